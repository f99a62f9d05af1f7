import { call } from '@cartwright/api/client'
import { returns } from '@cartwright/api/returns'
import { Checkbox, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { day } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { Window } from '../../parts/window.tsx'
import { PaidItems } from './paid-items.tsx'
import { type BeforeReturn, beforeReturn } from './payment-queries.ts'
import { reasonWords } from './return-words.ts'

type ReturnPaymentProps = { readonly paymentId: number; readonly onClose: () => void }

/** Records that the bank did not pay: what is open again, the fee, and how long checks are not taken is said before. */
export function ReturnPayment({ paymentId, onClose }: ReturnPaymentProps) {
  const query = useQuery(beforeReturn(paymentId))
  if (query.data && query.data.reasons.length > 0) return <Form before={query.data} onClose={onClose} />
  return (
    <Window onClose={onClose} title="The bank returned it">
      {query.error && <Refusal error={query.error} />}
      {query.data && (
        <Text>The city has no rule on returned items. Set down the policy returned-items first.</Text>
      )}
    </Window>
  )
}

type Values = { reason: string; returnedOn: string; note: string; waiveFee: boolean }

function Form({ before, onClose }: { readonly before: BeforeReturn; readonly onClose: () => void }) {
  const { reasons, paymentId } = before
  const form = useForm<Values>({
    initialValues: { reason: reasons[0]!.code, returnedOn: useToday(), note: '', waiveFee: false },
  })
  const reason = reasons.find(({ code }) => code === form.values.reason)!
  const command = useCommand(
    (values: Values) =>
      call(returns.record, {
        params: { paymentId },
        body: { ...values, waiveFee: values.waiveFee && reason.feeCents !== null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`The bank returned ${money(before.amountCents)}`}
      wide
      form={form}
      command={command}
      submit="Record it"
      will={willWords(before, reason, form.values.waiveFee)}
      onClose={onClose}
    >
      <ChoiceField
        label="Why, as the bank says"
        choices={reasons.map(({ code }) => code)}
        wordsOf={(code) => reasonWords(reasons.find((one) => one.code === code)!)}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <DayField label="Returned on" {...form.getInputProps('returnedOn')} />
      {reason.feeCents !== null && (
        <Checkbox
          label={`No fee this time (it would be ${money(reason.feeCents)})`}
          {...form.getInputProps('waiveFee', { type: 'checkbox' })}
        />
      )}
      <ReasonField
        label={form.values.waiveFee ? 'Why there is no fee' : 'What the bank wrote'}
        {...form.getInputProps('note')}
      />
      {before.opensAgain.length > 0 && (
        <Stack gap={4}>
          <Text fw={600}>Open again, due as before</Text>
          <PaidItems label="Items that are open again" items={before.opensAgain} />
        </Stack>
      )}
    </FormDialog>
  )
}

type Reason = BeforeReturn['reasons'][number]

function willWords(before: BeforeReturn, reason: Reason, waived: boolean): string {
  const fee = waived ? 0 : (reason.feeCents ?? 0)
  const earlier = before.earlierItems > 0 ? `, because ${before.earlierItems} came back before` : ''
  return [
    `${before.accountNumber} then owes ${money(before.newBalanceCents + fee)}.`,
    fee > 0 ? `A fee of ${money(fee)} is charged${earlier}.` : 'No fee is charged.',
    reason.cashOnlyUntil
      ? `Checks are not taken until ${day(reason.cashOnlyUntil)}.`
      : 'Checks are taken as before.',
    'A letter is drafted for you to look at.',
    before.citation ?? '',
  ].join(' ')
}
