import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { OfCase } from './for-case.ts'
import { FreeText } from './free-text.ts'
import { Role } from './roles.ts'

/** What a party to the talk says of an amount: positive when the account owes more, negative for a credit. */
const SignedCents = Cents.min(-10_000_000_00, 'Write at most $10,000,000.00.')
  .max(10_000_000_00, 'Write at most $10,000,000.00.')
  .refine((amount) => amount !== 0, 'Write an amount that is not zero.')

/** One part of an adjustment: of a line of a posted bill, or of a ledger account. */
export const AdjustmentPart = z
  .object({
    billLine: z
      .object({ billId: z.int().positive(), lineNo: z.int().positive() })
      .optional()
      .describe('The line it takes from or adds to. Its ledger account is used when none is named.'),
    ledgerCode: z.string().min(1).optional(),
    amountCents: SignedCents.describe('Positive: the account owes more. Negative: a credit.'),
  })
  .describe('Without a line and a ledger account, it goes to the ledger account of the reason.')

export const AdjustmentState = z.enum(['waiting', 'posted', 'returned', 'withdrawn'])

/** What a person asks for. */
export const AskedAdjustment = z.object({
  reason: z.string().min(1, 'Choose a reason.'),
  parts: z.array(AdjustmentPart).min(1, 'Choose a line or write an amount.').max(200),
  note: FreeText.min(1, 'Write why, for whoever looks at it later.').max(1000),
  evidence: z.array(z.int().positive()).max(20).default([]).describe('The numbers of the files attached.'),
})

const Named = z.object({ code: z.string(), name: z.string() })

/** One ledger entry, as it would be posted or was. */
export const AdjustmentEntry = z.object({
  entryId: z.int().nullable(),
  debit: Named,
  credit: Named,
  amountCents: Cents,
})

/** One part with the words of its line. */
export const ShownPart = z.object({
  billLine: z
    .object({ billId: z.int(), billNumber: z.string(), lineNo: z.int(), text: z.string(), lineCents: Cents })
    .nullable(),
  ledgerCode: z.string(),
  amountCents: Cents,
})

/** By which limits it was judged. */
export const JudgedAuthority = z.object({
  alone: z.boolean(),
  periodDays: z.int(),
  citation: z.string(),
  limits: z.array(
    z.object({
      limit: z
        .enum(['on-account', 'in-all', 'account', 'reason'])
        .describe(
          'What counts against it: yours on this account, yours in all, everybody’s on this account, or this reason on this account.',
        ),
      limitCents: Cents,
      postedCents: Cents.describe('Posted without approval within the period before.'),
      exceeded: z.boolean(),
    }),
  ),
})

export const EvidenceFile = z.object({
  evidenceId: z.int(),
  name: z.string(),
  kind: z.enum(['pdf', 'jpg', 'png']),
  bytes: z.int(),
  sha256: z.string(),
  addedBy: z.string(),
  addedOn: Day,
})

/** What would happen to the books. */
export const AdjustmentPreview = z.object({
  amountCents: Cents.describe('What it does to the account.'),
  grossCents: Cents.describe('What its credits and charges come to without their signs: what limits count.'),
  balanceCents: Cents.describe('What the account owes now.'),
  newBalanceCents: Cents,
  state: z.enum(['waiting', 'posted']).describe('Posted at once, or waiting for a second person.'),
  parts: z.array(ShownPart),
  entries: z.array(AdjustmentEntry),
  authority: JudgedAuthority,
  approvers: z.array(Role).describe('The roles that may approve it, when it has to wait.'),
  evidenceFromCents: Cents.nullable().describe('From which amount on the reason asks for evidence.'),
  evidenceMissing: z.boolean(),
  citation: z.string(),
})

/** What became of what was asked. */
export const AdjustmentAnswer = z.object({
  adjustmentId: z.int(),
  state: AdjustmentState,
  amountCents: Cents,
  balanceCents: Cents.describe('What the account owes now.'),
  repeated: z.boolean().describe('It was made by the same request before; nothing was changed.'),
})

/** One line of the list. */
export const AdjustmentRow = z.object({
  adjustmentId: z.int(),
  accountNumber: z.string(),
  address: z.string(),
  payerName: z.string().nullable(),
  reason: z.string(),
  label: z.string(),
  amountCents: Cents,
  grossCents: Cents,
  state: AdjustmentState,
  reversesId: z.int().nullable(),
  reversedById: z.int().nullable(),
  standardCase: z.string().nullable(),
  note: z.string(),
  askedBy: z.string(),
  askedOn: Day,
  decidedBy: z.string().nullable(),
  decidedOn: Day.nullable(),
  postedOn: Day.nullable(),
  evidence: z.int().describe('How many files are attached.'),
  ...OfCase,
})

/** How an amount was worked out, in words. */
export const CaseDerivation = z.object({
  en: z.array(z.string()),
  es: z.array(z.string()),
  citation: z.string(),
})

/** All of one adjustment. */
export const Adjustment = AdjustmentRow.extend({
  labelEs: z.string(),
  citation: z.string(),
  derivation: CaseDerivation.nullable(),
  askedRole: z.string().describe('What whoever asked was to the city.'),
  source: z.object({ kind: z.string(), id: z.int() }).nullable(),
  decisionNote: z.string().nullable(),
  alone: z.boolean().describe('Posted by whoever asked, within their own limits.'),
  authority: JudgedAuthority,
  parts: z.array(ShownPart),
  entries: z.array(AdjustmentEntry).describe('As posted; of one that waits, as they would be today.'),
  balanceCents: Cents.describe('What the account owes now.'),
  newBalanceCents: Cents.nullable().describe('Of one that waits: what it would owe if it was approved now.'),
  postedBalance: z
    .object({ beforeCents: Cents, afterCents: Cents })
    .nullable()
    .describe('Of a posted one: what the account owed just before its entries and just after them.'),
  approval: z
    .object({
      role: z.string(),
      under: z.string().nullable().describe('Whose authority it was, where somebody gave it to them.'),
      upToCents: Cents.nullable().describe('Up to which amount it reaches; null is any amount.'),
      citation: z.string(),
    })
    .nullable()
    .describe('By which authority it was approved; null: nobody approved it.'),
  files: z.array(EvidenceFile),
  history: z.array(
    z.object({
      at: z.iso.datetime({ offset: true }),
      on: Day,
      by: z.string(),
      role: z.string(),
      under: z.string().nullable().describe('Whose authority they had, where it was given to them.'),
      did: z.string(),
      note: z.string().nullable(),
    }),
  ),
  may: z
    .object({
      approve: z.boolean(),
      return: z.boolean(),
      withdraw: z.boolean(),
      reverse: z.boolean(),
      because: z.string().nullable(),
    })
    .describe('What you may do with it now; and why not approve it.'),
})
