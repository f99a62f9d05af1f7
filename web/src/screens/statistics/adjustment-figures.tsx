import { Stack, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PairBars } from './pair-bars.tsx'
import type { Adjusted, Figures } from './statistics-queries.ts'

/** Adjustments by reason and by who asked for them. */
export function AdjustmentFigures({ figures: { adjustments } }: { readonly figures: Figures }) {
  return (
    <Stack gap="md" component="section" aria-labelledby="adjustments">
      <Title order={2} id="adjustments">
        Adjustments
      </Title>
      <Text size="sm">
        Counted on the day they were posted; those that wait for approval are not. An adjustment counts for
        whoever asked for it, whoever approved it.
      </Text>
      {adjustments.byReason.length === 0 && (
        <Text size="sm">No adjustment was posted in these days or before.</Text>
      )}
      <PairBars
        label="Credits by reason"
        bars={adjustments.byReason.map((one) => ({
          key: one.code,
          name: one.name,
          now: one.creditCents,
          before: one.creditCentsBefore,
          said: `${one.count} posted, ${money(one.creditCents)} of credits, before ${money(one.creditCentsBefore)}`,
        }))}
      />
      <PairBars
        label="Credits by clerk"
        bars={adjustments.byClerk.map((one) => ({
          key: one.code,
          name: one.name,
          now: one.creditCents,
          before: one.creditCentsBefore,
          said: `${one.count} posted, ${money(one.creditCents)} of credits, before ${money(one.creditCentsBefore)}`,
        }))}
      />
      <Table label="Adjustments by reason" first="Reason" rows={adjustments.byReason} />
      <Table label="Adjustments by clerk" first="Asked for by" rows={adjustments.byClerk} />
    </Stack>
  )
}

type TableProps = { readonly label: string; readonly first: string; readonly rows: readonly Adjusted[] }

const Table = ({ label, first, rows }: TableProps) => (
  <DataTable
    label={label}
    rows={rows}
    columns={columnsOf(first, rows)}
    rowKey={({ code }) => code}
    empty="None in these days."
    height="20rem"
  />
)

const sum = (rows: readonly Adjusted[], of: (row: Adjusted) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

const columnsOf = (first: string, rows: readonly Adjusted[]): readonly Column<Adjusted>[] => [
  { key: 'name', title: first, sortBy: ({ name }) => name, cell: ({ name }) => name, total: 'In all' },
  figure('count', 'Posted', (row) => row.count, rows),
  amount('credits', 'Credits', ({ creditCents }) => creditCents, rows),
  amount('charges', 'Charges', ({ chargeCents }) => chargeCents, rows),
  figure('countBefore', 'Posted before', ({ countBefore }) => countBefore, rows),
  amount('creditsBefore', 'Credits before', ({ creditCentsBefore }) => creditCentsBefore, rows),
]

const figure = (
  key: string,
  title: string,
  of: (row: Adjusted) => number,
  rows: readonly Adjusted[],
): Column<Adjusted> => ({ key, title, align: 'right', sortBy: of, cell: of, total: sum(rows, of) })

const amount = (
  key: string,
  title: string,
  of: (row: Adjusted) => number,
  rows: readonly Adjusted[],
): Column<Adjusted> => ({
  key,
  title,
  align: 'right',
  sortBy: of,
  cell: (row) => <Money cents={of(row)} />,
  total: <Money cents={sum(rows, of)} />,
})
