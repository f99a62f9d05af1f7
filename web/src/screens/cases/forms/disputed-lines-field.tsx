import { Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { period } from '../../../parts/day.tsx'
import { MoneyField } from '../../../parts/money-field.tsx'
import { Money, money } from '../../../parts/money.tsx'
import { Refusal } from '../../../parts/refusal.tsx'
import { accountShown, billShown } from '../../accounts/account-queries.ts'
import { type TypedLine, typedCents } from './typed-lines.ts'

type FieldProps = {
  readonly accountNumber: string
  readonly lines: readonly TypedLine[]
  readonly error?: ReactNode
  readonly onChange: (lines: readonly TypedLine[]) => void
}

/** Which lines of which bills are in dispute, and how much of each. */
export function DisputedLinesField({ accountNumber, lines, error, onChange }: FieldProps) {
  const account = useQuery({ ...accountShown(accountNumber), enabled: accountNumber !== '', retry: false })
  const bills = account.data?.bills ?? []
  const [chosen, choose] = useState('')
  const number = chosen || lines[0]?.billNumber || bills[0]?.number || ''
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <Text component="legend" fw={600} size="sm">
        What is in dispute
      </Text>
      {accountNumber === '' && <Text size="sm">Write the account first: a dispute is about its bills.</Text>}
      <Refusal error={accountNumber === '' ? null : account.error} />
      {account.data && bills.length === 0 && <Text size="sm">The account has no bill yet.</Text>}
      {bills.length > 0 && (
        <NativeSelect
          label="Bill"
          maw="26rem"
          value={number}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          data={bills.map((bill) => ({
            value: bill.number,
            label: `${bill.number}: ${period(bill.periodFrom, bill.periodUntil)}, ${money(bill.chargesCents)}`,
          }))}
        />
      )}
      {number !== '' && <LinesOfBill number={number} lines={lines} onChange={onChange} />}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      {lines.length > 0 && (
        <Text size="sm" aria-live="polite">
          In dispute: <Money cents={typedCents(lines)} />
          {lines.some(({ billNumber }) => billNumber !== number) &&
            `, with lines of bill ${[...new Set(lines.map(({ billNumber }) => billNumber))].join(', ')}`}
        </Text>
      )}
    </Stack>
  )
}

type LinesProps = Pick<FieldProps, 'lines' | 'onChange'> & { readonly number: string }

function LinesOfBill({ number, lines, onChange }: LinesProps) {
  const bill = useQuery(billShown(number))
  const isOf = (line: TypedLine, lineNo: number) => line.billNumber === number && line.lineNo === lineNo
  return (
    <>
      <Refusal error={bill.error} />
      {bill.data?.lines.map(({ lineNo, en, amountCents }) => {
        const typed = lines.find((line) => isOf(line, lineNo))
        return (
          <Group key={lineNo} gap="sm" align="center" wrap="wrap">
            <Checkbox
              label={`${en}, ${money(amountCents)}`}
              disabled={amountCents <= 0}
              checked={typed !== undefined}
              onChange={({ currentTarget }) =>
                onChange(
                  currentTarget.checked
                    ? [
                        ...lines,
                        {
                          billNumber: number,
                          lineNo,
                          what: en,
                          lineCents: amountCents,
                          amount: money(amountCents).slice(1),
                        },
                      ]
                    : lines.filter((line) => !isOf(line, lineNo)),
                )
              }
            />
            {typed && (
              <MoneyField
                aria-label={`In dispute of line ${lineNo}`}
                w="8rem"
                value={typed.amount}
                onChange={({ currentTarget: { value } }) =>
                  onChange(lines.map((line) => (isOf(line, lineNo) ? { ...line, amount: value } : line)))
                }
              />
            )}
          </Group>
        )
      })}
    </>
  )
}
