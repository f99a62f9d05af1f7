import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { useForm } from '@mantine/form'
import { useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { plusDays } from '../../../parts/day.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { seeChanged } from '../../workplan/work-queries.ts'
import type { WholeCase } from '../case-queries.ts'

type CoolOffFormProps = { readonly one: WholeCase; readonly onClose: () => void }

/** Lets nobody be in touch with the customer before a day, or ends that. */
export function CoolOffForm({ one, onClose }: CoolOffFormProps) {
  const { id, version, guidance, noContactBefore } = one
  const today = useToday()
  const form = useForm({
    initialValues: {
      until: noContactBefore ?? plusDays(today, guidance?.coolingOffDays ?? 2),
      because: '',
    },
  })
  const command = useCommand(
    ({ until, because }: typeof form.values) =>
      seeChanged(call(cases.coolOff, { params: { id }, body: { version, until: until || null, because } })),
    onClose,
  )
  return (
    <FormDialog
      title="Cooling off"
      form={form}
      command={command}
      submit="Save"
      will="Whoever opens the account or a case of it is told before they call or write. Bills go out as always."
      onClose={onClose}
    >
      <DayField
        label="First day the city may be in touch again"
        description={noContactBefore ? 'Leave it empty to end the cooling-off now.' : undefined}
        data-autofocus
        {...form.getInputProps('until')}
      />
      <ReasonField required {...form.getInputProps('because')} />
    </FormDialog>
  )
}
