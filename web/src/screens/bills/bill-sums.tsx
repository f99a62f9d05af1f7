import { Table } from '@mantine/core'
import { Money } from '../../parts/money.tsx'
import type { Bill } from './bill-types.ts'

type Sums = Pick<
  Bill,
  'previousBalanceCents' | 'paymentsCents' | 'adjustmentsCents' | 'chargesCents' | 'totalDueCents'
>

/** How a bill comes to what is due: the last balance, what was paid, what was mended, the charges. */
export const BillSums = ({ sums }: { sums: Sums }) => (
  <Table tabularNums verticalSpacing={4} maw={420} aria-label="What is due">
    <Table.Tbody>
      <Sum name="Balance before" cents={sums.previousBalanceCents} />
      <Sum name="Payments" cents={sums.paymentsCents} />
      {sums.adjustmentsCents !== 0 && <Sum name="Adjustments" cents={sums.adjustmentsCents} />}
      <Sum name="Charges of this bill" cents={sums.chargesCents} />
    </Table.Tbody>
    <Table.Tfoot>
      <Sum name="Total due" cents={sums.totalDueCents} strong />
    </Table.Tfoot>
  </Table>
)

const Sum = ({ name, cents, strong }: { name: string; cents: number; strong?: boolean }) => (
  <Table.Tr>
    <Table.Th scope="row" fw={strong ? 700 : 400}>
      {name}
    </Table.Th>
    <Table.Td ta="right" fw={strong ? 700 : 400}>
      <Money cents={cents} />
    </Table.Td>
  </Table.Tr>
)
