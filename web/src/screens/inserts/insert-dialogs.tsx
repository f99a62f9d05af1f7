import { call } from '@cartwright/api/client'
import { inserts } from '@cartwright/api/inserts'
import { FileInput, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { type Piece, sendReceipt, type WholeInsert } from './insert-queries.ts'

type DialogProps = { readonly whole: WholeInsert; readonly onClose: () => void }

/** Declares that it was mailed. */
export function MailedForm({
  whole: { insert, runs },
  today,
  onClose,
}: DialogProps & { readonly today: string }) {
  const listed =
    insert.way === 'with-bills' ? runs.reduce((sum, { pieces }) => sum + pieces, 0) : insert.pieces
  const form = useForm({
    initialValues: { mailedOn: today, pieces: String(listed), postOffice: '', note: '' },
    validate: {
      mailedOn: (value) => (value ? null : 'Write the day it was mailed.'),
      pieces: (value) => (/^[1-9]\d*$/.test(value.trim()) ? null : 'Write how many pieces were counted.'),
      postOffice: (value) => (value.trim() ? null : 'Write where it was mailed.'),
    },
  })
  const command = useCommand(
    ({ mailedOn, pieces, postOffice, note }: typeof form.values) =>
      call(inserts.mailed, {
        params: { insertId: insert.insertId },
        body: { mailedOn, pieces: Number(pieces), postOffice, note: note.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`${insert.name} was mailed`}
      form={form}
      command={command}
      submit="Declare it"
      onClose={onClose}
      will={
        <Text size="sm">
          The declaration and its list of {count(listed, 'piece')} are kept and never changed.
          {insert.latestMailing && ` It had to be in the mail by ${day(insert.latestMailing)}.`}
        </Text>
      }
    >
      <DayField label="Mailed on" required {...form.getInputProps('mailedOn')} />
      <TextInput
        label="Pieces the post office counted"
        inputMode="numeric"
        {...form.getInputProps('pieces')}
      />
      <TextInput
        label="Where"
        description="The post office, or the mail house"
        maxLength={120}
        {...form.getInputProps('postOffice')}
      />
      <Textarea
        label="Note"
        description="Why the count differs from the list, where it does"
        maxLength={500}
        autosize
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}

/** Keeps a receipt of the post office with it. */
export function ReceiptForm({ whole: { insert }, onClose }: DialogProps) {
  const form = useForm<{ file: File | null }>({
    initialValues: { file: null },
    validate: { file: (file) => (file ? null : 'Choose the scan of the receipt.') },
  })
  const command = useCommand(
    ({ file }: { file: File | null }) => sendReceipt(insert.insertId, file!),
    onClose,
  )
  return (
    <FormDialog
      title={`A receipt for ${insert.name}`}
      form={form}
      command={command}
      submit="Keep it"
      onClose={onClose}
      will={<Text size="sm">It is kept as it is and never changed; a wrong one gets another beside it.</Text>}
    >
      <FileInput
        label="Receipt"
        description="A PDF, JPEG or PNG file of 10 MB at most"
        placeholder="Choose a file"
        accept="application/pdf,image/jpeg,image/png"
        {...form.getInputProps('file')}
      />
    </FormDialog>
  )
}

type ReturnFormProps = { readonly piece: Piece; readonly today: string; readonly onClose: () => void }

/** Writes down that a piece came back. */
export function ReturnForm({ piece, today, onClose }: ReturnFormProps) {
  const form = useForm({
    initialValues: { returnedOn: today, reason: '' },
    validate: { reason: (value) => (value.trim() ? null : 'Write what the post office wrote on it.') },
  })
  const command = useCommand(
    (body: typeof form.values) => call(inserts.returned, { params: { pieceId: piece.pieceId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`Piece ${piece.position} came back`}
      form={form}
      command={command}
      submit="Write it down"
      onClose={onClose}
      will={
        <Text size="sm">
          It is listed as undeliverable. The declaration stays as it is: the piece was mailed.
        </Text>
      }
    >
      <Text size="sm">{piece.lines.join(', ')}</Text>
      <DayField label="Came back on" required {...form.getInputProps('returnedOn')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
