import { addresses } from '@cartwright/api/addresses'
import { call } from '@cartwright/api/client'
import { FileInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'

type OfExchange = { readonly exchangeId: number; readonly onClose: () => void }

/** Makes an export for a vendor. */
export function MakeExchange({ onClose }: { readonly onClose: () => void }) {
  const key = useRequestKey()
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { vendor: '' },
    validate: { vendor: (vendor) => (vendor.trim() ? null : 'Write the name of the vendor.') },
  })
  const command = useCommand(
    ({ vendor }: typeof form.values) => call(addresses.make, { body: { key, vendor } }),
    ({ exchangeId }) =>
      navigate({ to: '/addresses/$exchangeId', params: { exchangeId: String(exchangeId) } }),
  )
  return (
    <FormDialog
      title="Export addresses"
      form={form}
      command={command}
      submit="Make the export"
      will={
        <Text size="sm">
          One row for each name at an address. Confidential addresses are left out. Nothing in the books
          changes.
        </Text>
      }
      onClose={onClose}
    >
      <TextInput
        label="Vendor"
        description="A CASS-certified vendor with a licence of NCOALink"
        required
        maxLength={60}
        {...form.getInputProps('vendor')}
      />
    </FormDialog>
  )
}

/** Takes the vendor's answer. */
export function BringAnswer({
  exchangeId,
  onClose,
  onDone,
}: OfExchange & { readonly onDone: (told: string) => void }) {
  const form = useForm<{ file: File | null }>({
    initialValues: { file: null },
    validate: { file: (file) => (file ? null : 'Choose the file of the vendor.') },
  })
  const command = useCommand(
    ({ file }: typeof form.values) => {
      const body = new FormData()
      if (file) body.set('file', file)
      return call(addresses.bring, { params: { exchangeId }, body: body as never })
    },
    ({ sentence }) => {
      onDone(sentence)
      onClose()
    },
  )
  return (
    <FormDialog
      title={`Bring the answer to export ${exchangeId}`}
      form={form}
      command={command}
      submit="Take it"
      will="Every line is held against what was sent. What does not fit waits; changes of addresses wait for your word."
      onClose={onClose}
    >
      <FileInput
        label="File"
        description="CSV with the columns of the export and those the vendor adds"
        placeholder="Choose a file"
        accept=".csv,text/csv"
        {...form.getInputProps('file')}
      />
    </FormDialog>
  )
}

/** Keeps PS Form 3553. */
export function AddPaper({ exchangeId, onClose }: OfExchange) {
  const today = useToday()
  const form = useForm<{ file: File | null; datedOn: string }>({
    initialValues: { file: null, datedOn: today },
    validate: { file: (file) => (file ? null : 'Choose the PDF of the form.') },
  })
  const command = useCommand(({ file, datedOn }: typeof form.values) => {
    const body = new FormData()
    if (file) body.set('file', file)
    body.set('kind', 'ps-3553')
    body.set('datedOn', datedOn)
    return call(addresses.addPaper, { params: { exchangeId }, body: body as never })
  }, onClose)
  return (
    <FormDialog
      title="Keep PS Form 3553"
      form={form}
      command={command}
      submit="Keep it"
      will="It is kept for two years from its date, as proof that the addresses were matched."
      onClose={onClose}
    >
      <FileInput
        label="Form"
        description="The PDF that came with the answer, 10 MB at most"
        placeholder="Choose a file"
        accept=".pdf,application/pdf"
        {...form.getInputProps('file')}
      />
      <DayField label="Date on the form" required {...form.getInputProps('datedOn')} />
    </FormDialog>
  )
}

/** Settles the lines that wait. */
export function SettleLines({ exchangeId, onClose }: OfExchange) {
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (note) => (note.trim() ? null : 'Write what was found out.') },
  })
  const command = useCommand(
    ({ note }: typeof form.values) => call(addresses.settle, { params: { exchangeId }, body: { note } }),
    onClose,
  )
  return (
    <FormDialog
      title="Settle the lines that wait"
      form={form}
      command={command}
      submit="Settle them"
      will="They stay in the list with what you write. Nothing of them is taken."
      onClose={onClose}
    >
      <TextInput
        label="What was found out"
        placeholder="The vendor sends these rows again"
        required
        maxLength={300}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
