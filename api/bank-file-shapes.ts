import { z } from 'zod'

/** Something wrong in a file of a bank. Lines and columns count from 1; columns count bytes. */
export const BankFault = z.object({
  line: z.int(),
  column: z.int(),
  record: z.string().describe('The kind of record it stands in; `line` or `file` where it is of none.'),
  code: z.string().describe('Why, by a code of `cartwright bank reasons`.'),
  sentence: z.string().describe('What is there and what was expected.'),
  severity: z.enum(['refuse', 'warn']),
})

/** What a control record tells beside what was found. */
export const ControlTotal = z.object({
  what: z.string(),
  line: z.int().nullable().describe('Where it is told; null when the record is missing.'),
  unit: z.enum(['cents', 'number']),
  found: z.number(),
  told: z.number().nullable(),
})

const AchBatch = z.object({
  line: z.int(),
  number: z.int(),
  entryClass: z.string(),
  company: z.string(),
  description: z.string(),
  effectiveOn: z.iso.date().nullable(),
  entries: z.int(),
  debitCents: z.number(),
  creditCents: z.number(),
})

const AchReturn = z.object({
  line: z.int(),
  code: z.string(),
  meaning: z.string().nullable(),
  todo: z.string().nullable(),
  amountCents: z.number(),
  originalTrace: z.string(),
})

const AchChange = z.object({
  line: z.int(),
  code: z.string(),
  meaning: z.string().nullable(),
  originalTrace: z.string(),
  correction: z.record(z.string(), z.string()).nullable().describe('What is right from now on.'),
})

const StatementAccount = z.object({
  line: z.int(),
  account: z.string(),
  currency: z.string(),
  asOf: z.iso.date().nullable(),
  balances: z.array(z.object({ typeCode: z.string(), name: z.string().nullable(), amountCents: z.number() })),
  credits: z.object({ count: z.int(), amountCents: z.number() }),
  debits: z.object({ count: z.int(), amountCents: z.number() }),
  /** Loans, messages and codes of a bank’s own are on neither side. */
  others: z.object({ count: z.int(), amountCents: z.number() }),
})

const LockboxBatch = z.object({
  line: z.int(),
  lockbox: z.string(),
  number: z.string(),
  depositOn: z.iso.date().nullable(),
  checks: z.int(),
  amountCents: z.number(),
})

/** What is in the file, by its format. */
const BankFileContent = z.discriminatedUnion('format', [
  z.object({
    format: z.literal('nacha'),
    batches: z.array(AchBatch),
    returns: z.array(AchReturn),
    changes: z.array(AchChange),
  }),
  z.object({ format: z.literal('bai2'), accounts: z.array(StatementAccount) }),
  z.object({ format: z.literal('lockbox'), layout: z.string(), batches: z.array(LockboxBatch) }),
])

/** What `cartwright bank check --json` answers. */
export const BankFileCheck = z.object({
  file: z.string(),
  mode: z.enum(['strict', 'lenient']),
  verdict: z
    .enum(['good', 'usable', 'refused'])
    .describe('good: nothing is wrong. usable: there are warnings. refused: it cannot be used.'),
  bytes: z.int(),
  lines: z.int(),
  records: z
    .record(z.string(), z.int())
    .describe('How many there are of each kind, blank and unknown ones too.'),
  totals: z.array(ControlTotal),
  faults: z.array(BankFault),
  content: BankFileContent,
})
export type BankFileCheck = z.infer<typeof BankFileCheck>
