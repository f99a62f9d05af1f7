import { type ImportField, type ImportKind, importKinds } from './import-fields.ts'
import { type FieldMapping, type ImportMapping, refuseMapping } from './mapping.ts'
import { unreadable } from './table.ts'

/** Where each field comes from in one file: every column named is there. */
export type FittedMapping = {
  readonly fields: ReadonlyMap<string, FieldMapping>
  /** Columns that no field reads. */
  readonly unused: readonly string[]
}

/** Fits a mapping to the columns of a file of premises, accounts or services. */
export const fitMapping = (
  kind: ImportKind,
  mapping: ImportMapping,
  header: readonly string[],
): FittedMapping =>
  fitFields(importKinds[kind].fields, mapping, header, (fields) => missingFields(kind, fields))

/**
 * Fits a mapping to the columns of a file; without fields in it, columns are found by their names. Everything that does not
 * fit is refused at once: columns the file does not have, fields there are not, fields a row cannot do without.
 */
export function fitFields(
  known: readonly ImportField[],
  { fields: given }: ImportMapping,
  header: readonly string[],
  missing: (fields: ReadonlyMap<string, FieldMapping>) => readonly ImportField[],
): FittedMapping {
  const fields = new Map(Object.entries(given ?? byNames(known, header)))
  const faults = [...fields].flatMap(([field, mapping]) => {
    if (known.some((one) => one.field === field)) return missingColumns(field, mapping, header)
    return [
      {
        field,
        message: `There is no such field. Write one of: ${known.map((one) => one.field).join(', ')}.`,
      },
    ]
  })
  for (const { field, text, names } of missing(fields))
    faults.push({
      field,
      message: given
        ? `The mapping does not say where it comes from. ${text}`
        : `No column is called that, nor ${names.slice(0, 3).join(', ')}. Name the column in a mapping. ${text}`,
    })
  if (faults.length > 0) refuseMapping(faults)
  const used = new Set([...fields.values()].flatMap(columnsOf))
  return { fields, unused: header.filter((name) => !used.has(name)) }
}

/** The columns of the file that a field is made from. */
export function columnsOf({ column, join, text }: FieldMapping): string[] {
  if (column !== undefined) return [column]
  if (join) return join
  return text === undefined ? [] : [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!.trim())
}

const missingColumns = (field: string, mapping: FieldMapping, header: readonly string[]) =>
  columnsOf(mapping)
    .filter((name) => !header.includes(name))
    .map((name) => ({
      field,
      message: `The file has no column “${name}”. It has: ${header.slice(0, 60).join(', ')}.`,
    }))

function missingFields(kind: ImportKind, fields: ReadonlyMap<string, FieldMapping>) {
  const one = fields.has('address') ? new Set(['streetNumber', 'street']) : new Set<string>()
  const serves = ['stream', 'container', 'size'].some((field) => fields.has(field))
  const also = kind === 'combined' && serves ? ['stream', 'container', 'size'] : []
  return importKinds[kind].fields.filter(
    ({ field, needed }) => (needed || also.includes(field)) && !fields.has(field) && !one.has(field),
  )
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Each field whose own name or another word for it is a column. Two columns for one field are told, not chosen from. */
function byNames(known: readonly ImportField[], header: readonly string[]): Record<string, FieldMapping> {
  const found: Record<string, FieldMapping> = {}
  const faults = []
  for (const { field, names } of known) {
    const own = header.filter((name) => plain(name) === plain(field))
    const columns = own.length > 0 ? own : header.filter((name) => names.includes(plain(name)))
    const [column, second] = columns
    if (second !== undefined)
      faults.push({ field, message: `It could be ${columns.join(' or ')}. Name one of them in a mapping.` })
    if (column !== undefined) found[field] = { column }
  }
  if (faults.length > 0) refuseMapping(faults)
  if (Object.keys(found).length === 0)
    unreadable(
      1,
      `The first line names no column that is known; it says: ${header.slice(0, 8).join(', ')}.`,
      'Begin the file with a line of column names, or bring a mapping that says what its columns are.',
    )
  return found
}
