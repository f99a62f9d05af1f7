import { FileInput, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { bringFile } from './bring-file.ts'
import { FileDrop } from './file-drop.tsx'
import type { Kind } from './import-queries.ts'
import { kindWords } from './import-words.ts'
import { KindFields } from './kind-fields.tsx'

type BringFormProps = {
  readonly kinds: readonly Kind[]
  readonly onClose: () => void
}
type Values = { file: File | null; kind: Kind['kind']; mapping: string }

/** Brings a file in: it is read, checked and staged. Nothing is loaded into the books yet. */
export function BringForm({ kinds, onClose }: BringFormProps) {
  const navigate = useNavigate()
  const form = useForm<Values>({
    initialValues: { file: null, kind: 'combined', mapping: '' },
    validate: { file: (file) => (file ? null : 'Choose a CSV or XLSX file, or drop it here.') },
  })
  const command = useCommand(bringFile, ({ id }) => {
    onClose()
    return navigate({ to: '/imports/$importId', params: { importId: String(id) } })
  })
  const kind = kinds.find((one) => one.kind === form.values.kind)
  return (
    <FormDialog
      title="Bring a file in"
      form={form}
      command={command}
      submit="Read and check"
      will="Every row is read and checked. Nothing goes into the books until you apply it."
      wide
      onClose={onClose}
    >
      <FileDrop onDrop={(file) => form.setFieldValue('file', file)}>
        <FileInput
          label="File"
          description="CSV or XLSX, up to 50 MB. Choose it, or drop it on this box."
          placeholder="Choose a file"
          accept=".csv,.xlsx,text/csv"
          {...form.getInputProps('file')}
        />
      </FileDrop>
      <NativeSelect
        label="What it holds"
        description={kind?.text}
        data={kinds.map((one) => ({ value: one.kind, label: kindWords[one.kind] }))}
        {...form.getInputProps('kind')}
      />
      <Textarea
        label="Mapping"
        description="YAML or JSON. Leave it empty when the columns are named as the fields below."
        autosize
        minRows={3}
        maxRows={14}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        {...form.getInputProps('mapping')}
      />
      {kind && (
        <Stack gap={4}>
          <Text size="sm">Fields of this kind:</Text>
          <KindFields kind={kind} />
        </Stack>
      )}
    </FormDialog>
  )
}
