import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { urlOf } from '@cartwright/api/client'
import { bills } from '@cartwright/api/bills'
import { Anchor } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { sentWords } from '../bills/sent-words.ts'
import { type Account, type BillRow, billsOf } from './account-queries.ts'

const columns: readonly Column<BillRow>[] = [
  {
    key: 'number',
    title: 'Bill',
    cell: ({ number, isFinal, kind, cancelled }) => (
      <>
        <TextLink to="/bills/$number" params={{ number }} ff="monospace" fz="inherit">
          {number}
        </TextLink>
        {kind !== 'regular' ? ` ${kind}` : isFinal && ' final'}
        {cancelled && (
          <>
            {' cancelled, now '}
            <TextLink to="/replacement-bills/$number" params={{ number: cancelled.replacedBy }} fz="inherit">
              {cancelled.replacedBy}
            </TextLink>
          </>
        )}
      </>
    ),
  },
  {
    key: 'issued',
    title: 'Issued',
    sortBy: ({ issuedOn }) => issuedOn,
    cell: ({ issuedOn }) => <Day on={issuedOn} />,
  },
  {
    key: 'period',
    title: 'Period',
    cell: ({ periodFrom, periodUntil }) =>
      periodFrom === periodUntil ? 'no days' : period(periodFrom, periodUntil),
  },
  { key: 'due', title: 'Due', sortBy: ({ dueOn }) => dueOn, cell: ({ dueOn }) => <Day on={dueOn} /> },
  {
    key: 'charges',
    title: 'Charges',
    align: 'right',
    sortBy: ({ chargesCents }) => chargesCents,
    cell: ({ chargesCents }) => <Money cents={chargesCents} />,
  },
  {
    key: 'total',
    title: 'Total due',
    align: 'right',
    sortBy: ({ totalDueCents }) => totalDueCents,
    cell: ({ totalDueCents }) => <Money cents={totalDueCents} />,
  },
  {
    key: 'sent',
    title: 'Sent',
    cell: ({ sentBy, suppressed, email }) => sentWords({ sentBy, suppressed, email }),
  },
  {
    key: 'files',
    title: 'To read or send',
    cell: ({ number }) => (
      <>
        <Anchor href={urlOf(bills.pdf, { params: { number }, query: {} })} target="_blank" fz="inherit">
          PDF
        </Anchor>{' '}
        ·{' '}
        <Anchor href={urlOf(bills.html, { params: { number }, query: {} })} target="_blank" fz="inherit">
          page
        </Anchor>
      </>
    ),
  },
]

/** The bills of the account, newest first. */
export function AccountBills({ account }: { readonly account: Account }) {
  const navigate = useNavigate()
  const list = useInfiniteQuery(billsOf(account.accountNumber))
  if (list.error) return <Refusal error={list.error} />
  return (
    <DataTable
      label="Bills, newest first"
      rows={list.data?.pages.flatMap((page) => page.rows)}
      columns={columns}
      rowKey={({ number }) => number}
      onOpen={({ number }) => void navigate({ to: '/bills/$number', params: { number } })}
      onEnd={() => {
        if (list.hasNextPage) void list.fetchNextPage()
      }}
      empty="No bill yet. The first comes with the next run of the cycle."
      height="28rem"
    />
  )
}
