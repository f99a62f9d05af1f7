import { Stack, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { titleOf } from '../../parts/words.ts'
import { countColumn, sumColumns, textColumn, wordsColumn } from './impact-columns.tsx'
import { kindWords } from './impact-words.ts'
import type { Impact } from './proposal-queries.ts'

const fundColumns = (impact: Impact): Column<Impact['funds'][number]>[] => [
  textColumn('Fund', ({ fund }) => fund || 'No fund', 'All'),
  ...sumColumns<Impact['funds'][number]>(impact),
]

const ledgerColumns = (impact: Impact): Column<Impact['ledger'][number]>[] => [
  textColumn('Account', ({ glCode }) => glCode, 'All'),
  wordsColumn('Name', ({ name }) => name),
  textColumn('Fund', ({ fund }) => fund),
  ...sumColumns<Impact['ledger'][number]>(impact),
]

const streamColumns = (impact: Impact): Column<Impact['streams'][number]>[] => [
  textColumn('Stream', ({ stream }) => titleOf(stream ?? 'no stream'), 'All'),
  ...sumColumns<Impact['streams'][number]>(impact),
]

const kindColumns = (impact: Impact): Column<Impact['kinds'][number]>[] => [
  wordsColumn('Charge', ({ kind, code }) => kindWords(kind, code), 'All'),
  countColumn('Accounts', ({ accounts }) => accounts),
  ...sumColumns<Impact['kinds'][number]>(impact),
]

/** What the city would take in: by fund, ledger account, stream and kind of charge. */
export function Revenue({ impact }: { readonly impact: Impact }) {
  return (
    <Stack gap="xl">
      <Part title="By fund" rows={impact.funds} columns={fundColumns(impact)} rowKey={({ fund }) => fund} />
      <Part
        title="By ledger account"
        rows={impact.ledger}
        columns={ledgerColumns(impact)}
        rowKey={({ glCode }) => glCode}
      />
      <Part
        title="By stream"
        rows={impact.streams}
        columns={streamColumns(impact)}
        rowKey={({ stream }) => stream ?? ''}
      />
      <Part
        title="By kind of charge: what discounts cost and minimums bring"
        rows={impact.kinds}
        columns={kindColumns(impact)}
        rowKey={({ kind, code }) => `${kind} ${code}`}
      />
    </Stack>
  )
}

type PartProps<Row> = {
  readonly title: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
}

const Part = <Row extends object>({ title, rows, columns, rowKey }: PartProps<Row>) => (
  <section>
    <Title order={2} size="h4" mb="xs">
      {title}
    </Title>
    <DataTable label={title} rows={rows} columns={columns} rowKey={rowKey} empty="Nothing is charged." />
  </section>
)
