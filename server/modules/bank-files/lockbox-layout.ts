import { z } from 'zod'

/** The kinds of records a lockbox file has, whatever a bank writes in front of them. */
const kinds = [
  'header',
  'service',
  'batch-header',
  'check',
  'overflow',
  'batch-control',
  'box-control',
  'file-control',
] as const
export type LockboxKind = (typeof kinds)[number]

const position = z.int('write a position, counted from 1').min(1).max(10_000)
const common = {
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'write a name of letters and digits, such as checkNumber'),
  from: position,
  /** Without a length a field goes to the end of the record. */
  length: position.optional(),
  /** May be blank, or be cut off at the end of a short record. */
  optional: z.boolean().default(false),
}

const LockboxField = z.discriminatedUnion('is', [
  z.strictObject({ ...common, is: z.literal('text'), trim: z.boolean().default(true) }),
  z.strictObject({ ...common, is: z.literal('digits'), stripZeros: z.boolean().default(false) }),
  z.strictObject({ ...common, is: z.literal('count') }),
  z.strictObject({
    ...common,
    is: z.literal('date'),
    mask: z.enum(['YYMMDD', 'MMDDYY', 'YYYYMMDD', 'MMDDYYYY']),
  }),
  z.strictObject({
    ...common,
    is: z.literal('money'),
    /** How many of the digits are cents: 2, or 0 where the bank writes whole dollars. */
    decimals: z.union([z.literal(0), z.literal(2)], 'write 2, or 0 for whole dollars').default(2),
    sign: z.enum(['none', 'before', 'behind'], 'write none, before or behind').default('none'),
  }),
])
export type LockboxField = z.infer<typeof LockboxField>

const LockboxRecord = z.strictObject({
  /** What tells the record from others: this text at this position. */
  test: z.strictObject({
    from: position.default(1),
    is: z.string().min(1, 'write what the record begins with'),
  }),
  fields: z.array(LockboxField).min(1, 'name the fields of the record'),
})

/**
 * How one bank writes its lockbox files, as data: for each kind of record how it is told, and its fields with position (from 1),
 * length and form. Banks change the common layout as they like, so there is no code that knows a position.
 */
export const LockboxLayout = z
  .strictObject({
    name: z.string().min(1),
    title: z.string().min(1),
    source: z.string().min(1),
    records: z.partialRecord(z.enum(kinds), LockboxRecord),
  })
  .superRefine(({ records }, context) => {
    if (!records.check)
      context.addIssue({ code: 'custom', path: ['records'], message: 'a layout has a record check' })
    for (const [kind, needed] of Object.entries(neededFields)) {
      const record = records[kind as LockboxKind]
      for (const [name, is] of Object.entries(needed)) {
        if (!record || record.fields.find((one) => one.name === name)?.is === is) continue
        const message = `the record ${kind} needs a field ${name} that is ${is}`
        context.addIssue({ code: 'custom', path: ['records', kind], message })
      }
    }
  })
export type LockboxLayout = z.infer<typeof LockboxLayout>

/**
 * What the reader cannot do without, in the records a layout has. A bank that writes one line for each payment has only checks.
 * All other fields of a check are kept for whoever imports it.
 */
const neededFields: Partial<Record<LockboxKind, Readonly<Record<string, LockboxField['is']>>>> = {
  check: { amount: 'money' },
  overflow: { batch: 'digits', item: 'digits', sequence: 'count' },
  'batch-control': { count: 'count', total: 'money' },
  'box-control': { count: 'count', total: 'money' },
  'file-control': { records: 'count' },
}
