import { adjustments } from '@cartwright/api/adjustments'
import { call } from '@cartwright/api/client'
import { Group, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from '../accounts/account-queries.ts'
import { useForCase } from '../cases/for-case.ts'
import { ProceduresFor } from '../procedures/procedures-for.tsx'
import { amountFault, bodyOf, type AdjustValues } from './adjust-values.ts'
import {
  type AskedBody,
  type Evidence,
  type LineLeft,
  type Preview,
  previewOf,
  type Reason,
} from './adjustment-queries.ts'
import { EvidenceField } from './evidence-field.tsx'
import { LineAmounts } from './line-amounts.tsx'
import { PreviewPanel } from './preview-panel.tsx'

type AdjustFormProps = {
  readonly account: Account
  readonly reasons: readonly Reason[]
  readonly lines: readonly LineLeft[]
  /** The bill whose lines are offered first; without it the newest. */
  readonly bill: string | undefined
}

/** Credits or charges by lines and by an amount; what will happen to the books is shown while it is typed. */
export function AdjustForm({ account, reasons, lines, bill }: AdjustFormProps) {
  const { accountNumber } = account
  const [files, setFiles] = useState<readonly Evidence[]>([])
  const mine = reasons.filter(({ mayAsk }) => mayAsk)
  const form = useAdjustValues(mine[0]?.code ?? '')
  const reason = mine.find(({ code }) => code === form.values.reason)
  const direction = reason && reason.direction !== 'both' ? reason.direction : form.values.direction
  const evidence = files.map(({ evidenceId }) => evidenceId)
  const body = bodyOf({ ...form.values, direction }, { lines, evidence })
  const [typed] = useDebouncedValue(body, 250)
  const preview = useQuery({ ...previewOf(accountNumber, typed), placeholderData: (before) => before })
  const command = useAsk(accountNumber, body)
  return (
    <CommandForm
      form={form}
      command={command}
      submit={
        preview.data?.state === 'waiting' ? 'Ask for approval' : direction === 'credit' ? 'Credit' : 'Charge'
      }
      will={<Previewed written={body !== null} preview={preview} />}
    >
      <ReasonFields form={form} reasons={mine} reason={reason} />
      {reason && <ProceduresFor kind="reason" of={reason.code} />}
      <LineAmounts
        lines={lines}
        bill={bill}
        amounts={form.values.lines}
        onChange={(key, text) => form.setFieldValue('lines', { ...form.values.lines, [key]: text })}
      />
      <BesideFields form={form} reason={reason} />
      <EvidenceField accountNumber={accountNumber} files={files} onChange={setFiles} />
      <Textarea
        label="Note"
        description="Why, for whoever looks at it later"
        autosize
        minRows={2}
        required
        maxLength={1000}
        {...form.getInputProps('note')}
      />
    </CommandForm>
  )
}

const useAdjustValues = (reason: string) =>
  useForm<AdjustValues>({
    initialValues: {
      reason,
      direction: 'credit',
      lines: {},
      amount: '',
      ledgerCode: '',
      note: '',
    },
    validate: {
      amount: (_, values) => amountFault(values),
      note: (note) => (note.trim() ? null : 'Write why, for whoever looks at it later.'),
    },
  })

/** Asks for what is written, once, and goes to what came of it. */
function useAsk(accountNumber: string, body: AskedBody | null) {
  const navigate = useNavigate()
  const requestKey = useRequestKey()
  const deskCaseId = useForCase()
  return useCommand(
    ({ note }: AdjustValues) =>
      call(adjustments.ask, { params: { accountNumber }, body: { ...body!, note, deskCaseId, requestKey } }),
    ({ adjustmentId }) =>
      navigate({ to: '/adjustments/$adjustmentId', params: { adjustmentId: String(adjustmentId) } }),
  )
}

type PreviewedProps = {
  readonly written: boolean
  readonly preview: { readonly data: Preview | undefined; readonly error: unknown }
}

const Previewed = ({ written, preview: { data, error } }: PreviewedProps) => (
  <Stack gap="xs">
    {!written && <Text size="sm">Write an amount to see what will happen to the books.</Text>}
    {written && <Refusal error={error} />}
    {written && data && !error && <PreviewPanel preview={data} />}
  </Stack>
)

type FieldsProps = {
  readonly form: UseFormReturnType<AdjustValues>
  readonly reason: Reason | undefined
}

/** Why, and in which direction where the reason leaves that open. */
const ReasonFields = ({ form, reason, reasons }: FieldsProps & { readonly reasons: readonly Reason[] }) => (
  <Group align="flex-end" gap="md">
    <NativeSelect
      label="Reason"
      data={reasons.map(({ code, en }) => ({ value: code, label: en }))}
      {...form.getInputProps('reason')}
    />
    {reason?.direction === 'both' && (
      <Radio.Group label="What it is" {...form.getInputProps('direction')}>
        <Group gap="md" h={36}>
          <Radio value="credit" label="Credit" />
          <Radio value="debit" label="Charge" />
        </Group>
      </Radio.Group>
    )}
  </Group>
)

/** An amount of no line, and where it is written in the ledger. */
const BesideFields = ({ form, reason }: FieldsProps) => (
  <Group align="flex-start" gap="md">
    <MoneyField
      label="Amount beside lines"
      description="Of no line of a bill"
      {...form.getInputProps('amount')}
    />
    <TextInput
      label="Ledger account"
      description={`Empty: ${reason?.ledgerCode ?? 'needed for an amount'}`}
      {...form.getInputProps('ledgerCode')}
    />
  </Group>
)
