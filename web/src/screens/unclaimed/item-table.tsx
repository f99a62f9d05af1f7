import { Button, Group, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { useMay } from '../../session.tsx'
import type { Item, WholeBatch } from './unclaimed-queries.ts'
import { heldWords, itemWords, kindWords } from './unclaimed-words.ts'

type Deed = 'claim' | 'leave-out'
type ItemTableProps = {
  readonly whole: WholeBatch
  readonly ask: (deed: Deed, item: Item) => void
}

/** The money of a batch, each with what can be done with it as it is. */
export function ItemTable({ whole: { items }, ask }: ItemTableProps) {
  const may = useMay()('payments.post')
  return (
    <section aria-labelledby="items">
      <Title order={2} id="items" mb="xs">
        Money
      </Title>
      <DataTable
        label="Money of the batch"
        rows={items}
        columns={may ? [...columns, doing(ask)] : columns}
        rowKey={({ itemId }) => itemId}
        empty="There is no money in this batch."
        height="30rem"
      />
    </section>
  )
}

const doing = (ask: ItemTableProps['ask']): Column<Item> => ({
  key: 'do',
  title: 'Do',
  cell: (item) =>
    item.state === 'listed' && (
      <Group gap={4} wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Claim U-${item.itemId}`}
          onClick={() => ask('claim', item)}
        >
          Claim …
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Leave out U-${item.itemId}`}
          onClick={() => ask('leave-out', item)}
        >
          Leave out …
        </Button>
      </Group>
    ),
})

const columns: readonly Column<Item>[] = [
  { key: 'item', title: 'Item', sortBy: ({ itemId }) => itemId, cell: ({ itemId }) => `U-${itemId}` },
  {
    key: 'owner',
    title: 'Owner',
    wrap: true,
    sortBy: ({ owner }) => owner,
    cell: ({ owner, nameWithheld }) => (
      <>
        <Text size="sm">{owner ?? 'Not known'}</Text>
        {nameWithheld && <Text size="xs">Confidential: withheld in the notice</Text>}
      </>
    ),
  },
  {
    key: 'what',
    title: 'What',
    sortBy: ({ kind }) => kindWords[kind],
    cell: ({ kind, accountNumber }) =>
      accountNumber === null ? (
        kindWords[kind]
      ) : (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {kindWords[kind]}, {accountNumber}
        </TextLink>
      ),
  },
  { key: 'fund', title: 'Fund', cell: ({ fund }) => fund },
  { key: 'since', title: 'Since', sortBy: ({ since }) => since, cell: ({ since }) => day(since) },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'state',
    title: 'State',
    wrap: true,
    sortBy: ({ state }) => state,
    cell: ({ state, heldBack, endedBy, endedReason, resolution }) => (
      <>
        <Text size="sm">{heldBack === null ? itemWords[state] : heldWords[heldBack]}</Text>
        {resolution !== null && <Text size="xs">Resolution {resolution}</Text>}
        {endedReason !== null && (
          <Text size="xs">
            {endedBy}: {endedReason}
          </Text>
        )}
      </>
    ),
  },
]
