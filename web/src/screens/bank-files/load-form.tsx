import { Checkbox, FileInput, NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { FileDrop } from '../imports/file-drop.tsx'
import { layouts } from './bank-file-queries.ts'
import { formatWords } from './bank-file-words.ts'
import { loadFile, type Sending } from './load-file.ts'

const nothing: Sending = {
  file: null,
  format: '',
  layout: '',
  lenient: false,
  modeReason: '',
  receivedOn: '',
  mapping: '',
}

/** Loads a file of a bank: it is read and judged line by line. Nothing is posted yet. */
export function LoadForm({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm<Sending>({
    initialValues: nothing,
    validate: {
      file: (file) => (file ? null : 'Choose the file of the bank, or drop it here.'),
      modeReason: (reason, { lenient }) =>
        lenient && !reason.trim() ? 'Write why the file is to be taken as it is.' : null,
    },
  })
  const command = useCommand(loadFile, ({ file }) => {
    onClose()
    return navigate({ to: '/bank-files/$fileId', params: { fileId: String(file.fileId) } })
  })
  return (
    <FormDialog
      title="Load a file of the bank"
      form={form}
      command={command}
      submit="Read and check"
      will={
        <Text size="sm">
          Every line is read and kept with what is to become of it. Nothing is posted until you say so.
        </Text>
      }
      onClose={onClose}
    >
      <FileDrop onDrop={(file) => form.setFieldValue('file', file)}>
        <FileInput
          label="File"
          description="Up to 50 MB. Choose it, or drop it on this box."
          placeholder="Choose a file"
          {...form.getInputProps('file')}
        />
      </FileDrop>
      <ReadingFields form={form} />
    </FormDialog>
  )
}

type Form = { readonly form: UseFormReturnType<Sending> }

/** How the file is read, where it does not tell it. */
function ReadingFields({ form }: Form) {
  const known = useQuery(layouts)
  const { format } = form.values
  return (
    <>
      <NativeSelect
        label="What it is"
        data={[
          { value: '', label: 'The file tells it' },
          ...Object.entries(formatWords).map(([value, label]) => ({ value, label })),
        ]}
        {...form.getInputProps('format')}
      />
      {(format === 'lockbox' || format === '') && (
        <NativeSelect
          label="Layout of a lockbox file"
          data={[
            { value: '', label: 'The first of the city' },
            ...(known.data?.rows ?? []).map(({ name, title }) => ({ value: name, label: title })),
          ]}
          {...form.getInputProps('layout')}
        />
      )}
      {(format === 'csv' || format === '') && (
        <DayField
          label="Day the money came"
          description="Only where the file does not tell it"
          {...form.getInputProps('receivedOn')}
        />
      )}
      {format === 'csv' && (
        <Textarea
          label="Mapping"
          description="YAML or JSON: which column is what. Leave it empty when the columns have usual names."
          autosize
          minRows={3}
          {...form.getInputProps('mapping')}
        />
      )}
      <LenientFields form={form} />
    </>
  )
}

function LenientFields({ form }: Form) {
  const { lenient } = form.values
  return (
    <>
      <Checkbox
        label="Read it leniently"
        description="What banks are known to do against the rule is taken with a warning. Wrong sums are refused all the same."
        {...form.getInputProps('lenient', { type: 'checkbox' })}
      />
      {lenient && (
        <TextInput
          label="Why it is to be taken as it is"
          description="Kept with the file"
          maxLength={300}
          {...form.getInputProps('modeReason')}
        />
      )}
    </>
  )
}
