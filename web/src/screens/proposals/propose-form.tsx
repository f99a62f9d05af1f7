import { call } from '@cartwright/api/client'
import { proposals } from '@cartwright/api/proposals'
import { FileInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { type FormRulesRecord, useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { rateVersions } from '../rates/rate-queries.ts'
import { readPercent } from './impact-words.ts'
import { noPercent, PercentFields, type PercentValues } from './percent-fields.tsx'

type Values = PercentValues & {
  how: 'percent' | 'copy' | 'files'
  name: string
  why: string
  resolution: string
  effectiveFrom: string
  files: File[]
}

const ways = [
  { value: 'percent', label: 'By a percentage' },
  { value: 'copy', label: 'A copy to edit' },
  { value: 'files', label: 'From files' },
]

const will = {
  percent: 'The rates in force on that day are copied and changed. Those in force stay as they are.',
  copy: 'The rates in force on that day are copied, to be changed one by one. Those in force stay as they are.',
  files:
    'Rate CSVs, versions.csv and policies.yaml, in the form of the city folder and through its check. With versions.csv the resolution and the day come from there.',
}

const initialValues: Values = {
  ...noPercent,
  how: 'percent',
  name: '',
  why: '',
  resolution: '',
  effectiveFrom: '',
  files: [],
}

const validate: FormRulesRecord<Values> = {
  name: (name) => (name.trim() ? null : 'Give the proposal a name.'),
  why: (why) => (why.trim() ? null : 'Write why it is proposed.'),
  percent: (percent, { how }) =>
    how === 'percent' && !readPercent(percent) ? 'Write a percentage such as 6 or −2.5.' : null,
  files: (files, { how }) => (how === 'files' && files.length === 0 ? 'Choose at least one file.' : null),
  resolution: (resolution, { how }) =>
    how === 'files' || resolution.trim() ? null : 'Write the resolution it is for.',
  effectiveFrom: (day, { how }) => (how === 'files' || day ? null : 'Write its first day.'),
}

/** Makes a proposal: of the rates in force, or of files. */
export function ProposeForm({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const tables = useQuery(rateVersions).data?.rows ?? []
  const form = useForm<Values>({ initialValues, validate })
  const command = useCommand(propose, ({ id }) => {
    onClose()
    return navigate({ to: '/what-if/$proposalId', params: { proposalId: String(id) } })
  })
  const { how } = form.values
  return (
    <FormDialog
      title="Propose rates"
      form={form}
      command={command}
      submit={how === 'files' ? 'Check and propose' : 'Propose'}
      will={will[how]}
      wide
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="How"
        data={ways}
        value={how}
        onChange={(value) => form.setFieldValue('how', value as Values['how'])}
      />
      <TextInput
        label="Name"
        description="What it is called in the council"
        {...form.getInputProps('name')}
      />
      <TextInput label="Resolution" {...form.getInputProps('resolution')} />
      <DayField label="In force from" {...form.getInputProps('effectiveFrom')} />
      {how === 'percent' && (
        <PercentFields
          props={(field) => form.getInputProps(field)}
          schedules={[...new Set(tables.map(({ schedule }) => schedule))]}
        />
      )}
      {how === 'files' && (
        <FileInput
          label="Files"
          multiple
          clearable
          placeholder="Choose files"
          accept=".csv,.yaml,.yml,text/csv"
          {...form.getInputProps('files')}
        />
      )}
      <Textarea
        label="Why"
        description="Printed for the council, with how the rates were set"
        autosize
        minRows={2}
        {...form.getInputProps('why')}
      />
    </FormDialog>
  )
}

function propose({ how, files, ...values }: Values) {
  const { name, why, resolution, effectiveFrom } = values
  if (how === 'files')
    return call(proposals.makeFromFiles, {
      body: filesForm(files, { name, why, resolution, effectiveFrom }) as never,
    })
  const made = how === 'copy' ? { how } : percentBody(values)
  return call(proposals.make, { body: { name, why, resolution, effectiveFrom, made } })
}

/** A change by a percentage as the server takes it. */
export const percentBody = ({ percent, classes, schedules, roundTo, rounding }: PercentValues) => ({
  how: 'percent' as const,
  percentThousandths: readPercent(percent) ?? 0,
  classes,
  schedules,
  roundTo: roundTo as '1',
  rounding: rounding as 'half-up',
})

/** Files with what is said beside them; what is empty is left out. */
export function filesForm(files: readonly File[], words: Readonly<Record<string, string>>): FormData {
  const body = new FormData()
  for (const file of files) body.append('files', file)
  for (const [field, text] of Object.entries(words)) if (text.trim()) body.set(field, text)
  return body
}
