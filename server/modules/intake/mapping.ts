import { parseDocument } from 'yaml'
import { z } from 'zod'
import { refuse } from '#kernel/refusal'

const column = z.string('write the name of a column').trim().min(1, 'write the name of a column')
const constant = z.union([z.string(), z.number(), z.boolean()], 'write a text, a number, true or false')

/** How a text is changed on its way in. */
const steps = ['upper', 'lower', 'title', 'digits', 'letters'] as const
export type Step = (typeof steps)[number]

/** The orders in which the parts of a day are written. */
const dayOrders = ['YYYY-MM-DD', 'MM/DD/YYYY', 'DD/MM/YYYY', 'DD.MM.YYYY', 'YYYYMMDD', 'MMDDYYYY'] as const
export type DayOrder = (typeof dayOrders)[number]

const FieldMapping = z
  .strictObject({
    column: column.optional(),
    /** Columns put together; empty ones are left out. */
    join: z.array(column).min(1, 'name at least one column').optional(),
    /** What stands between joined columns; a space unless it is said. */
    with: z.string().optional(),
    /** A text with columns in braces: `Resident of {address}`. */
    text: z.string().optional(),
    /** The same for every row. */
    value: constant.optional(),
    /** What a value of the file means here. Capitals and spaces around it do not count. */
    table: z.record(z.string(), constant).optional(),
    /** For values that are not in the table. */
    otherwise: constant.optional(),
    /** Where the column is empty. */
    default: constant.optional(),
    date: z.enum(dayOrders, `write one of ${dayOrders.join(', ')}`).optional(),
    as: z
      .union([z.enum(steps), z.array(z.enum(steps))], `write one or more of ${steps.join(', ')}`)
      .optional(),
    /** Zeros in front up to so many signs, as spreadsheets take them away. */
    pad: z.int().min(1).max(30).optional(),
    /** Dashes for bare numbers: `####-###`. */
    dashes: z.string().regex(/#/, 'write a pattern such as ####-###').optional(),
  })
  .refine(
    ({ column: one, join, text, value }) =>
      [one, join, text, value].filter((part) => part !== undefined).length === 1,
    'write just one of column, join, text and value',
  )
export type FieldMapping = z.infer<typeof FieldMapping>

const ImportMapping = z.strictObject({
  sheet: z.string().min(1).optional(),
  headerLine: z.int().min(1).max(1000).optional(),
  encoding: z.string().min(1).optional(),
  delimiter: z.string().length(1, 'write one sign, such as ";"').optional(),
  fields: z
    .record(z.string(), z.union([column.transform((name) => ({ column: name })), FieldMapping]))
    .optional(),
})
/** What a mapping file says: how to read the file, and where each field comes from. Without fields, columns are found by name. */
export type ImportMapping = {
  readonly sheet?: string | undefined
  readonly headerLine?: number | undefined
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  readonly fields?: Readonly<Record<string, FieldMapping>> | undefined
}

type MappingFault = { readonly field: string; readonly message: string }

/** Refuses a mapping with everything that is wrong with it at once. */
export function refuseMapping(faults: readonly MappingFault[]): never {
  return refuse('IMPORT_MAPPING_FAULTY', { faults: [...faults] })
}

/** Reads a mapping from YAML or JSON, which is YAML too. */
export function readMapping(text: string): ImportMapping {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { schema: 'core' })
  if (document.errors.length > 0)
    refuseMapping(document.errors.map(({ message }) => ({ field: 'mapping', message: firstLine(message) })))
  const value: unknown = document.toJS()
  if (value === null || value === undefined) return {}
  const read = ImportMapping.safeParse(value)
  if (read.success) return read.data
  return refuseMapping(
    read.error.issues.flatMap((issue) =>
      plainIssues(issue).map(({ path, message }) => ({ field: path.join('.') || 'mapping', message })),
    ),
  )
}

const firstLine = (message: string): string => message.split('\n')[0]!.replace(/:$/, '')

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** Of a field that is neither a column nor a description, the faults of the description: a text was not meant. */
function plainIssues(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const described = issue.errors.at(-1) ?? []
  const inner = described.flatMap(plainIssues)
  if (inner.length === 0) return [issue]
  return inner.map(({ path, message }) => ({ path: [...issue.path, ...path], message }))
}
