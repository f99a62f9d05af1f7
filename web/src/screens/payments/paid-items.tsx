import { Table } from '@mantine/core'
import { Day } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import type { Payment } from '../accounts/account-queries.ts'

type PaidItemsProps = { readonly label: string; readonly items: Payment['paid'] }

/** Items with their due day, and what of a payment is on each. */
export const PaidItems = ({ label, items }: PaidItemsProps) => (
  <Table tabularNums aria-label={label}>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>Bill</Table.Th>
        <Table.Th>For</Table.Th>
        <Table.Th>Due</Table.Th>
        <Table.Th ta="right">Amount</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {items.map(({ itemId, billNumber, text, dueOn, cents }) => (
        <Table.Tr key={itemId}>
          <Table.Td>{billNumber ?? 'none'}</Table.Td>
          <Table.Td>{text}</Table.Td>
          <Table.Td>{dueOn ? <Day on={dueOn} /> : 'with the next bill'}</Table.Td>
          <Table.Td ta="right">
            <Money cents={cents} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
