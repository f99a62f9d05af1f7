import type { Procedure } from '@cartwright/api/procedure-shapes'
import { call } from '@cartwright/api/client'
import { procedures } from '@cartwright/api/procedures'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { plusDays } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type Reviewing = { readonly procedure: Procedure; readonly onClose: () => void }

/** Notes that a procedure was looked over and holds as it is. */
export function ReviewProcedure({ procedure, onClose }: Reviewing) {
  const { procedureId, newest: version, changedRules, reviewOn } = procedure
  const form = useForm({ initialValues: { nextOn: plusDays(reviewOn, 365), note: '' } })
  const command = useCommand(
    ({ nextOn, note }: typeof form.values) =>
      call(procedures.review, {
        params: { id: procedureId },
        body: { version, nextOn, note: note.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="This procedure holds as it is"
      form={form}
      command={command}
      submit="Note the review"
      onClose={onClose}
      will={
        <Text size="sm">
          Your name and today are kept with version {version}.
          {changedRules.length > 0 && ' The rules it quotes count as looked over as they are today.'}
        </Text>
      }
    >
      <DayField label="Next review" {...form.getInputProps('nextOn')} />
      <TextInput label="Note" description="Not needed." {...form.getInputProps('note')} />
    </FormDialog>
  )
}
