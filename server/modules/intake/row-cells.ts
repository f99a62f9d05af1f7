import { dashParcelNumber } from '../premises/parcel-number.ts'
import { columnsOf, type FittedMapping } from './fit-mapping.ts'
import type { DayOrder, FieldMapping, Step } from './mapping.ts'
import type { RowFault } from './staged-row.ts'

type Raw = Readonly<Record<string, string>>

/** A row by its fields, and the list of what is wrong with it. */
export type RowCells = {
  /** The text of a field, empty when the file does not tell it; null when what it tells was found faulty already. */
  readonly text: (field: string) => string | null
  /** How days are written in a field, where the mapping says so. */
  readonly dayOrder: (field: string) => DayOrder | null
  readonly fault: (field: string | null, reason: string, instead?: string) => void
  readonly faults: readonly RowFault[]
}

/** Reads a row through the mapping. */
export function rowCells({ fields }: FittedMapping, raw: Raw): RowCells {
  const faults: RowFault[] = []
  const texts = new Map<string, string | null>()
  const fault: RowCells['fault'] = (field, reason, instead) => {
    faults.push({ column: columnName(field, fields), reason, instead: instead ?? null })
  }
  const read = (field: string): string | null => {
    const mapping = fields.get(field)
    if (!mapping) return ''
    const text = mappedText(mapping, raw)
    if (text !== null) return text
    fault(
      field,
      `“${written(mapping, raw)}” is not in the mapping's table for ${field}.`,
      'Add it to the table, or say otherwise: in the mapping.',
    )
    return null
  }
  return {
    text: (field) => {
      const known = texts.get(field)
      if (known !== undefined) return known
      const text = read(field)
      texts.set(field, text)
      return text
    },
    dayOrder: (field) => fields.get(field)?.date ?? null,
    fault,
    faults,
  }
}

/** The column a person has to look at: of several, the first. A constant has none, so the field itself is named. */
export function columnName(field: string | null, fields: FittedMapping['fields']): string | null {
  if (field === null) return null
  const mapping = fields.get(field) ?? (field === 'address' ? fields.get('streetNumber') : undefined)
  return (mapping && columnsOf(mapping)[0]) ?? field
}

/** The value of a field after all that the mapping does to it; null when its table does not have it. */
function mappedText(mapping: FieldMapping, raw: Raw): string | null {
  const text = written(mapping, raw)
  if (text === '') return mapping.default === undefined ? '' : String(mapping.default)
  const said = mapping.table ? fromTable(mapping, text) : text
  if (said === null || said === '') return said
  const stepped = [mapping.as ?? []].flat().reduce(takeStep, said)
  const padded = mapping.pad ? stepped.padStart(mapping.pad, '0') : stepped
  return mapping.dashes ? dashParcelNumber(padded, mapping.dashes) : padded
}

const clean = (text: string | undefined): string => (text ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim()

function written({ column, join, with: between, text, value }: FieldMapping, raw: Raw): string {
  if (column !== undefined) return clean(raw[column])
  if (join)
    return join
      .map((name) => clean(raw[name]))
      .filter(Boolean)
      .join(between ?? ' ')
  if (text !== undefined)
    return clean(text.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => clean(raw[name.trim()])))
  return clean(String(value))
}

function fromTable({ table, otherwise }: FieldMapping, text: string): string | null {
  const found = Object.entries(table!).find(([key]) => clean(key).toLowerCase() === text.toLowerCase())
  const said = found?.[1] ?? otherwise
  return said === undefined ? null : String(said)
}

const taken: Readonly<Record<Step, (text: string) => string>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) =>
    text
      .toLowerCase()
      .replaceAll(
        /(^|[\s\-/])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      ),
  digits: (text) => text.replaceAll(/\D/g, ''),
  letters: (text) => clean(text.replaceAll(/[^\p{L}\s]/gu, '')),
}
const takeStep = (text: string, step: Step): string => taken[step](text)
