import type { Cents } from './money.ts'

/** A payment that a provider is asked to take on its own page. All of it is fixed by us before the payer gets there. */
export type PaymentAsked = {
  /** How we name it. It comes back with the session, and the same name again is the same session. */
  readonly reference: string
  readonly amount: Cents
  /** What the payer reads beside the amount. */
  readonly description: string
  readonly language: 'en' | 'es'
  readonly email: string | null
  readonly tenders: readonly ('card' | 'ach')[]
  /** Where the payer goes on after paying, and after turning back. */
  readonly doneUrl: string
  readonly backUrl: string
}

/** The page of the provider on which one payment is made. */
export type ProviderSession = { readonly sessionId: string; readonly url: string }

/** How a payment stands with the provider now, whatever events said and in whatever order. */
export type ProviderPayment = {
  readonly sessionId: string
  /** Our name of it; null: the session is not one of ours. */
  readonly reference: string | null
  /** `pending`: the payer is done, the bank is not (ACH). `failed`: the bank said no. */
  readonly state: 'open' | 'pending' | 'paid' | 'failed' | 'expired'
  readonly amount: Cents
  /** What the provider gave back to the payer. */
  readonly refunded: Cents
  /** What a dispute that is open or lost took back. */
  readonly disputed: Cents
  readonly transactionId: string | null
  readonly tender: 'card' | 'ach' | null
  readonly brand: string | null
  readonly last4: string | null
  /** What the provider keeps for itself; null until it says so. It is never part of what the customer owes. */
  readonly fee: Cents | null
  /** When the payer paid. */
  readonly paidAt: Temporal.Instant | null
}

/** What an event is about. What it says of that is not believed: it is fetched. */
export type EventSubject = { readonly kind: 'session' | 'transaction' | 'payout'; readonly id: string }

/** An event that the provider sent, and signed. */
export type ProviderEvent = {
  readonly eventId: string
  readonly type: string
  readonly madeAt: Temporal.Instant
  /** Null: it is about something we have nothing to do with. */
  readonly about: EventSubject | null
}

/** What a call of the provider turned out to be. */
export type VerifiedWebhook =
  | { readonly genuine: true; readonly event: ProviderEvent }
  | {
      readonly genuine: false
      readonly why: 'no-signature' | 'wrong-signature' | 'too-old' | 'from-the-future'
    }

/** One transfer of a provider to the city's bank account, with all it is made of. */
export type Settlement = {
  readonly payoutId: string
  /** The day the bank has it, ISO. */
  readonly arrivesOn: string
  readonly net: Cents
  readonly lines: readonly {
    readonly lineId: string
    /** `charge`, `refund`, `dispute`, `fee`: the provider's own word. */
    readonly kind: string
    readonly transactionId: string | null
    readonly gross: Cents
    readonly fee: Cents
    readonly net: Cents
  }[]
}

/** Whoever takes cards and bank accounts for the city, on a page of its own: no card number ever comes to us. */
export type PaymentProvider = {
  readonly name: string
  /** Makes the page for a payment; the same reference again gives the same page. */
  readonly createSession: (asked: PaymentAsked) => Promise<ProviderSession>
  /** Whether a call came from the provider: looks at the bytes as they came. */
  readonly verifyWebhook: (call: {
    readonly raw: Uint8Array
    readonly headers: Headers
    readonly now: Temporal.Instant
  }) => VerifiedWebhook
  /** How a payment stands; null: the provider knows none. */
  readonly fetch: (
    about: EventSubject & { readonly kind: 'session' | 'transaction' },
  ) => Promise<ProviderPayment | null>
  /** Gives money back to the payer. The same key again gives nothing more. */
  readonly refund: (asked: {
    readonly transactionId: string
    readonly amount: Cents
    readonly key: string
  }) => Promise<{ readonly refundId: string }>
  /** What one payout is made of. */
  readonly fetchSettlement: (payoutId: string) => Promise<Settlement>
}

/** The provider of a city; null where the city takes no payments online. */
export type ProviderOf = (city: string) => Promise<PaymentProvider | null>
