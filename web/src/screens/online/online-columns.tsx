import type { Column } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { type OnlinePayment, paidWith, standing } from './online-queries.ts'

/** What is told of payments made online, on the account and in the list. */
export const onlineColumns: readonly Column<OnlinePayment>[] = [
  { key: 'reference', title: 'Payment', cell: ({ reference }) => reference },
  {
    key: 'received',
    title: 'Paid',
    sortBy: ({ receivedOn }) => receivedOn,
    cell: ({ receivedOn, begunOn }) => <Day on={receivedOn ?? begunOn} />,
  },
  {
    key: 'state',
    title: 'How it stands',
    wrap: true,
    sortBy: ({ state }) => state,
    cell: (payment) => standing(payment),
  },
  { key: 'with', title: 'With', cell: (payment) => paidWith(payment) },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'booked',
    title: 'In the books',
    align: 'right',
    cell: ({ bookedCents }) => <Money cents={bookedCents} />,
  },
]

/** The same, with the account and what the provider keeps. */
export const listColumns: readonly Column<OnlinePayment>[] = [
  onlineColumns[0]!,
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  ...onlineColumns.slice(1),
  {
    key: 'fee',
    title: 'Fee',
    align: 'right',
    cell: ({ feeCents }) => feeCents !== null && <Money cents={feeCents} />,
  },
]
