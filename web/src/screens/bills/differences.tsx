import { Table, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { money, signedMoney } from '../../parts/money.tsx'
import type { Language, ToldBill } from './bill-types.ts'

/** Why a bill is not the last one: each cause with its amount. They sum to the difference. */
export function Differences({ bill, language }: { bill: ToldBill; language: Language }) {
  const id = useId()
  const total = bill.differences.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return (
    <section aria-labelledby={id}>
      <Title order={3} size="h5" id={id} mb={4}>
        Why this bill differs from the last
      </Title>
      <Text size="sm">{standing(bill, total)}</Text>
      {bill.differences.length > 0 && (
        <Table tabularNums verticalSpacing={4} aria-labelledby={id}>
          <Table.Tbody>
            {bill.differences.map((one) => (
              <Table.Tr key={`${one.cause} ${one.en}`}>
                <Table.Td lang={language}>{one[language]}</Table.Td>
                <Table.Td ta="right" style={{ verticalAlign: 'top' }}>
                  {signedMoney(one.amountCents)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}

function standing({ differences, chargesCents }: ToldBill, total: number): string {
  if (differences.length === 0) return 'The charges are the same as on the last bill.'
  if (total === 0) return `The charges are again ${money(chargesCents)}; what changed evens out.`
  return `Charges went from ${money(chargesCents - total)} to ${money(chargesCents)}: ${signedMoney(total)}.`
}
