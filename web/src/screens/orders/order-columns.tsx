import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import type { Order } from './order-queries.ts'
import { containerWords, kindWords, orderState } from './order-words.ts'

/** The columns of a list of orders; one of a single account leaves the account out. */
export const orderColumns = ({ ofAccount }: { readonly ofAccount: boolean }): Column<Order>[] => [
  {
    key: 'number',
    title: 'Order',
    sortBy: ({ orderId }) => orderId,
    cell: ({ orderId, number }) => (
      <TextLink to="/orders/$orderId" params={{ orderId: String(orderId) }} fz="inherit">
        {number}
      </TextLink>
    ),
  },
  {
    key: 'what',
    title: 'What',
    wrap: true,
    sortBy: ({ kind }) => kindWords(kind),
    cell: (order) => (
      <>
        {kindWords(order.kind)}
        {containerWords(order) !== '' && (
          <Text size="xs" c="dimmed">
            {containerWords(order)}
          </Text>
        )}
      </>
    ),
  },
  { key: 'state', title: 'State', sortBy: orderState, cell: (order) => orderState(order) },
  ...(ofAccount ? [] : whereColumns),
  {
    key: 'wanted',
    title: 'Wanted',
    sortBy: ({ wantedOn }) => wantedOn,
    cell: ({ wantedOn }) => (wantedOn ? day(wantedOn) : ''),
  },
  {
    key: 'ordered',
    title: 'Ordered',
    sortBy: ({ orderedOn }) => orderedOn,
    cell: ({ orderedOn, orderedBy }) => `${day(orderedOn)}, ${orderedBy}`,
  },
  {
    key: 'cost',
    title: 'Said to cost',
    align: 'right',
    sortBy: ({ quotedCents }) => quotedCents,
    cell: ({ quotedCents }) => <Money cents={quotedCents} />,
  },
]

const whereColumns: Column<Order>[] = [
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  {
    key: 'address',
    title: 'Address',
    sortBy: ({ address }) => address,
    cell: ({ address }) => address,
  },
  {
    key: 'route',
    title: 'Route',
    sortBy: ({ route }) => route,
    cell: ({ route, collectionDay }) => [route, collectionDay].filter((text) => text).join(', '),
  },
]
