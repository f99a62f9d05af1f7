import { Anchor } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { Money, money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { type Account, type Payment, paymentsOf } from '../accounts/account-queries.ts'
import { OnlineOfAccount } from '../online/online-of-account.tsx'
import { PaymentWindow } from './payment-window.tsx'
import { ReturnPayment } from './return-payment.tsx'
import { TakeBack } from './take-back.tsx'

/** The receipt opens its payment, for who has a mouse; Enter on the row does the same. */
const columnsOf = (open: (payment: Payment) => void): readonly Column<Payment>[] => [
  {
    key: 'received',
    title: 'Received',
    sortBy: ({ receivedOn }) => receivedOn,
    cell: ({ receivedOn }) => <Day on={receivedOn} />,
  },
  { key: 'posted', title: 'Posted', cell: ({ postedOn }) => <Day on={postedOn} /> },
  { key: 'tender', title: 'Tender', sortBy: ({ tender }) => tender, cell: ({ tender }) => titleOf(tender) },
  {
    key: 'receipt',
    title: 'Receipt',
    cell: (payment) => (
      <Anchor component="button" type="button" inherit ta="left" onClick={() => open(payment)}>
        {payment.receipt}
      </Anchor>
    ),
  },
  { key: 'check', title: 'Check', cell: ({ checkNumber }) => checkNumber },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'paid', title: 'What it paid', wrap: true, cell: paidWords },
]

/** In a few words: the bills it paid, its credit, or that it was taken back. */
function paidWords({ paid, creditCents, reversal }: Payment): string {
  if (reversal)
    return `⟲ Taken back: ${reversal.reason}${reversal.movedTo ? `, now on ${reversal.movedTo.accountNumber}` : ''}`
  const bills = [...new Set(paid.map(({ billNumber, text }) => (billNumber ? `bill ${billNumber}` : text)))]
  const parts = [...bills, ...(creditCents > 0 ? [`credit ${money(creditCents)}`] : [])].join(', ')
  return parts.charAt(0).toUpperCase() + parts.slice(1)
}

/** The payment whose window is open, and which of its windows. */
type Open = { readonly payment: Payment; readonly window: 'itself' | 'take-back' | 'returned' }

/** The payments of the account, newest first, each with what it paid. */
export function AccountPayments({ account }: { readonly account: Account }) {
  const list = useInfiniteQuery(paymentsOf(account.accountNumber))
  const [open, show] = useState<Open | null>(null)
  const columns = useMemo(() => columnsOf((payment) => show({ payment, window: 'itself' })), [])
  const close = () => show(null)
  if (list.error) return <Refusal error={list.error} />
  return (
    <>
      <DataTable
        label="Payments, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={columns}
        rowKey={({ paymentId }) => paymentId}
        onOpen={(payment) => show({ payment, window: 'itself' })}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty="No payment yet. Record one with the button above."
        height="28rem"
      />
      <OnlineOfAccount accountNumber={account.accountNumber} />
      {open?.window === 'itself' && (
        <PaymentWindow
          payment={open.payment}
          onClose={close}
          onTakeBack={() => show({ ...open, window: 'take-back' })}
          onReturned={() => show({ ...open, window: 'returned' })}
        />
      )}
      {open?.window === 'take-back' && <TakeBack paymentId={open.payment.paymentId} onClose={close} />}
      {open?.window === 'returned' && <ReturnPayment paymentId={open.payment.paymentId} onClose={close} />}
    </>
  )
}
