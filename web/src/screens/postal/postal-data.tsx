import { Alert, Button, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { LoadForm } from './load-form.tsx'
import { LoadTable } from './load-table.tsx'
import {
  type ListStanding,
  postalLoads,
  postalStanding,
  type Price,
  type Standing,
} from './postal-queries.ts'
import { mills, standsWords } from './postal-words.ts'

/** Prices and labeling lists of the post office with their days, what runs out, and the files they came from. */
export function PostalData() {
  const standing = useQuery(postalStanding)
  const loads = useQuery(postalLoads)
  const may = useMay()('postage.change')
  const [loading, setLoading] = useState(false)
  return (
    <Stack gap="md">
      <PageHead
        title="Postal data"
        state={standing.data && sentence(standing.data)}
        action={may && <Button onClick={() => setLoading(true)}>Load a list …</Button>}
      />
      <Refusal error={standing.error ?? loads.error} />
      {standing.data && isInvented(standing.data) && (
        <Alert color="yellow" title="Some of this is invented for practice">
          It is not for real mail. Load the lists of the post office before anything is mailed by them.
        </Alert>
      )}
      <section aria-labelledby="lists">
        <Title order={2} id="lists" mb="xs">
          Labeling lists
        </Title>
        <DataTable
          label="Labeling lists and how they stand today"
          rows={standing.data?.lists}
          columns={listColumns}
          rowKey={({ kind }) => kind}
          empty=""
          height="22rem"
        />
      </section>
      <section aria-labelledby="prices">
        <Title order={2} id="prices" mb="xs">
          Prices
        </Title>
        <DataTable
          label="Prices that hold today"
          rows={standing.data?.prices}
          columns={priceColumns}
          rowKey={({ item }) => item}
          empty="No prices are loaded. Load a price list first: without it no postage can be told."
          height="26rem"
        />
      </section>
      <LoadTable loads={loads.data?.rows} />
      {loading && <LoadForm onClose={() => setLoading(false)} />}
    </Stack>
  )
}

const isInvented = ({ prices, lists }: Standing): boolean =>
  [...prices, ...lists].some(({ isPractice }) => isPractice)

function sentence({ pricesEffectiveOn, lists }: Standing): string {
  const old = lists.filter(({ stands }) => stands === 'expired')
  const prices = pricesEffectiveOn ? `Prices of ${day(pricesEffectiveOn)}` : 'No prices are loaded'
  return old.length > 0
    ? `${prices}. Ran out: ${old.map(({ title }) => title).join('; ')}`
    : `${prices}. No list that was loaded has run out`
}

const listColumns: readonly Column<ListStanding>[] = [
  { key: 'list', title: 'List', wrap: true, sortBy: ({ title }) => title, cell: ({ title }) => title },
  {
    key: 'stands',
    title: 'Today',
    sortBy: ({ stands }) => stands,
    cell: ({ stands }) => standsWords[stands],
  },
  {
    key: 'from',
    title: 'From',
    sortBy: ({ effectiveOn }) => effectiveOn,
    cell: ({ effectiveOn }) => effectiveOn && day(effectiveOn),
  },
  {
    key: 'last',
    title: 'Last day',
    sortBy: ({ lastOn }) => lastOn,
    cell: ({ lastOn }) => lastOn && day(lastOn),
  },
  { key: 'rows', title: 'Rows', align: 'right', cell: ({ rows }) => rows.toLocaleString('en-US') },
  {
    key: 'sentence',
    title: 'What that means',
    wrap: true,
    cell: ({ sentence: text, isPractice }) => (
      <>
        <Text size="sm">{text}</Text>
        {isPractice && <Text size="xs">Invented for practice</Text>}
      </>
    ),
  },
]

const priceColumns: readonly Column<Price>[] = [
  { key: 'item', title: 'Price', wrap: true, sortBy: ({ title }) => title, cell: ({ title }) => title },
  {
    key: 'mills',
    title: 'Dollars',
    align: 'right',
    sortBy: ({ mills: value }) => value,
    cell: ({ mills: value }) => mills(value),
  },
  { key: 'from', title: 'From', cell: ({ effectiveOn }) => day(effectiveOn) },
  {
    key: 'source',
    title: 'Found in',
    wrap: true,
    cell: ({ source, isPractice }) => (
      <>
        <Text size="sm">{source}</Text>
        {isPractice && <Text size="xs">Invented for practice</Text>}
      </>
    ),
  },
]
