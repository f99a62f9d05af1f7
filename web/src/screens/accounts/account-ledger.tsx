import { useInfiniteQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { type Account, type LedgerRow, ledgerOf } from './account-queries.ts'

const columns: readonly Column<LedgerRow>[] = [
  { key: 'posted', title: 'Posted', cell: ({ postedOn }) => <Day on={postedOn} /> },
  {
    key: 'source',
    title: 'From',
    cell: ({ source, sourceId, runId, label, adjustmentId }) =>
      adjustmentId === null
        ? `${titleOf(source)} ${sourceId}${runId ? `, run ${runId}` : ''}`
        : `Adjustment ${adjustmentId}: ${label}${source === 'reversal' ? ', taken back' : ''}`,
  },
  { key: 'debit', title: 'Debit', cell: ({ debit }) => debit },
  { key: 'credit', title: 'Credit', cell: ({ credit }) => credit },
  { key: 'amount', title: 'Change', align: 'right', cell: ({ amountCents }) => signedMoney(amountCents) },
  {
    key: 'balance',
    title: 'Owes after it',
    align: 'right',
    cell: ({ balanceCents }) => <Money cents={balanceCents} />,
  },
]

/** Every entry on the account, newest first, with what it owed after it. */
export function AccountLedger({ account }: { readonly account: Account }) {
  const list = useInfiniteQuery(ledgerOf(account.accountNumber))
  if (list.error) return <Refusal error={list.error} />
  return (
    <DataTable
      label="Ledger, newest first"
      rows={list.data?.pages.flatMap((page) => page.rows)}
      columns={columns}
      rowKey={({ id }) => id}
      onEnd={() => {
        if (list.hasNextPage) void list.fetchNextPage()
      }}
      empty="Nothing was posted to this account yet."
      height="28rem"
    />
  )
}
