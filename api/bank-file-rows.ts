import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { Tender } from './payments.ts'
import { SuspenseWhy } from './suspense-shapes.ts'

export const BankFormat = z.enum(['nacha', 'bai2', 'lockbox', 'csv'])
export const BankFileState = z.enum(['checked', 'posting', 'posted', 'refused', 'discarded'])
/** How the list of files is narrowed: to those that are not posted yet, to the refused, to those with rejected lines. */
export const BankFileView = z.enum(['all', 'waiting', 'refused', 'rejected'])
export type BankFileView = z.infer<typeof BankFileView>
export const ItemVerdict = z.enum(['posted', 'suspended', 'rejected'])

const Sum = z.object({ count: z.int(), cents: Cents })

/** `file` is always `posted + suspended + rejected`. */
const Totals = z.object({
  file: Sum,
  posted: Sum,
  suspended: Sum,
  rejected: Sum,
  done: Sum.describe('How much of what is posted and suspended is in the books already.'),
})

/** A file of a bank: what it is, and what became of it. */
export const BankFileRow = z
  .object({
    fileId: z.int(),
    fileName: z.string(),
    format: BankFormat,
    layout: z.string().nullable().describe('Of a lockbox file: the layout it was read by.'),
    mode: z.enum(['strict', 'lenient']),
    modeReason: z.string().nullable(),
    verdict: z.enum(['good', 'usable', 'refused']),
    state: BankFileState,
    receivedOn: Day,
    receivedBy: z.string(),
    endedBy: z.string().nullable().describe('Who had it posted, or discarded it.'),
    endedOn: Day.nullable(),
    endedReason: z.string().nullable(),
    failure: z.string().nullable().describe('What stopped the last attempt to post it. What is done stays.'),
    totals: Totals,
    notices: z.object({ all: z.int(), open: z.int() }),
    statements: z.int(),
  })
  .meta({ id: 'BankFileRow' })

/** One file that lay in the folder of the city, and what became of it. */
export const WatchedFile = z.object({
  watchedId: z.int(),
  fileName: z.string(),
  sizeBytes: z.number(),
  state: z
    .enum(['arriving', 'taken', 'refused'])
    .describe('arriving: it is taken at the next look, if it is the same then.'),
  fileId: z.int().nullable().describe('What it was taken as; of the same file again, the first.'),
  reason: z.string().nullable().describe('Why it was refused.'),
  seenAt: z.iso.datetime(),
  movedAs: z.string().nullable().describe('Where it lies now, in the folder.'),
})

/** The folder into which banks and people put files. */
export const BankFolder = z.object({
  place: z.string().nullable().describe('In the inbox of the server. Null: the city names no folder.'),
  citation: z.string().nullable(),
  patterns: z
    .array(z.object({ name: z.string(), format: BankFormat }))
    .describe('What files are, by their names.'),
  lookedAt: z.iso.datetime().nullable().describe('The last look; null: there was none yet.'),
  failure: z.string().nullable().describe('What went wrong at the last look.'),
  rows: z.array(WatchedFile).describe('The newest 50, those that arrive first.'),
})

/** One payment of a file with what becomes of it. */
export const BankFileItem = z.object({
  itemId: z.int(),
  line: z.int(),
  place: z.string().describe('Batch and item as the bank numbers them.'),
  amountCents: Cents,
  tender: Tender,
  receivedOn: Day,
  written: z.string().nullable(),
  payerName: z.string().nullable(),
  payerRouting: z.string().nullable(),
  payerLast4: z.string().nullable(),
  checkNumber: z.string().nullable(),
  trace: z.string().nullable(),
  verdict: ItemVerdict,
  why: z
    .union([SuspenseWhy, z.enum(['amount-zero', 'amount-negative', 'not-money-in', 'row-faulty'])])
    .nullable(),
  foundBy: z.enum(['number', 'remembered', 'former-number']).nullable(),
  accountNumber: z.string().nullable(),
  paymentId: z.int().nullable(),
  suspenseId: z.int().nullable(),
  done: z.boolean(),
})

/** What a bank tells without money: an entry that came back, or what to use from now on. */
export const BankNotice = z.object({
  noticeId: z.int(),
  fileId: z.int(),
  fileName: z.string(),
  receivedOn: Day,
  line: z.int(),
  kind: z.enum(['return', 'change']),
  code: z.string(),
  meaning: z.string().nullable(),
  todo: z.string().nullable(),
  amountCents: Cents,
  originalTrace: z.string(),
  payerName: z.string().nullable(),
  information: z.string().nullable(),
  correction: z.record(z.string(), z.string()).nullable().describe('What is right from now on.'),
  paymentId: z.int().nullable().describe('The payment that came back; null: none was found.'),
  accountNumber: z.string().nullable(),
  mandateId: z.int().nullable().describe('The autopay whose entry it is about.'),
  settledBy: z.string().nullable(),
  settledOn: Day.nullable(),
  note: z.string().nullable(),
})

/** A return of a file that nobody has seen to. */
export const FileReturn = z.object({
  line: z.int(),
  code: z.string(),
  reason: z.string().nullable().describe('The reason of the policy `returned-items` it is recorded by.'),
  why: z.string().nullable().describe('Why it is for a person.'),
})

/** One account of a statement. */
export const BankStatement = z.object({
  statementId: z.int(),
  fileId: z.int(),
  account: z.string(),
  asOf: Day.nullable(),
  currency: z.string(),
  openingCents: Cents.nullable(),
  closingCents: Cents.nullable(),
  creditCents: Cents,
  debitCents: Cents,
  lines: z.int(),
})

export const BankStatementLine = z.object({
  line: z.int(),
  typeCode: z.string(),
  side: z.enum(['credit', 'debit']).nullable(),
  use: z.string(),
  amountCents: Cents,
  valueOn: Day.nullable(),
  bankReference: z.string(),
  customerReference: z.string(),
  text: z.string(),
})
