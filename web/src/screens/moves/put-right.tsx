import { Table, Text } from '@mantine/core'
import { period } from '../../parts/day.tsx'
import { Money, money, signedMoney } from '../../parts/money.tsx'
import type { Moved } from './move-queries.ts'
import styles from './moves.module.css'

/** The bills of the past that are put right: what each charged, what it should have, what is posted and by which rule. */
export function PutRight({ bills }: { readonly bills: Moved['putRight'] }) {
  if (bills.length === 0) return null
  const posted = bills.reduce((sum, { postedCents }) => sum + postedCents, 0)
  return (
    <div className={styles.wide}>
      <Table tabularNums aria-label="Bills put right">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Bill</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              Charged
            </Table.Th>
            <Table.Th ta="right" className={styles.sum}>
              Should be
            </Table.Th>
            <Table.Th ta="right">Posted</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bills.map((bill) => (
            <Table.Tr key={bill.billNumber}>
              <Table.Td>
                {period(bill.periodFrom, bill.periodUntil)}
                <Text size="xs">
                  {bill.billNumber}.{' '}
                  <Text span inherit hiddenFrom="sm">
                    Charged {money(bill.billedCents)}.{' '}
                  </Text>
                  {bill.why}
                </Text>
              </Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                <Money cents={bill.billedCents} />
              </Table.Td>
              <Table.Td ta="right">
                <Money cents={bill.shouldCents} />
              </Table.Td>
              <Table.Td ta="right" className={styles.sum}>
                {signedMoney(bill.postedCents)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>All together</Table.Th>
            <Table.Td visibleFrom="sm" />
            <Table.Td />
            <Table.Th ta="right" className={styles.sum}>
              {signedMoney(posted)}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  )
}
