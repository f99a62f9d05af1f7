import { call } from '@cartwright/api/client'
import { cash } from '@cartwright/api/cash'
import { TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { kinds, kindWords, tenderWords } from './cash-words.ts'
import { controlFaults, noOpening, type Opening, openingBody } from './opening-values.ts'

/** Opens a batch under the count and total of its tape, and goes to the station. */
export function OpenBatch({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const key = useRequestKey()
  const navigate = useNavigate()
  const form = useForm({ initialValues: noOpening(today), validate: controlFaults })
  const command = useCommand(
    (values: Opening) => call(cash.open, { body: openingBody(values, key) }),
    ({ batchId }) => void navigate({ to: '/cash/$batchId/key', params: { batchId: String(batchId) } }),
  )
  return (
    <FormDialog
      title="Open a batch"
      form={form}
      command={command}
      submit="Open it"
      will="Nothing is posted before the batch closes, and it closes only when count and total meet the tape."
      onClose={onClose}
    >
      <TextInput
        label="Control count"
        description="How many remittances the tape has"
        inputMode="numeric"
        maw="12rem"
        required
        {...form.getInputProps('controlCount')}
      />
      <MoneyField
        label="Control total"
        description="What the tape comes to"
        required
        {...form.getInputProps('controlCents')}
      />
      <WhatItIs form={form} />
    </FormDialog>
  )
}

const askWords: Readonly<Record<string, string>> = {
  check: 'Amount and check number',
  amount: 'Amount alone',
  routing: 'Amount, check number and routing number',
}

const WhatItIs = ({ form }: { readonly form: UseFormReturnType<Opening> }) => (
  <>
    <ChoiceField
      label="Where it came from"
      choices={kinds}
      wordsOf={kindWords}
      {...form.getInputProps('kind')}
    />
    <ChoiceField
      label="What it is"
      description="Cash and checks are batches of their own"
      choices={['check', 'cash']}
      wordsOf={tenderWords}
      {...form.getInputProps('tender')}
    />
    {form.values.tender === 'check' && (
      <ChoiceField
        label="What is keyed of each"
        choices={Object.keys(askWords)}
        wordsOf={(one) => askWords[one] ?? one}
        {...form.getInputProps('asks')}
      />
    )}
    <DayField label="Received on" required {...form.getInputProps('receivedOn')} />
    <TextInput label="Note" maxLength={200} {...form.getInputProps('note')} />
  </>
)
