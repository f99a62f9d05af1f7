import { Table, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { period } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import type { BillLine, Language } from './bill-types.ts'

type Shown = {
  readonly lines: readonly BillLine[]
  readonly chargesCents: number
  readonly language: Language
}

/** Every charge of a bill with the reason it is what it is. */
export function ExplainedLines({ lines, chargesCents, language }: Shown) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Title order={3} size="h5" id={id} mb={4}>
        Charges
      </Title>
      {lines.length === 0 ? (
        <Text size="sm">There is no charge on this bill.</Text>
      ) : (
        <Table tabularNums verticalSpacing={6} aria-labelledby={id}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Charge and its reason</Table.Th>
              <Table.Th ta="right">Amount</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.lineNo}>
                <Table.Td lang={language}>
                  {line[language]}
                  <Text size="sm">{language === 'es' ? line.reasonEs : line.reasonEn}</Text>
                  <Text size="xs" c="dimmed" lang="en">
                    {period(line.periodFrom, line.periodUntil)} · GL {line.glCode}
                  </Text>
                </Table.Td>
                <Table.Td ta="right" style={{ verticalAlign: 'top' }}>
                  <Money cents={line.amountCents} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>Charges of this bill</Table.Th>
              <Table.Th ta="right">
                <Money cents={chargesCents} />
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      )}
    </section>
  )
}
