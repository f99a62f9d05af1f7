import type { FittedMapping } from './fit-mapping.ts'
import type { FieldMapping, ImportMapping } from './mapping.ts'

/** How a file was read, kept with it: what its columns were, and which field came from where. */
export type StoredMapping = Omit<ImportMapping, 'fields'> & {
  readonly fields: Readonly<Record<string, FieldMapping>>
  /** The columns in the order of the file. */
  readonly header: readonly string[]
  /** Columns that no field reads. */
  readonly unused: readonly string[]
}

/** The mapping as it is kept. */
export function storedMapping(
  given: ImportMapping,
  { fields, unused }: FittedMapping,
  header: readonly string[],
): StoredMapping {
  return { ...given, fields: Object.fromEntries(fields), header, unused }
}
