import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { onlineColumns } from './online-columns.tsx'
import { type OnlinePayment, onlineOf } from './online-queries.ts'
import { RefundWindow } from './refund-window.tsx'

/** What was paid online for the account, and what is on its way. Nothing where nobody did. */
export function OnlineOfAccount({ accountNumber }: { readonly accountNumber: string }) {
  const { data, error } = useQuery(onlineOf(accountNumber))
  const [shown, show] = useState<OnlinePayment | null>(null)
  if (error) return <Refusal error={error} />
  if (!data || data.rows.length === 0) return null
  return (
    <Stack gap="xs" mt="md">
      <Title order={3}>Paid online</Title>
      <DataTable
        label="Payments made online, newest first"
        rows={data.rows}
        columns={onlineColumns}
        rowKey={({ reference }) => reference}
        onOpen={show}
        empty="Nothing was paid online."
        height="14rem"
      />
      {shown && <RefundWindow payment={shown} onClose={() => show(null)} />}
    </Stack>
  )
}
