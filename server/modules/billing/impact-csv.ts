import type { Work } from '#kernel/work'
import { allImpactAccounts } from './impact-accounts.ts'
import { accountColumns, count, streamWords, type Sums, sums, text } from './impact-columns.ts'
import type { ImpactAnswer } from './impact.ts'
import { impactAnswer } from './what-if-answers.ts'
import { writeCsv } from './write-csv.ts'
import type { Column } from './write-workbook.ts'

/** What of an impact is written as CSV: the table for the council, or every account. */
export type ImpactTable = 'council' | 'accounts'

/** The impact as CSV. Refuses a what-if that is not there or not calculated to its end. */
export async function impactCsv(work: Work, whatIfId: number, table: ImpactTable): Promise<Uint8Array> {
  const impact = await impactAnswer(work, whatIfId)
  return table === 'accounts'
    ? writeCsv({ columns: accountColumns(impact), rows: allImpactAccounts(work, whatIfId) })
    : writeCsv({ columns: councilColumns, rows: [councilRows(impact)] })
}

/** A row of the table for the council: it says of what table of the document it is, and what it is of there. */
type CouncilRow = Sums & {
  readonly table: string
  readonly row: string
  readonly name: string
  readonly accounts: number | null
  readonly more: number | null
  readonly less: number | null
  readonly same: number | null
}

const councilColumns: readonly Column<CouncilRow>[] = [
  text('Table', 24, ({ table }) => table),
  text('Row', 24, ({ row }) => row),
  text('Name', 44, ({ name }) => name),
  count('Accounts', ({ accounts }) => accounts),
  count('Pay more', ({ more }) => more),
  count('Pay less', ({ less }) => less),
  count('The same', ({ same }) => same),
  ...sums<CouncilRow>(),
]

const uncounted = { name: '', accounts: null, more: null, less: null, same: null }

/** The tables of the document below each other. Those of one name sum to `All accounts`, but for the typical customers: these are of a month. */
function councilRows(impact: ImpactAnswer): CouncilRow[] {
  const noYear = { yearBeforeCents: null, yearAfterCents: null }
  return [
    ...rowsOf('All accounts', [impact], (all) => ({ row: 'All', ...countsOf(all) })),
    ...rowsOf('Class', impact.classes, (one) => ({ row: one.class, ...countsOf(one) })),
    ...rowsOf(
      'Typical customer, a month',
      impact.typical.map((one) => ({ ...one, ...noYear })),
      ({ class: row, served: name, accounts }) => ({ row, name, accounts }),
    ),
    ...rowsOf('Fund', impact.funds, ({ fund }) => ({ row: fund || 'No fund' })),
    ...rowsOf('Ledger account', impact.ledger, ({ glCode: row, name }) => ({ row, name })),
    ...rowsOf('Stream', impact.streams, ({ stream }) => ({ row: streamWords(stream) })),
    ...rowsOf('Kind of charge', impact.kinds, ({ kind: row, code: name, accounts }) => ({
      row,
      name,
      accounts,
    })),
  ]
}

type Told = { readonly row: string } & Partial<CouncilRow>

const rowsOf = <Row extends Sums>(
  table: string,
  rows: readonly Row[],
  told: (row: Row) => Told,
): CouncilRow[] => rows.map((row) => ({ ...uncounted, table, ...sumsOf(row), ...told(row) }))

const sumsOf = ({ beforeCents, afterCents, yearBeforeCents, yearAfterCents }: Sums): Sums => ({
  beforeCents,
  afterCents,
  yearBeforeCents,
  yearAfterCents,
})

type Counts = Pick<ImpactAnswer, 'accounts' | 'more' | 'less' | 'same'>
const countsOf = ({ accounts, more, less, same }: Counts): Counts => ({ accounts, more, less, same })
