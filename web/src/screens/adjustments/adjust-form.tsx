import { adjustments } from '@cartwright/api/adjustments'
import { call } from '@cartwright/api/client'
import { Group, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from '../accounts/account-queries.ts'
import { bodyOf, type AdjustValues } from './adjust-values.ts'
import { type Evidence, type LineLeft, newRequestKey, previewOf, type Reason } from './adjustment-queries.ts'
import { EvidenceField } from './evidence-field.tsx'
import { LineAmounts } from './line-amounts.tsx'
import { PreviewPanel } from './preview-panel.tsx'

type AdjustFormProps = {
  readonly account: Account
  readonly reasons: readonly Reason[]
  readonly lines: readonly LineLeft[]
}

/** Credits or charges by lines and by an amount; what will happen to the books is shown while it is typed. */
export function AdjustForm({ account, reasons, lines }: AdjustFormProps) {
  const { accountNumber } = account
  const navigate = useNavigate()
  const [requestKey] = useState(newRequestKey)
  const [files, setFiles] = useState<readonly Evidence[]>([])
  const mine = reasons.filter(({ mayAsk }) => mayAsk)
  const form = useForm<AdjustValues>({
    initialValues: {
      reason: mine[0]?.code ?? '',
      direction: 'credit',
      lines: {},
      amount: '',
      ledgerCode: '',
      note: '',
    },
    validate: { note: (note) => (note.trim() ? null : 'Write why, for whoever looks at it later.') },
  })
  const reason = mine.find(({ code }) => code === form.values.reason)
  const direction = reason && reason.direction !== 'both' ? reason.direction : form.values.direction
  const evidence = files.map(({ evidenceId }) => evidenceId)
  const body = bodyOf({ ...form.values, direction }, { lines, evidence })
  const [typed] = useDebouncedValue(body, 250)
  const preview = useQuery({ ...previewOf(accountNumber, typed), placeholderData: (before) => before })
  const command = useCommand(
    ({ note }: AdjustValues) =>
      call(adjustments.ask, { params: { accountNumber }, body: { ...body!, note, requestKey } }),
    ({ adjustmentId }) =>
      navigate({ to: '/adjustments/$adjustmentId', params: { adjustmentId: String(adjustmentId) } }),
  )
  return (
    <CommandForm
      form={form}
      command={command}
      submit={
        preview.data?.state === 'waiting' ? 'Ask for approval' : direction === 'credit' ? 'Credit' : 'Charge'
      }
      will={
        <Stack gap="xs">
          {!body && <Text size="sm">Write an amount to see what will happen to the books.</Text>}
          {body && <Refusal error={preview.error} />}
          {body && preview.data && !preview.error && <PreviewPanel preview={preview.data} />}
        </Stack>
      }
    >
      <Group align="flex-end" gap="md">
        <NativeSelect
          label="Reason"
          data={mine.map(({ code, en }) => ({ value: code, label: en }))}
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
      <LineAmounts
        lines={lines}
        amounts={form.values.lines}
        onChange={(key, text) => form.setFieldValue('lines', { ...form.values.lines, [key]: text })}
      />
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
