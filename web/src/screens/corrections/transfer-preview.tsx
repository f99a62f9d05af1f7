import { call } from '@cartwright/api/client'
import type { InputOf } from '@cartwright/api/route'
import { transfers } from '@cartwright/api/transfers'
import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Money, signedMoney } from '../../parts/money.tsx'

type Body = InputOf<typeof transfers.preview>['body']
type TransferPreviewProps = { readonly accountNumber: string; readonly body: Body }

/** What the transfer would do to each account: both are shown before anything is saved. */
export function TransferPreview({ accountNumber, body }: TransferPreviewProps) {
  const { amountCents, to } = body
  const whole = Number.isInteger(amountCents) && amountCents !== 0 && to.every(isWhole)
  const preview = useQuery({
    queryKey: ['transfer', accountNumber, amountCents, to],
    queryFn: () => call(transfers.preview, { params: { accountNumber }, body: { amountCents, to } }),
    enabled: whole,
    retry: false,
  })
  if (!whole)
    return (
      <Text size="sm">Write the amount and the account it goes to: then both balances are shown here.</Text>
    )
  if (!preview.data)
    return <Text size="sm">{preview.error ? 'There is no such account, or nothing would move.' : ' '}</Text>
  return (
    <Table tabularNums aria-label="What it does to each account">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Account</Table.Th>
          <Table.Th ta="right">Owes now</Table.Th>
          <Table.Th ta="right">Moves</Table.Th>
          <Table.Th ta="right">Owes then</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preview.data.rows.map((row) => (
          <Table.Tr key={row.accountNumber}>
            <Table.Td>
              {row.accountNumber}
              <Text size="xs">
                {row.payerName ?? 'no payer'}, {row.address}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <Money cents={row.balanceCents} />
            </Table.Td>
            <Table.Td ta="right">{signedMoney(row.amountCents)}</Table.Td>
            <Table.Td ta="right">
              <Money cents={row.newBalanceCents} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const isWhole = ({ accountNumber, weight = 1 }: Body['to'][number]): boolean =>
  accountNumber !== '' && Number.isInteger(weight)
