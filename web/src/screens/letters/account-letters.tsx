import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { letterColumns } from './letter-columns.tsx'
import { lettersOfAccount } from './letter-queries.ts'

const columns = letterColumns.filter(({ key }) => key !== 'account')

/** The letters of an account, newest first. */
export function AccountLetters({ account }: { readonly account: Account }) {
  const query = useQuery(lettersOfAccount(account.accountNumber))
  const navigate = useNavigate()
  return (
    <>
      <Refusal error={query.error} />
      <DataTable
        label="Letters of this account, newest first"
        rows={query.data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/letters/$letterId', params: { letterId: `${id}` } })}
        empty="No letter was written for this account. Begin one with More, Write a letter."
        height="30rem"
      />
    </>
  )
}
