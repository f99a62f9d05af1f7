import type { BankFileCheck } from '@cartwright/api/bank-file-shapes'
import { refuse } from '#kernel/refusal'
import { type ReadBankFile, readBankFile, tellRead } from '../bank-files/check-bank-file.ts'
import type { LockboxLayout } from '../bank-files/lockbox-layout.ts'
import { lockboxLayouts } from '../bank-files/lockbox-layouts.ts'
import type { Mode } from '../bank-files/reason.ts'
import { readMapping } from '../intake/mapping.ts'
import { readTable } from '../intake/read-table.ts'
import { achItems } from './ach-items.ts'
import { csvItems } from './csv-items.ts'
import { lockboxItems } from './lockbox-items.ts'
import { type ReadItem, type ReadNotice, withOwnPlaces } from './read-item.ts'
import { keyOfStatement, type ReadStatement, statementsOf } from './read-statements.ts'
import { type BankFormat, tellFormat } from './tell-format.ts'

/** What is kept of the reading: what a person is shown of the file. */
export type Found = Pick<BankFileCheck, 'verdict' | 'lines' | 'totals' | 'faults'> & {
  readonly faultCount: number
}

/** A file that was read: what is told of it, and what it brings. */
export type ReadFile = {
  readonly format: BankFormat
  readonly layout: string | null
  readonly found: Found
  readonly items: readonly ReadItem[]
  readonly notices: readonly ReadNotice[]
  readonly statements: readonly ReadStatement[]
  readonly bankKey: string | null
}

export type Asked = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mode: Mode
  /** Null: it is told by its first bytes. */
  readonly format: BankFormat | null
  readonly layout: string | null
  readonly mapping: string | null
}

/** How many faults are kept of one file; that there are more is told. */
const keptFaults = 1000
const noItems = { items: [], notices: [], statements: [], bankKey: null, layout: null }

/** Reads a file, by what it is or is said to be. Refuses one that nothing tells, and a layout there is none of. */
export async function readFile(asked: Asked, own: readonly LockboxLayout[]): Promise<ReadFile> {
  const format = asked.format ?? tellFormat(asked.bytes) ?? refuse('BANK_FILE_UNKNOWN', {})
  if (format === 'csv') return readCsv(asked)
  const { bytes, mode, fileName } = asked
  const read = readBankFile(bytes, mode, format === 'lockbox' ? lockboxAsked(asked, own) : { format })
  const { verdict, lines, totals, faults } = tellRead(fileName, mode, read)
  const found = { verdict, lines, totals, faults: faults.slice(0, keptFaults), faultCount: faults.length }
  const layout = read.format === 'lockbox' ? read.read.content.layout : null
  if (verdict === 'refused') return { ...noItems, format, layout, found }
  const brought = broughtBy(read)
  return { ...noItems, ...brought, items: withOwnPlaces(brought.items ?? []), format, layout, found }
}

function broughtBy(read: ReadBankFile): Partial<ReadFile> {
  switch (read.format) {
    case 'nacha':
      return achItems(read.read.content)
    case 'bai2':
      return { statements: statementsOf(read.read.content), bankKey: keyOfStatement(read.read.content) }
    case 'lockbox':
      return { items: lockboxItems(read.read.content) }
    default:
      return read satisfies never
  }
}

function lockboxAsked({ layout }: Asked, own: readonly LockboxLayout[]) {
  const layouts = [...own, ...lockboxLayouts]
  const found = layout === null ? layouts[0] : layouts.find(({ name }) => name === layout)
  if (!found)
    return refuse('BANK_LAYOUT_NOT_FOUND', { layout: layout ?? '', known: layouts.map(({ name }) => name) })
  return { format: 'lockbox', layout: found } as const
}

/** Read strictly, a table with a faulty row is refused; leniently such a row is rejected alone. */
async function readCsv({ bytes, mode, mapping }: Asked): Promise<ReadFile> {
  const given = mapping === null || mapping.trim() === '' ? {} : readMapping(mapping)
  const table = await readTable(bytes, given)
  const { items, faults } = csvItems(given, table)
  const verdict = faults.length === 0 ? 'good' : mode === 'strict' ? 'refused' : 'usable'
  const told = faults.slice(0, keptFaults).map(({ line, column, reason, instead }) => ({
    line,
    column: 1,
    record: 'row',
    code: 'TABLE_ROW',
    sentence: `${column === null ? '' : `${column}: `}${reason}${instead === null ? '' : ` ${instead}`}`,
    severity: mode === 'strict' ? ('refuse' as const) : ('warn' as const),
  }))
  const found: Found = {
    verdict,
    lines: table.rows.length + 1,
    totals: [],
    faults: told,
    faultCount: faults.length,
  }
  return { ...noItems, items: verdict === 'refused' ? [] : items, format: 'csv', found }
}
