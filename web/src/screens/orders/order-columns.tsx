import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { day, shortDay } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import type { Order } from './order-queries.ts'
import { containerWords, kindWords, orderState } from './order-words.ts'

/** The columns of a list of orders; one of a single account leaves the account out. */
export const orderColumns = ({ ofAccount }: { readonly ofAccount: boolean }): Column<Order>[] => [
  numberColumn,
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
  {
    key: 'state',
    title: 'State',
    sortBy: (order) => orderState(order),
    cell: (order) => orderState(order, order.state === 'scheduled' ? shortDay : day),
  },
  ...(ofAccount ? [] : whereColumns),
  {
    key: 'wanted',
    title: 'Wanted',
    sortBy: ({ wantedOn }) => wantedOn,
    cell: ({ wantedOn }) => (wantedOn ? shortDay(wantedOn) : ''),
  },
  {
    key: 'ordered',
    title: 'Ordered',
    sortBy: ({ orderedOn }) => orderedOn,
    cell: ({ orderedOn, orderedBy }) => (
      <>
        {shortDay(orderedOn)}
        <Text size="xs" c="dimmed">
          {orderedBy}
        </Text>
      </>
    ),
  },
  {
    key: 'cost',
    title: 'Cost',
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
    cell: ({ route, collectionDay }) => route ?? collectionDay,
  },
]

const numberColumn: Column<Order> = {
  key: 'number',
  title: 'Order',
  sortBy: ({ orderId }) => orderId,
  cell: ({ orderId, number }) => (
    <TextLink to="/orders/$orderId" params={{ orderId: String(orderId) }} fz="inherit">
      {number}
    </TextLink>
  ),
}
