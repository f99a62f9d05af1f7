import { call } from '@cartwright/api/client'
import { standardCases } from '@cartwright/api/standard-cases'
import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { Judged } from './case-form.tsx'

/** Credits what was billed of a vacancy since, or ends it early; what it comes to is shown first. */
export function SettleVacancy({
  caseId,
  onClose,
}: {
  readonly caseId: number
  readonly onClose: () => void
}) {
  const requestKey = useRequestKey()
  const form = useForm({
    initialValues: { endedOn: '', note: '' },
    validate: {
      note: (note) => (note.trim() ? null : 'Write what happened, for whoever looks at it later.'),
    },
  })
  const endedOn = form.values.endedOn || null
  const verdict = useQuery({
    queryKey: ['adjustments', 'settle', caseId, endedOn],
    queryFn: () => call(standardCases.settlePreview, { params: { caseId }, body: { endedOn } }),
    retry: false,
  })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(standardCases.settle, { params: { caseId }, body: { endedOn, note, requestKey } }),
    onClose,
  )
  return (
    <FormDialog
      title="Settle the vacancy"
      form={form}
      command={command}
      submit="Settle"
      wide
      will={
        <>
          <Refusal error={verdict.error} />
          {verdict.data && !verdict.error && <Judged verdict={verdict.data} />}
        </>
      }
      onClose={onClose}
    >
      <DayField
        label="Lived in again on"
        description="Only when that came earlier than planned: the first day"
        {...form.getInputProps('endedOn')}
      />
      <Textarea label="Note" autosize minRows={2} required maxLength={1000} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
