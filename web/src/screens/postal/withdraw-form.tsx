import { call } from '@cartwright/api/client'
import { postal } from '@cartwright/api/postal'
import { Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Load } from './postal-queries.ts'
import { kindWords } from './postal-words.ts'

/** Takes a file that was a mistake out of force. */
export function WithdrawForm({ load, onClose }: { readonly load: Load; readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { because: '' },
    validate: { because: (because) => (because.trim() === '' ? 'Write why.' : null) },
  })
  const command = useCommand(
    ({ because }: typeof form.values) =>
      call(postal.withdraw, { params: { loadId: load.loadId }, body: { because } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Take load ${load.loadId} out of force`}
      form={form}
      command={command}
      submit="Take it out of force"
      danger
      onClose={onClose}
      will={
        <Text size="sm">
          {kindWords[load.kind]} of {load.fileName} holds no more, from now on. Runs that were sorted by it
          stay as they are.
        </Text>
      }
    >
      <Textarea label="Why" required maxLength={300} autosize {...form.getInputProps('because')} />
    </FormDialog>
  )
}
