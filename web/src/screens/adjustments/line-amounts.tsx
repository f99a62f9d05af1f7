import { Button, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useId, useState } from 'react'
import { day, period } from '../../parts/day.tsx'
import { Money, money, readMoney } from '../../parts/money.tsx'
import { keyOfLine } from './adjust-values.ts'
import type { LineLeft } from './adjustment-queries.ts'

type LineAmountsProps = {
  readonly lines: readonly LineLeft[]
  /** The bill whose lines are offered first; without it the newest. */
  readonly bill: string | undefined
  readonly amounts: Readonly<Record<string, string>>
  readonly onChange: (key: string, text: string) => void
}

/** The lines of the last bills with what is left of each, and an amount to type beside them. */
export function LineAmounts({ lines, bill, amounts, onChange }: LineAmountsProps) {
  const id = useId()
  const [all, showAll] = useState(false)
  const first = lines.find(({ billNumber }) => billNumber === bill) ?? lines[0]
  const shown = all ? lines : lines.filter(({ billId }) => billId === first?.billId)
  if (!first)
    return <Text size="sm">No bill of this account is posted yet: only an amount can be written.</Text>
  return (
    <Stack gap="xs">
      <Title order={2} size="h5" id={id}>
        Lines of {all ? 'the last bills' : `bill ${first.billNumber}, ${day(first.issuedOn)}`}
      </Title>
      <Table.ScrollContainer minWidth={280} type="native">
        <Table tabularNums verticalSpacing={6} aria-labelledby={id}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Line</Table.Th>
              <Table.Th ta="right" visibleFrom="xs">
                Charged
              </Table.Th>
              <Table.Th ta="right" visibleFrom="xs">
                Left
              </Table.Th>
              <Table.Th>Amount</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((line) => (
              <LineRow
                key={keyOfLine(line)}
                line={line}
                text={amounts[keyOfLine(line)] ?? ''}
                onChange={(text) => onChange(keyOfLine(line), text)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!all && lines.length > shown.length && (
        <Button variant="default" size="xs" onClick={() => showAll(true)} style={{ alignSelf: 'flex-start' }}>
          Lines of other bills too
        </Button>
      )}
    </Stack>
  )
}

type LineRowProps = {
  readonly line: LineLeft
  readonly text: string
  readonly onChange: (text: string) => void
}

const LineRow = ({ line, text, onChange }: LineRowProps) => (
  <Table.Tr>
    <Table.Td>
      {line.text}
      <Text size="xs" c="dimmed">
        Bill {line.billNumber} · {period(line.periodFrom, line.periodUntil)}
        {line.waitingCents !== 0 && ` · ${money(line.waitingCents)} waits`}
      </Text>
      <Text size="xs" hiddenFrom="xs">
        {money(line.amountCents)} charged, {money(line.leftCents)} left
      </Text>
    </Table.Td>
    <Table.Td ta="right" visibleFrom="xs">
      <Money cents={line.amountCents} />
    </Table.Td>
    <Table.Td ta="right" visibleFrom="xs">
      <Money cents={line.leftCents} />
    </Table.Td>
    <Table.Td>
      <TextInput
        aria-label={`Amount for ${line.text}, bill ${line.billNumber}`}
        inputMode="decimal"
        leftSection="$"
        w="8rem"
        autoComplete="off"
        value={text}
        error={text !== '' && (readMoney(text) ?? 0) <= 0 && 'Write an amount such as 7.70.'}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Table.Td>
  </Table.Tr>
)
