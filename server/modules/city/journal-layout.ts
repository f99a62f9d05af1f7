import { z } from 'zod'

const pad = {
  /** Of a fixed field; a longer value is cut, but for amounts, which must fit. */
  length: z.int().min(1).max(255).optional(),
  align: z.enum(['left', 'right']).default('left'),
  fill: z.string().length(1, 'write one sign').default(' '),
}

/** What a field of a journal line holds. Amounts are written with a point and two decimals, or as cents without a point. */
const JournalField = z.discriminatedUnion('field', [
  z.strictObject({
    field: z.literal('date'),
    format: z.enum(['MM/DD/YYYY', 'YYYY-MM-DD', 'MMDDYYYY']),
    ...pad,
  }),
  z.strictObject({
    field: z.enum(['journal', 'reference', 'description', 'fund', 'code', 'name', 'line']),
    ...pad,
  }),
  /** The account string, or so many of its signs from `start` (counted from 1); `strip` leaves its dashes and points out. */
  z.strictObject({
    field: z.literal('gl-string'),
    strip: z.boolean().default(false),
    start: z.int().min(1).optional(),
    count: z.int().min(1).optional(),
    ...pad,
  }),
  z.strictObject({ field: z.literal('side'), debit: z.string(), credit: z.string(), ...pad }),
  /** `amount` has no sign; `signed` has a minus for credits; `debit` and `credit` are empty on the other side. */
  z.strictObject({
    field: z.enum(['amount', 'signed', 'debit', 'credit']),
    point: z.boolean().default(true),
    ...pad,
  }),
  z.strictObject({ field: z.literal('fixed'), value: z.string(), ...pad }),
])
export type JournalField = z.infer<typeof JournalField>

/** How a journal is written for a city's finance system: a table of fields, so that another system is another table. */
export const JournalLayout = z.strictObject({
  style: z.enum(['fixed', 'delimited'], 'write fixed or delimited'),
  /** Between the fields of a delimited layout: `|`, `,` or a tab. */
  separator: z.string().length(1, 'write one sign').optional(),
  /** The first line, when the finance system wants one. */
  heading: z.string().optional(),
  newline: z.enum(['lf', 'crlf']).default('crlf'),
  extension: z
    .string()
    .regex(/^[a-z]{1,4}$/, 'write the ending of the file name, such as txt')
    .default('txt'),
  fields: z.array(JournalField).min(3, 'name the fields of a line in their order'),
})
export type JournalLayout = z.infer<typeof JournalLayout>

/** What `city.yaml` says of journals: which layout is the usual one, and layouts of the city's own. */
export const JournalSettings = z.strictObject({
  layout: z.string().optional(),
  layouts: z.record(z.string(), JournalLayout).default({}),
})
