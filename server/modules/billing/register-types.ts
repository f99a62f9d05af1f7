import { z } from 'zod'
import type { Derivation } from '../rates/derivation.ts'

const Day = z.iso.date()
const Cents = z.int()

/** Why a bill differs from the last one. */
const changeCauses = ['new', 'stopped', 'service', 'rate', 'proration', 'one-off', 'discount'] as const
export type ChangeCause = (typeof changeCauses)[number]

/** One cause of a difference to the last bill, told in both languages. A bill's causes sum to its difference. */
export const Difference = z.strictObject({
  cause: z.enum(changeCauses),
  amountCents: Cents,
  en: z.string(),
  es: z.string(),
})
export type Difference = z.infer<typeof Difference>

/**
 * Everything a bill shows beside its lines and sums, frozen when the register row was made: posting copies it, printing reads
 * nothing else of the account. Days are ISO. Addresses are lines as they print.
 */
export const BillDocument = z.strictObject({
  language: z.enum(['en', 'es']),
  cycle: z.string(),
  cycleName: z.string(),
  months: z.int(),
  timing: z.enum(['advance', 'arrears']),
  payer: z.strictObject({ partyId: z.int(), name: z.string() }),
  ownerName: z.string().nullable(),
  /** `212 OAK ST APT B`, then `ONTARIO CA 91764`. */
  serviceAddress: z.strictObject({ line: z.string(), place: z.string() }),
  apn: z.string().nullable(),
  /** The lines in the window of the envelope, the name first; fewer than three cannot be mailed. */
  mailTo: z.array(z.string()),
  mailZip: z.string(),
  /** Safe at Home: no address is shown to anybody but the payer. */
  confidential: z.boolean(),
  largePrint: z.boolean(),
  autopay: z.boolean(),
  billBy: z.enum(['paper', 'email', 'both', 'none']),
  email: z.string().nullable(),
  /** Where the owner's copy goes; null when the owner gets none. */
  ownerCopyTo: z.array(z.string()).nullable(),
  last: z
    .strictObject({
      number: z.string(),
      issuedOn: Day,
      periodFrom: Day,
      periodUntil: Day,
      chargesCents: Cents,
      totalDueCents: Cents,
    })
    .nullable(),
  /** Payments since the last bill, oldest first; amounts are positive. */
  payments: z.array(z.strictObject({ receivedOn: Day, tender: z.string(), amountCents: Cents })),
  /** Whatever else moved the balance since the last bill; positive when the account owes more. */
  adjustments: z.array(z.strictObject({ postedOn: Day, en: z.string(), es: z.string(), amountCents: Cents })),
  differences: z.array(Difference),
  /** What a bill on demand is; a regular one, and any that was made before there were others, does not say. */
  kind: z.enum(['partial', 'final', 'off-cycle']).optional(),
  /** The messages it bears, in their order. */
  messages: z.array(z.strictObject({ messageId: z.int(), en: z.string(), es: z.string() })).optional(),
  /** Why it is not sent to anybody, and by which rule; its charges stand all the same. */
  suppressed: z
    .strictObject({
      because: z.enum(['minimum', 'zero', 'credit']),
      citation: z.string(),
      limitCents: Cents.nullable(),
    })
    .optional(),
  /** Charges of up to twelve earlier bills, oldest first; the bill itself is the thirteenth bar. */
  history: z.array(z.strictObject({ periodFrom: Day, periodUntil: Day, chargesCents: Cents })),
})
export type BillDocument = z.infer<typeof BillDocument>

/** One charge as it stands on a register or a bill. Days are ISO; `periodUntil` is the first day not covered. */
export type BillLine = {
  readonly lineNo: number
  readonly serviceId: number | null
  readonly eventId: number | null
  readonly rateId: number | null
  readonly code: string
  readonly kind: string
  readonly stream: string | null
  readonly glCode: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly quantity: number
  readonly amountCents: number
  readonly textKey: string
  readonly derivation: Derivation
}

/** A bill as another is compared with it. */
export type ComparedBill = {
  /** How sentences name it when it is not the last one: `the bill of October 5, 2026`. */
  readonly called?: { readonly en: string; readonly es: string }
  readonly periodFrom: string
  readonly periodUntil: string
  readonly lines: readonly BillLine[]
}

/** Something on the register that a person must accept or mend; `details` are the figures behind it, as plain JSON. */
export type FoundException = {
  readonly code: string
  readonly severity: 'stop' | 'decide' | 'note'
  readonly details: Readonly<Record<string, unknown>>
}
