import { urlOf } from '@cartwright/api/client'
import { stock } from '@cartwright/api/stock'
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { DaysLeft } from './forecast-picture.tsx'
import { ItemForm } from './item-form.tsx'
import { LocationForm } from './location-form.tsx'
import { ReceiveForm } from './receive-form.tsx'
import { type Item, type RunRow, runsOfStock, stockItems } from './stock-queries.ts'
import { kindWords, pieces } from './stock-words.ts'
import { TransferForm } from './transfer-form.tsx'

type Asking = 'item' | 'receive' | 'transfer' | 'location' | null

/** What bills are made of: how much there is, how long it lasts, what to order, and what the next runs need. */
export function StockList() {
  const items = useQuery(stockItems)
  const runs = useQuery(runsOfStock)
  const navigate = useNavigate()
  const today = useToday()
  const may = useMay()('stock.change')
  const [asking, ask] = useState<Asking>(null)
  const onClose = () => ask(null)
  return (
    <Stack gap="lg">
      <PageHead
        title="Stock"
        state={items.data && sentence(items.data.rows)}
        action={may && <Deeds ask={ask} many={items.data?.rows.length ?? 0} />}
      />
      <Group gap="lg">
        <TextLink to="/stock/counts">Counts</TextLink>
        <TextLink to="/stock/requests">Purchase requests</TextLink>
        <Anchor href={urlOf(stock.register, { query: {} })} download>
          Register (Excel)
        </Anchor>
      </Group>
      <Refusal error={items.error ?? runs.error} />
      <DataTable
        label="Items of stock by code"
        rows={items.data?.rows}
        columns={itemColumns}
        rowKey={({ code }) => code}
        onOpen={({ code }) => void navigate({ to: '/stock/items/$code', params: { code } })}
        empty="There is no item yet. Add a location where stock lies and the items that bills need, then receive what lies there now."
        height="26rem"
      />
      <section aria-labelledby="runs">
        <Title order={2} id="runs" mb="xs">
          What the next runs need
        </Title>
        <DataTable
          label="The runs of the next 60 days, in their order"
          rows={runs.data?.rows}
          columns={runColumns}
          rowKey={({ cycleName, mailOn }) => `${cycleName} ${mailOn}`}
          empty="No run is on the calendar for the next 60 days, or no item says that bills need it."
          height="20rem"
        />
      </section>
      {asking === 'item' && today !== '' && <ItemForm item={null} today={today} onClose={onClose} />}
      {asking === 'receive' && today !== '' && <ReceiveForm today={today} onClose={onClose} />}
      {asking === 'transfer' && today !== '' && <TransferForm today={today} onClose={onClose} />}
      {asking === 'location' && <LocationForm onClose={onClose} />}
    </Stack>
  )
}

function Deeds({ ask, many }: { readonly ask: (asking: Asking) => void; readonly many: number }) {
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => ask('location')}>
        Locations …
      </Button>
      <Button variant="default" onClick={() => ask('item')}>
        Add an item …
      </Button>
      {many > 0 && (
        <>
          <Button variant="default" onClick={() => ask('transfer')}>
            Move it …
          </Button>
          <Button onClick={() => ask('receive')}>Receive …</Button>
        </>
      )}
    </Group>
  )
}

function sentence(rows: readonly Item[]): string {
  const below = rows.filter((row) => row.below)
  if (rows.length === 0) return 'Nothing is kept yet'
  return below.length === 0
    ? `${count(rows.length, 'item')}, ✓ none has to be ordered`
    : `${count(rows.length, 'item')}, ● to order: ${below.map(({ code }) => code).join(', ')}`
}

const number = (key: string, title: string, value: (row: Item) => number): Column<Item> => ({
  key,
  title,
  align: 'right',
  sortBy: value,
  cell: (row) => pieces(value(row)),
})

const itemColumns: readonly Column<Item>[] = [
  {
    key: 'code',
    title: 'Item',
    sortBy: ({ code }) => code,
    cell: ({ code }) => (
      <TextLink to="/stock/items/$code" params={{ code }} fz="inherit">
        {code}
      </TextLink>
    ),
  },
  {
    key: 'name',
    title: 'Name',
    wrap: true,
    sortBy: ({ name }) => name,
    cell: ({ name, kind }) => (
      <>
        {name}
        <Text size="xs" c="dimmed">
          {kindWords[kind]}
        </Text>
      </>
    ),
  },
  number('on-hand', 'On hand', ({ onHand }) => onHand),
  number('reserved', 'Reserved', ({ reserved }) => reserved),
  number('free', 'Free', ({ free }) => free),
  number('ordered', 'On order', ({ onOrder }) => onOrder),
  {
    key: 'days',
    title: 'Days left',
    align: 'right',
    sortBy: ({ daysLeft }) => daysLeft ?? 100_000,
    cell: (item) => <DaysLeft item={item} />,
  },
  // Whether to order stands with the point of it: a column of its own was cut off on a screen of 1366 px.
  {
    key: 'point',
    title: 'Order at',
    align: 'right',
    sortBy: ({ below, reorderPoint }) => (below ? reorderPoint - 1_000_000_000 : reorderPoint),
    cell: ({ below, reorderPoint }) => `${below ? '● Now: ' : ''}${pieces(reorderPoint)}`,
  },
]

const runColumns: readonly Column<RunRow>[] = [
  { key: 'cycle', title: 'Cycle', sortBy: ({ cycleName }) => cycleName, cell: ({ cycleName }) => cycleName },
  { key: 'mail', title: 'Mailed', sortBy: ({ mailOn }) => mailOn, cell: ({ mailOn }) => day(mailOn) },
  {
    key: 'needs',
    title: 'Needs',
    wrap: true,
    cell: ({ needs }) =>
      needs
        .filter(({ needed }) => needed > 0)
        .map(({ item, needed, reserved }) => `${pieces(needed)} ${item}${reserved > 0 ? ' (reserved)' : ''}`)
        .join(', ') || 'Not known before its first run',
  },
  {
    key: 'run',
    title: 'Run',
    cell: ({ runId }) =>
      runId !== null && (
        <TextLink to="/stock/runs/$runId" params={{ runId: String(runId) }} fz="inherit">
          Stock of run {runId}
        </TextLink>
      ),
  },
]
