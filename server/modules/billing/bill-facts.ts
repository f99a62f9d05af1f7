import type { Days } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { DiscountToRate, FreeUsed, ServiceToRate } from '../rates/account-to-rate.ts'
import type { Gap } from '../rates/derivation.ts'
import type { Share } from '../rates/share-charges.ts'
import type { EventSeen } from '../services/services-to-rate.ts'
import type { BillDocument, BillLine } from './register-types.ts'

/** A person or organization on an account, as of the day of the bill. */
export type PartyFacts = {
  readonly partyId: number
  readonly name: string
  readonly language: 'en' | 'es'
  readonly email: string | null
  /** How this payer wants all their bills; null: as each account says. */
  readonly billBy: 'paper' | 'email' | 'both' | null
  /** Where mail goes when not to the premise. */
  readonly mail: PostalFacts | null
  readonly confidential: boolean
}
type PostalFacts = {
  readonly line1: string
  readonly line2: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
}

export type PremiseFacts = {
  readonly line: string
  readonly place: string
  readonly state: string
  readonly zip: string
  readonly apn: string | null
  readonly addressKey: string
  readonly dwellingUnits: number
}

/** What is served to an account, and how the rate tables see it. */
export type ServedAccountFacts = {
  readonly accountId: number
  readonly class: string
  readonly zone: string | null
  readonly services: readonly ServiceToRate[]
  readonly events: readonly EventSeen[]
  readonly freeUsed: readonly FreeUsed[]
  /** Of its services that several accounts pay: who pays what part. */
  readonly shares: ReadonlyMap<number, readonly Share[]>
}

/** Services of another account that this one pays a part of. */
export type SharedFrom = { readonly owner: ServedAccountFacts; readonly serviceIds: readonly number[] }

/** An entry beside bills that no bill has shown yet; positive when the account owes more. */
export type BesideEntry = {
  readonly entryId: number
  readonly postedOn: string
  readonly source: string
  readonly cents: number
  /** What an adjustment is called on the bill. */
  readonly label?: { readonly en: string; readonly es: string } | null
  readonly payment: { readonly receivedOn: string; readonly tender: string } | null
}

/** The last bill of an account. */
export type LastBill = {
  readonly billId: number
  readonly number: string
  readonly issuedOn: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly chargesCents: number
  readonly totalDueCents: number
  readonly isFinal: boolean
  readonly lines: readonly BillLine[]
  /** A correction of the past looked at it since: what was wrong on it is settled. */
  readonly corrected?: true
}

/** Everything that is known of one account when its bill is made: values, no records. Days are numbers or ISO text. */
export type AccountFacts = ServedAccountFacts & {
  readonly accountNumber: string
  readonly openedOn: string
  readonly closedOn: string | null
  readonly billBy: BillDocument['billBy']
  readonly largePrint: boolean
  readonly autopay: boolean
  readonly ownerCopy: boolean
  readonly premise: PremiseFacts
  readonly payer: PartyFacts | null
  readonly owner: PartyFacts | null
  readonly discounts: readonly DiscountToRate[]
  readonly sharedFrom: readonly SharedFrom[]
  /** Days that posted bills stand for. They are never billed again. */
  readonly covered: readonly Days[]
  /** Earlier periods that are billed now: the account was held out of them or, on demand, they were not billed yet. */
  readonly missed: readonly BillingPeriod[]
  /** The last bill that stands for days: what a bill is compared with. */
  readonly last: LastBill | null
  /** The last bill of all, which may be one of extra charges: a bill goes on from what it said was due. */
  readonly newest: Omit<LastBill, 'lines'> | null
  /** Up to twelve earlier bills, oldest first. */
  readonly history: BillDocument['history']
  readonly beside: {
    /** The newest entry beside bills there is, and what all of them come to. */
    readonly through: number
    readonly cents: number
    /** What those came to that the last bill and the ones before it showed. */
    readonly shownCents: number
    readonly unseen: readonly BesideEntry[]
  }
}

/** A service whose facts are no longer those it was billed by, on days that a posted bill stands for. */
export type Correction = {
  readonly serviceId: number
  readonly what: string
  readonly from: string
  readonly until: string
  /** What the last bill charged for it, and what it would charge now. */
  readonly billedCents: number
  readonly nowCents: number
}

/** A bill as it was calculated, before it was looked over: what exceptions are found in. */
export type CalculatedBill = {
  readonly facts: AccountFacts
  /** The days the bill stands for, ISO; `periodUntil` is the first one it does not. */
  readonly periodFrom: string
  readonly periodUntil: string
  readonly lines: readonly BillLine[]
  readonly gaps: readonly Gap[]
  readonly corrections: readonly Correction[]
  readonly previousBalanceCents: number
  readonly paymentsCents: number
  readonly adjustmentsCents: number
  readonly chargesCents: number
  readonly totalDueCents: number
  readonly isBilled: boolean
  readonly isFinal: boolean
  readonly isNew: boolean
  readonly isProrated: boolean
  /** The charges it is compared with; null for a first bill, nothing for one of extra charges. */
  readonly lastChargesCents: number | null
  readonly document: BillDocument
}
