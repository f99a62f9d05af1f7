import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { orderColumns } from './order-columns.tsx'
import { ordersOfAccount } from './order-queries.ts'

const columns = orderColumns({ ofAccount: true })

/** The service orders of an account, newest first. */
export function AccountOrders({ account }: { readonly account: Account }) {
  const navigate = useNavigate()
  const list = useInfiniteQuery(ordersOfAccount(account.accountNumber))
  if (list.error) return <Refusal error={list.error} />
  return (
    <DataTable
      label="Service orders, newest first"
      rows={list.data?.pages.flatMap((page) => page.rows)}
      columns={columns}
      rowKey={({ orderId }) => orderId}
      onOpen={({ orderId }) =>
        void navigate({ to: '/orders/$orderId', params: { orderId: String(orderId) } })
      }
      onEnd={() => {
        if (list.hasNextPage) void list.fetchNextPage()
      }}
      empty="Nothing was ordered of the crew. Begin under “Order …”."
      height="24rem"
    />
  )
}
