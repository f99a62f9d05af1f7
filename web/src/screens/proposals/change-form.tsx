import { call } from '@cartwright/api/client'
import { proposals } from '@cartwright/api/proposals'
import { FileInput, SegmentedControl, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { readPercent } from './impact-words.ts'
import { noPercent, PercentFields, type PercentValues } from './percent-fields.tsx'
import type { Proposal } from './proposal-queries.ts'
import { filesForm, percentBody } from './propose-form.tsx'

type Values = PercentValues & { how: 'percent' | 'files'; why: string; files: File[] }
type Shown = { readonly proposal: Proposal; readonly onClose: () => void }

/** Makes the next version of a proposal: all its rates by a percentage, or new files in place of what was proposed. */
export function ChangeForm({ proposal, onClose }: Shown) {
  const form = useForm<Values>({
    initialValues: { ...noPercent, how: 'percent', why: '', files: [] },
    validate: {
      why: (why) => (why.trim() ? null : 'Write why it is changed.'),
      percent: (percent, { how }) =>
        how === 'percent' && !readPercent(percent) ? 'Write a percentage such as 6 or −2.5.' : null,
      files: (files, { how }) => (how === 'files' && files.length === 0 ? 'Choose at least one file.' : null),
    },
  })
  const command = useCommand((values: Values) => change(proposal, values), onClose)
  const { how } = form.values
  return (
    <FormDialog
      title="Change the proposal"
      form={form}
      command={command}
      submit="Make the next version"
      will={
        how === 'files'
          ? 'The files take the place of all that is proposed. The version before stays.'
          : 'The proposed rates are changed once more. The version before stays.'
      }
      wide
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="How"
        data={[
          { value: 'percent', label: 'By a percentage' },
          { value: 'files', label: 'From files' },
        ]}
        value={how}
        onChange={(value) => form.setFieldValue('how', value)}
      />
      {how === 'percent' ? (
        <PercentFields
          props={(field) => form.getInputProps(field)}
          schedules={[...new Set(proposal.tables.map(({ schedule }) => schedule))]}
        />
      ) : (
        <FileInput
          label="Files"
          multiple
          clearable
          placeholder="Choose files"
          accept=".csv,.yaml,.yml,text/csv"
          {...form.getInputProps('files')}
        />
      )}
      <Textarea label="Why" autosize minRows={2} {...form.getInputProps('why')} />
    </FormDialog>
  )
}

function change({ id, newest }: Proposal, { how, why, files, ...percent }: Values) {
  const params = { id }
  if (how === 'files') {
    const body = filesForm(files, { why, basis: String(newest.number) })
    return call(proposals.changeByFiles, { params, body: body as never })
  }
  return call(proposals.change, { params, body: { basis: newest.number, why, made: percentBody(percent) } })
}
