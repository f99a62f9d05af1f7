import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { day, plusDays } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { count } from '../../parts/words.ts'
import { type FindingForm, useChangeFindings } from './use-change-findings.ts'

type Values = { until: string; reason: string }

/** Accepts findings as they are: with why, and until when. */
export function AcceptForm({ ids, onDone, onClose }: FindingForm) {
  const today = useQuery(cityShown).data?.today
  const form = useForm<Values>({
    initialValues: { until: today ? plusDays(today, 90) : '', reason: '' },
    validate: {
      until: (until) => (until ? null : 'Write the day on which it counts again.'),
      reason: (reason) => (reason.trim() ? null : 'Write why it is right as it is.'),
    },
  })
  const command = useChangeFindings<Values>(
    (values) => ({ action: 'accept', ids: [...ids], ...values }),
    onDone,
  )
  const { until } = form.values
  return (
    <FormDialog
      title={`Accept ${count(ids.length, 'finding')}`}
      form={form}
      command={command}
      submit="Accept"
      will={
        until
          ? `Nothing is said of ${ids.length === 1 ? 'it' : 'them'} until ${day(until)}, unless what is at stake changes before.`
          : undefined
      }
      onClose={onClose}
    >
      <ReasonField description="Kept in the history" data-autofocus {...form.getInputProps('reason')} />
      <DayField
        label="Until"
        description="The first day on which it counts again"
        {...form.getInputProps('until')}
      />
    </FormDialog>
  )
}
