import { call } from '@cartwright/api/client'
import { paymentReversals } from '@cartwright/api/payment-reversals'
import { Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { Window } from '../../parts/window.tsx'
import { PaidItems } from './paid-items.tsx'
import { type BeforeReversal, beforeReversal } from './payment-queries.ts'

type TakeBackProps = { readonly paymentId: number; readonly onClose: () => void }

/** Takes a payment back: what is open again, and what the account then owes, is said before. */
export function TakeBack({ paymentId, onClose }: TakeBackProps) {
  const query = useQuery(beforeReversal(paymentId))
  if (query.data && query.data.reasons.length > 0) return <Form before={query.data} onClose={onClose} />
  return (
    <Window onClose={onClose} title="Take the payment back">
      {query.error && <Refusal error={query.error} />}
      {query.data && (
        <Text>
          {query.data.citation
            ? `Your role may not take a payment back (${query.data.citation}). Ask the coordinator.`
            : 'The city has no rule on taking payments back. Set down the policy payment-reversal first.'}
        </Text>
      )}
    </Window>
  )
}

type Values = { reason: string; note: string; moveTo: string }

function Form({ before, onClose }: { readonly before: BeforeReversal; readonly onClose: () => void }) {
  const { reasons, paymentId } = before
  const form = useForm<Values>({ initialValues: { reason: reasons[0]!.code, note: '', moveTo: '' } })
  const reason = reasons.find(({ code }) => code === form.values.reason)
  const moveTo = reason?.moves ? form.values.moveTo.trim() : ''
  const command = useCommand(
    ({ reason: code, note }: Values) =>
      call(paymentReversals.reverse, {
        params: { paymentId },
        body: { reason: code, note, moveTo: moveTo || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Take back ${money(before.amountCents)}, receipt ${before.receipt}`}
      wide
      form={form}
      command={command}
      submit={moveTo ? 'Move the payment' : 'Take it back'}
      will={willWords(before, moveTo)}
      onClose={onClose}
    >
      <ChoiceField
        label="Why"
        choices={reasons.map(({ code }) => code)}
        wordsOf={(code) => reasons.find((one) => one.code === code)!.text}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      {reason?.moves && (
        <TextInput
          label="The account it was meant for"
          description="The money is posted there in the same step, as received on its day. Empty: it is only taken back."
          {...form.getInputProps('moveTo')}
        />
      )}
      <ReasonField label="What happened" {...form.getInputProps('note')} />
      <Stack gap={4}>
        {before.opensAgain.length > 0 && (
          <>
            <Text fw={600}>Open again, due as before</Text>
            <PaidItems label="Items that are open again" items={before.opensAgain} />
          </>
        )}
        {before.creditCents > 0 && <Text>Its credit of {money(before.creditCents)} goes.</Text>}
      </Stack>
    </FormDialog>
  )
}

const willWords = ({ accountNumber, newBalanceCents, amountCents }: BeforeReversal, moveTo: string): string =>
  `${accountNumber} then owes ${money(newBalanceCents)}${moveTo ? `, and ${money(amountCents)} is posted to ${moveTo}` : ''}. A payment is taken back once; both entries stay in the books.`
