import { call } from '@cartwright/api/client'
import { moveNotices } from '@cartwright/api/move-notices'
import { FileInput, Group, List, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import {
  methods,
  methodWords,
  type Notice,
  type NoticeFile,
  type NoticeList,
  results,
  resultWords,
} from './notice-queries.ts'

const methodChoice = methods.map((value) => ({ value, label: methodWords[value] }))
const resultChoice = results.map((value) => ({ value, label: resultWords[value] }))

type NoticeValues = Pick<Notice, 'accountNumber' | 'method' | 'noticedOn' | 'result'> &
  Readonly<Record<'line1' | 'line2' | 'place' | 'state' | 'zip', string>>

/** Enters a notice by hand. */
export function EnterNotice({ onClose }: { readonly onClose: () => void }) {
  const today = useToday()
  const form = useForm<NoticeValues>({
    initialValues: {
      accountNumber: '',
      method: 'acs',
      noticedOn: today,
      result: 'no-move',
      line1: '',
      line2: '',
      place: '',
      state: '',
      zip: '',
    },
    validate: {
      accountNumber: (value) => (value.trim() ? null : 'Write the account number.'),
      line1: (value, { result }) =>
        result === 'moved' && !value.trim() ? 'Write the line of the new address.' : null,
    },
  })
  const command = useCommand(
    ({ accountNumber, method, noticedOn, result, line1, line2, place, state, zip }: typeof form.values) =>
      call(moveNotices.enter, {
        body: {
          accountNumber: accountNumber.trim(),
          method,
          noticedOn,
          result,
          mail:
            result === 'moved'
              ? { line1, line2: line2.trim() || null, place, state: state.toUpperCase(), zip: zip.trim() }
              : null,
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Enter a notice"
      form={form}
      command={command}
      submit="Enter it"
      will="A notice that they are still there counts as a Move Update of its day at once. Every other waits for your word in the list; nothing is changed before."
      onClose={onClose}
    >
      <TextInput label="Account" required {...form.getInputProps('accountNumber')} />
      <NativeSelect
        label="How the post office told it"
        data={methodChoice}
        {...form.getInputProps('method')}
      />
      <DayField label="Day of the notice" required {...form.getInputProps('noticedOn')} />
      <NativeSelect label="What it says" data={resultChoice} {...form.getInputProps('result')} />
      {form.values.result === 'moved' && <NewAddress form={form} />}
    </FormDialog>
  )
}

const NewAddress = ({ form }: { readonly form: UseFormReturnType<NoticeValues> }) => (
  <Stack gap="xs">
    <TextInput label="New address" maxLength={60} {...form.getInputProps('line1')} />
    <TextInput label="Second line" maxLength={60} {...form.getInputProps('line2')} />
    <Group gap="xs" grow>
      <TextInput label="Place" maxLength={40} {...form.getInputProps('place')} />
      <TextInput label="State" maxLength={2} {...form.getInputProps('state')} />
      <TextInput label="ZIP code" maxLength={10} {...form.getInputProps('zip')} />
    </Group>
  </Stack>
)

type BringProps = {
  readonly columns: NoticeList['columns']
  readonly onClose: () => void
  readonly onDone: (file: NoticeFile) => void
}

/** Takes a file of notices. */
export function BringNotices({ columns, onClose, onDone }: BringProps) {
  const form = useForm<{ file: File | null; method: Notice['method'] }>({
    initialValues: { file: null, method: 'acs' },
    validate: { file: (file) => (file ? null : 'Choose the file of notices.') },
  })
  const command = useCommand(
    ({ file, method }: typeof form.values) => {
      const body = new FormData()
      if (file) body.set('file', file)
      body.set('method', method)
      return call(moveNotices.bring, { body: body as never })
    },
    (file) => {
      onDone(file)
      onClose()
    },
  )
  return (
    <FormDialog
      title="Bring a file of notices"
      form={form}
      command={command}
      submit="Take it"
      wide
      will="Every line is checked. What does not fit waits; changes of addresses wait for your word."
      onClose={onClose}
    >
      <FileInput
        label="File"
        description="CSV with these columns, their names in the first line"
        placeholder="Choose a file"
        accept=".csv,text/csv"
        {...form.getInputProps('file')}
      />
      <NativeSelect
        label="How the post office told it"
        data={methodChoice}
        {...form.getInputProps('method')}
      />
      <List size="sm">
        {columns.map(({ name, meaning }) => (
          <List.Item key={name}>
            <Text span ff="monospace" fz="inherit">
              {name}
            </Text>
            : {meaning}
          </List.Item>
        ))}
      </List>
    </FormDialog>
  )
}

/** Settles the lines of a file that wait. */
export function SettleNotices({
  file,
  onClose,
}: {
  readonly file: NoticeFile
  readonly onClose: () => void
}) {
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (note) => (note.trim() ? null : 'Write what was found out.') },
  })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(moveNotices.settle, { params: { fileId: file.fileId }, body: { note } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Settle the lines of ${file.fileName}`}
      form={form}
      command={command}
      submit="Settle them"
      will="They stay in the list with what you write. Nothing of them is taken."
      onClose={onClose}
    >
      <TextInput label="What was found out" required maxLength={300} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
