import { call } from '@cartwright/api/client'
import { returns } from '@cartwright/api/returns'
import type { SuccessOf } from '@cartwright/api/route'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { ReturnPayment } from './return-payment.tsx'
import { ReturnSuspense } from './return-suspense.tsx'

type Answer = SuccessOf<typeof returns.findCheck>
type Found = Answer['rows'][number]

/** Finds a check that the bank returned by what stands on it, whatever door it came by, and goes on to record it. */
export function FindCheck({ onClose }: { readonly onClose: () => void }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const found = answer?.rows ?? null
  const [chosen, choose] = useState<Found | null>(null)
  const form = useForm({
    initialValues: { checkNumber: '', amount: '' },
    validate: {
      checkNumber: (text: string) => (text.trim() ? null : 'Write the number of the check.'),
      amount: (text: string) => ((readMoney(text) ?? 0) > 0 ? null : 'Write the amount of the check.'),
    },
  })
  const command = useCommand(
    ({ checkNumber, amount }: typeof form.values) =>
      call(returns.findCheck, {
        query: { checkNumber: checkNumber.trim(), amountCents: readMoney(amount) ?? 0 },
      }),
    setAnswer,
  )
  if (chosen?.paymentId) return <ReturnPayment paymentId={chosen.paymentId} onClose={onClose} />
  if (chosen?.suspenseItemId)
    return (
      <ReturnSuspense
        itemId={chosen.suspenseItemId}
        amountCents={chosen.amountCents}
        reasons={answer?.reasons ?? []}
        onClose={onClose}
      />
    )
  return (
    <FormDialog title="A check came back" form={form} command={command} submit="Find it" onClose={onClose}>
      <TextInput label="Check number" maxLength={20} required {...form.getInputProps('checkNumber')} />
      <MoneyField label="Amount" required {...form.getInputProps('amount')} />
      {found?.length === 0 && (
        <Text aria-live="polite">
          No check of that number and amount stands in the books. Read both again. A check of a bank file that
          nobody posted yet is not in the books: post the file first.
        </Text>
      )}
      {found !== null && found.length > 0 && (
        <Stack gap={4} aria-live="polite">
          {found.map((one) => (
            <Button key={one.receipt} variant="default" onClick={() => choose(one)}>
              {one.accountNumber ?? one.payerName ?? 'Nobody known'}, {money(one.amountCents)},{' '}
              {day(one.receivedOn)}: {one.came}
            </Button>
          ))}
        </Stack>
      )}
    </FormDialog>
  )
}
