import { useInfiniteQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { type Account, type Payment, paymentsOf } from './account-queries.ts'

const columns: readonly Column<Payment>[] = [
  {
    key: 'received',
    title: 'Received',
    sortBy: ({ receivedOn }) => receivedOn,
    cell: ({ receivedOn }) => <Day on={receivedOn} />,
  },
  { key: 'posted', title: 'Posted', cell: ({ postedOn }) => <Day on={postedOn} /> },
  { key: 'tender', title: 'Tender', sortBy: ({ tender }) => tender, cell: ({ tender }) => titleOf(tender) },
  { key: 'receipt', title: 'Receipt', cell: ({ receipt }) => receipt },
  { key: 'check', title: 'Check', cell: ({ checkNumber }) => checkNumber },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
]

/** The payments of the account, newest first. */
export function AccountPayments({ account }: { readonly account: Account }) {
  const list = useInfiniteQuery(paymentsOf(account.accountNumber))
  if (list.error) return <Refusal error={list.error} />
  return (
    <DataTable
      label="Payments, newest first"
      rows={list.data?.pages.flatMap((page) => page.rows)}
      columns={columns}
      rowKey={({ paymentId }) => paymentId}
      onEnd={() => {
        if (list.hasNextPage) void list.fetchNextPage()
      }}
      empty="No payment yet. Record one with the button above."
      height="28rem"
    />
  )
}
