import { billNow } from '@cartwright/api/bill-now'
import { call } from '@cartwright/api/client'
import { SegmentedControl, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import type { AccountForm } from './account-form.ts'
import { askedOf, type BillNowValues, kinds } from './bill-now-values.ts'
import { BillToCome } from './bill-to-come.tsx'

/** Bills one account now: shows the very bill, then opens a run of it. */
export function BillNow({ account, onClose }: AccountForm) {
  const { accountNumber, closedOn } = account
  const navigate = useNavigate()
  const today = useToday()
  const form = useForm<BillNowValues>({
    initialValues: { kind: closedOn ? 'final' : 'partial', lastOn: today, billOn: '', reason: '' },
    validate: { lastOn: (day) => (day ? null : 'Write the last day that is billed.') },
  })
  const command = useCommand(
    (values: BillNowValues) => call(billNow.open, { params: { accountNumber }, body: askedOf(values) }),
    ({ id }) => void navigate({ to: '/runs/$runId', params: { runId: String(id) } }),
  )
  const { kind } = form.values
  return (
    <FormDialog
      title={`Bill ${accountNumber} now`}
      wide
      form={form}
      command={command}
      submit="Make this bill"
      will={<BillToCome accountNumber={accountNumber} asked={askedOf(form.values)} />}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="Kind of bill"
        value={kind}
        onChange={(next) => form.setFieldValue('kind', next)}
        data={kinds.map(({ value, label }) => ({ value, label }))}
      />
      <Text size="sm">{kinds.find(({ value }) => value === kind)?.tells}</Text>
      <DayField label="Last day that is billed" data-autofocus {...form.getInputProps('lastOn')} />
      <DayField
        label="Day of the bill"
        description="Today when left empty"
        {...form.getInputProps('billOn')}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
