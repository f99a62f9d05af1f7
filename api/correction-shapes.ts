import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { AdjustmentState } from './adjustment-shapes.ts'
import { OfCase } from './for-case.ts'
import { FreeText } from './free-text.ts'

const word = z.string().trim().min(1).max(40)
const many = z.int('Write a whole number.').min(1, 'Write 1 or more.').max(10_000)
const pickups = z.int().min(1).max(14).nullable().describe('Null: on call.')

const ServiceFacts = z.object({
  stream: word,
  container: word,
  size: word,
  quantity: many.default(1),
  pickupsPerWeek: pickups.default(1),
  location: word.default('curb'),
  units: many.default(1).describe('Dwelling units, for rates that charge by unit.'),
})
const serviceId = z.int().positive()

/** One thing that really was otherwise than the books have it. */
const StatedFact = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('service-was'),
    serviceId,
    was: z
      .object({
        container: word.optional(),
        size: word.optional(),
        quantity: many.optional(),
        pickupsPerWeek: pickups.optional(),
        location: word.optional(),
        units: many.optional(),
      })
      .describe('Only what was otherwise.'),
  }),
  z.object({ kind: z.literal('service-absent'), serviceId }).describe('The service was not there.'),
  z
    .object({ kind: z.literal('service-there'), service: ServiceFacts })
    .describe('Something was collected that the books do not have.'),
  z.object({
    kind: z.literal('event-was'),
    eventId: z.int().positive(),
    was: z
      .object({
        quantity: many.optional(),
        tonsHundredths: z.int().min(0).max(1_000_000).nullable().optional(),
        containerDays: z.int().min(0).max(10_000).nullable().optional(),
      })
      .describe('Only what was otherwise.'),
  }),
  z
    .object({ kind: z.literal('event-absent'), eventId: z.int().positive() })
    .describe('It was charged, and never was.'),
  z.object({ kind: z.literal('class'), class: word }),
  z.object({
    kind: z.literal('discount-held'),
    code: word,
    evidence: FreeText.max(200).nullable().default(null),
  }),
  z.object({ kind: z.literal('discount-not-held'), code: word }),
])

/** What the facts really were, from a day on and until another. */
export const Statement = z.object({
  from: Day.describe('The first day it was so.'),
  until: Day.nullable().default(null).describe('The first day it no longer was; null: it is so still.'),
  facts: z.array(StatedFact).min(1, 'State what was otherwise.').max(20),
})

const Verdict = z
  .enum(['same', 'within', 'beyond', 'overridden', 'waived'])
  .describe(
    'within the look-back: posted; beyond it: only shown; overridden: a manager goes beyond; waived: too little to collect.',
  )
const Part = z.object({ lineNo: z.int().nullable(), cents: Cents })

/** A line in words, with why it is what it is. */
const ToldLine = z.object({
  en: z.string(),
  es: z.string(),
  from: Day,
  until: Day,
  amountCents: Cents,
  reasonEn: z.array(z.string()),
  reasonEs: z.array(z.string()),
})

/** One charge of a bill, as it was posted and as it should have been. */
export const CorrectedCharge = z.object({
  about: z.string(),
  glCode: z.string(),
  titleEn: z.string(),
  titleEs: z.string(),
  billedCents: Cents,
  movedCents: Cents.describe('Adjusted or corrected on it already.'),
  shouldCents: Cents,
  differenceCents: Cents.describe(
    'Still to be posted so that it is right; positive: the customer owes more.',
  ),
  parts: z.array(Part).describe('The difference by the lines of the bill it goes on.'),
  posted: z.array(ToldLine),
  should: z.array(ToldLine),
})

/** A posted bill with what it should have been. */
export const CorrectedBill = z.object({
  billId: z.int(),
  billNumber: z.string(),
  issuedOn: Day,
  periodFrom: Day,
  periodUntil: Day,
  billedCents: Cents,
  movedCents: Cents,
  shouldCents: Cents,
  differenceCents: Cents,
  postedCents: Cents.describe('What of the difference is posted.'),
  verdict: Verdict,
  why: z.string(),
  charges: z.array(CorrectedCharge).describe('Those that differ.'),
})

/** One installment of a plan. */
const Installment = z.object({ dueOn: Day, amountCents: Cents })

/** What a statement about the past would come to. */
export const CorrectionPreview = z.object({
  accountNumber: z.string(),
  statedEn: z.array(z.string()).describe('What was stated, in words.'),
  statedEs: z.array(z.string()),
  differenceCents: Cents,
  postedCents: Cents,
  balanceCents: Cents.describe('What the account owes now.'),
  newBalanceCents: Cents,
  citation: z.string().describe('The rule of the look-back.'),
  mayGoBeyond: z.boolean().describe('Whether a manager may go beyond it.'),
  beyondCents: Cents.describe('What lies beyond the look-back and is not posted.'),
  bills: z.array(CorrectedBill),
  payers: z
    .array(
      z.object({
        accountNumber: z.string(),
        payerName: z.string().nullable(),
        postedCents: Cents,
        balanceCents: Cents,
        newBalanceCents: Cents,
        bills: z.array(CorrectedBill),
      }),
    )
    .describe('Other accounts that pay a part of it, and what it comes to there. All are posted, or none.'),
  notMade: z
    .array(z.string())
    .describe('Bills that what was believed does not make again to the cent; their other charges stay.'),
  gaps: z.array(z.object({ what: z.string(), from: Day, until: Day })),
  installments: z
    .array(Installment)
    .describe('In which what it charges may be paid; none, where the rule offers none.'),
  fingerprint: z
    .string()
    .describe('Sent back when it is asked for: nothing but what was looked at is posted.'),
})

export const CorrectionState = z.enum(['asked', 'posted', 'refused', 'withdrawn'])

/** One line of the list of corrections. */
export const CorrectionRow = z.object({
  correctionId: z.int(),
  accountNumber: z.string(),
  state: CorrectionState,
  from: Day,
  until: Day.nullable(),
  statedEn: z.array(z.string()),
  reason: z.string(),
  overrideReason: z.string().nullable(),
  differenceCents: Cents,
  postedCents: Cents,
  askedBy: z.string(),
  askedOn: Day,
  endedBy: z.string().nullable(),
  endedNote: z.string().nullable(),
  adjustmentId: z.int().nullable(),
  adjustmentState: AdjustmentState.nullable().describe(
    'What became of the adjustment that carries its money.',
  ),
  ...OfCase,
  letterId: z.int().nullable(),
  inInstallments: z.boolean(),
  rebills: z
    .enum(['service', 'bills'])
    .nullable()
    .describe('Whether bills are cancelled and billed anew: of one service, or all that is on them.'),
})

/** All of one correction. */
export const Correction = CorrectionRow.extend({
  statedEs: z.array(z.string()),
  citation: z.string(),
  bills: z.array(CorrectedBill),
  replacements: z
    .array(
      z.object({
        number: z.string(),
        billNumber: z.string(),
        dueOn: Day,
        chargesCents: Cents,
        totalDueCents: Cents,
      }),
    )
    .describe('What took the place of cancelled bills.'),
  sharing: z
    .array(z.object({ correctionId: z.int(), accountNumber: z.string(), postedCents: Cents }))
    .describe('Those of other accounts that pay a part of the same service: all are posted, or none.'),
  changed: z
    .array(z.object({ before: z.string().nullable(), after: z.string().nullable() }))
    .describe('The rows of the books: what had been believed, and what is known since.'),
}).meta({ id: 'Correction' })
