import { z } from 'zod'
import { AccountRow, Cents, Day } from './account-shapes.ts'
import { Tender } from './payments.ts'

/** Why money could not be posted to an account. */
export const SuspenseWhy = z.enum([
  'no-number',
  'unknown-account',
  'check-digit',
  'account-closed',
  'duplicate',
  'refused-here',
])

export const SuspenseState = z.enum(['open', 'moved', 'return-asked', 'returned', 'unpaid', 'unclaimed'])

/** Money whose account is not known, or was not when it came. */
export const SuspenseItem = z
  .object({
    itemId: z.int(),
    source: z.enum(['cash-item', 'file-item']).describe('What brought it.'),
    sourceId: z.int(),
    amountCents: Cents,
    tender: Tender,
    receivedOn: Day,
    days: z.int().describe('How long it has been waiting, or waited, in days.'),
    payerName: z.string().nullable(),
    written: z.string().nullable().describe('The account number as the payer wrote it.'),
    payerRouting: z.string().nullable(),
    payerLast4: z.string().nullable().describe('The last four digits of the payer’s bank account.'),
    checkNumber: z.string().nullable(),
    why: SuspenseWhy,
    heldIn: z.string().describe('The ledger account that holds it.'),
    state: SuspenseState,
    accountNumber: z.string().nullable().describe('Where it was moved.'),
    paymentId: z.int().nullable(),
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
    reason: z.string().nullable(),
    putInBy: z.string(),
  })
  .meta({ id: 'SuspenseItem' })

/** Why an account may be the one that was meant. */
export const MatchReason = z.object({
  code: z.enum([
    'remembered',
    'moved-before',
    'same-payer',
    'former-number',
    'same-number',
    'one-digit-wrong',
    'two-turned-about',
    'digit-missing',
    'digit-too-many',
    'name',
    'owes-this',
  ]),
  sentence: z.string(),
})

/** An account that may be the one that was meant, the likeliest first. */
export const LikelyMatch = z.object({ account: AccountRow, reasons: z.array(MatchReason) })

/** A number that payers write for an account, and a person had remembered. */
export const Alias = z.object({
  aliasId: z.int(),
  written: z.string(),
  accountNumber: z.string(),
  rememberedBy: z.string(),
  rememberedOn: Day,
})
