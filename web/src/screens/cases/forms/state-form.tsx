import { CaseState } from '@cartwright/api/case-shapes'
import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { seeChanged } from '../../workplan/work-queries.ts'
import type { WholeCase } from '../case-queries.ts'
import { stateHints, stateWords } from '../case-words.ts'

type StateFormProps = { readonly one: WholeCase; readonly onClose: () => void }
type Next = Exclude<WholeCase['state'], 'closed'>

const open = CaseState.exclude(['closed']).options

/** Takes a case on to another state, lets it wait, or takes a closed one up again. */
export function StateForm({ one, onClose }: StateFormProps) {
  const { id, version, state, closedOn, waitingFor } = one
  const form = useForm({
    initialValues: {
      state: state === 'closed' ? 'research' : state,
      waitingFor: waitingFor ?? '',
      reason: '',
    },
  })
  const command = useCommand(
    (values: typeof form.values) =>
      seeChanged(
        call(cases.setState, {
          params: { id },
          body: {
            version,
            state: values.state,
            ...(values.state === 'waiting' && { waitingFor: values.waitingFor }),
            ...(values.reason && { reason: values.reason }),
          },
        }),
      ),
    onClose,
  )
  return (
    <FormDialog
      title={closedOn ? 'Take the case up again' : 'Where the case stands'}
      form={form}
      command={command}
      submit={closedOn ? 'Take it up again' : 'Save'}
      will={closedOn && one.isDispute && 'Nothing is in dispute until you name the charges anew.'}
      onClose={onClose}
    >
      <ChoiceField
        label="State"
        choices={open}
        wordsOf={(choice) => stateWords[choice as Next]}
        description={stateHints[form.values.state]}
        data-autofocus
        {...form.getInputProps('state')}
      />
      {form.values.state === 'waiting' && (
        <TextInput
          label="For whom or what"
          description="Such as: the hauler’s record of route 12, the customer’s bank statement."
          maxLength={200}
          {...form.getInputProps('waitingFor')}
        />
      )}
      {closedOn && <ReasonField required {...form.getInputProps('reason')} />}
    </FormDialog>
  )
}
