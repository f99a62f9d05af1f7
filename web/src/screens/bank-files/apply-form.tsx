import { bankFiles } from '@cartwright/api/bank-files'
import { call } from '@cartwright/api/client'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Notice } from './bank-file-queries.ts'
import { correctionWords } from './correction-words.ts'

/** Uses what a bank says is right from now on for the autopay its notice is about. */
export function ApplyForm({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const { noticeId, code, correction, accountNumber } = notice
  const number = correction?.account
  const form = useForm({
    initialValues: { bankNumber: '' },
    validate: {
      bankNumber: (value) =>
        number !== undefined && !value.trim() ? `Write the whole number: it ends in ${number}.` : null,
    },
  })
  const command = useCommand(
    ({ bankNumber }: typeof form.values) =>
      call(bankFiles.apply, { params: { noticeId }, body: { bankNumber: bankNumber.trim() || null } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Use change ${code} for the autopay of ${accountNumber ?? 'this account'}`}
      form={form}
      command={command}
      submit="Use it"
      onClose={onClose}
      will={
        <Text size="sm">
          {correctionWords(correction)} The next file draws from there, and shows it as changed. Old and new
          stand in the record. The notice is settled.
        </Text>
      }
    >
      {number !== undefined && (
        <TextInput
          label="Account number at the bank"
          description={`Whole, as the bank’s file has it; it ends in ${number}. Kept encrypted.`}
          autoComplete="off"
          maxLength={17}
          {...form.getInputProps('bankNumber')}
        />
      )}
    </FormDialog>
  )
}
