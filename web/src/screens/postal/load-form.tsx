import { call } from '@cartwright/api/client'
import { postal } from '@cartwright/api/postal'
import { PostalKind } from '@cartwright/api/postal-shapes'
import { Checkbox, FileInput, Select, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { FaultyLines } from './faulty-lines.tsx'
import type { Load } from './postal-queries.ts'
import { kindWords } from './postal-words.ts'

type Values = {
  kind: Load['kind']
  file: File | null
  source: string
  effectiveOn: string
  lastOn: string
  leaveOut: boolean
}

const opening: UseFormInput<Values> = {
  initialValues: { kind: 'prices', file: null, source: '', effectiveOn: '', lastOn: '', leaveOut: false },
  validate: {
    file: (file) => (file ? null : 'Choose a CSV file.'),
    source: (source) => (source.trim() === '' ? 'Write where the list comes from.' : null),
    effectiveOn: (value, { kind }) =>
      kind !== 'prices' && value === '' ? 'Write the first day the list holds.' : null,
    lastOn: (value, { kind }) =>
      kind !== 'prices' && value === '' ? 'Write the last day the list may be used.' : null,
  },
}

/** Loads a price list or a labeling list: what cannot be used is told line by line before anything is taken. */
export function LoadForm({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>(opening)
  const command = useCommand(send, onClose)
  const isList = form.values.kind !== 'prices'
  return (
    <FormDialog
      title="Load a list of the post office"
      form={form}
      command={command}
      submit="Check and load"
      wide
      onClose={onClose}
      will={
        <Text size="sm">
          Every line is checked. What is in force is never overwritten: a new version has days of its own.
        </Text>
      }
    >
      <Select
        label="What it is"
        allowDeselect={false}
        data={PostalKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        {...form.getInputProps('kind')}
      />
      <FileInput
        label="File"
        description={
          isList
            ? 'CSV with the headings zips and label, or the file as the post office publishes it.'
            : 'CSV with the headings effective, item, price and source.'
        }
        placeholder="Choose a file"
        accept=".csv,text/csv"
        {...form.getInputProps('file')}
      />
      <TextInput
        label="Where it comes from"
        description="Such as Postal Bulletin 22701, page 12; or Notice 123 of July 12, 2026."
        required
        maxLength={300}
        {...form.getInputProps('source')}
      />
      {isList && <ListDays form={form} />}
      <FaultyLines error={command.error} />
      <Checkbox
        label="Load the good lines though others cannot be used"
        description="Those are kept with their reasons, to be mended and loaded later."
        {...form.getInputProps('leaveOut', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}

async function send({ kind, file, source, effectiveOn, lastOn, leaveOut }: Values) {
  const csv = file ? await file.text() : ''
  const days = kind === 'prices' ? {} : { effectiveOn, lastOn }
  return call(postal.load, { body: { kind, fileName: file?.name ?? '', csv, source, leaveOut, ...days } })
}

function ListDays({ form }: { readonly form: UseFormReturnType<Values> }) {
  return (
    <>
      <DayField label="First day it holds" required {...form.getInputProps('effectiveOn')} />
      <DayField
        label="Last day it may be used"
        description="The post office gives about two months."
        required
        {...form.getInputProps('lastOn')}
      />
    </>
  )
}
