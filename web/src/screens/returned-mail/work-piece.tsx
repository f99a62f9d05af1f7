import { call } from '@cartwright/api/client'
import { returnedMail } from '@cartwright/api/returned-mail'
import { Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Action, Piece } from './returned-queries.ts'
import { actionWords, reasonWords } from './returned-words.ts'

const none = { line1: '', line2: '', place: '', state: '', zip: '' }
type Values = { action: Action; note: string; onLabel: boolean; mail: typeof none }

const will: Readonly<Record<Action, string>> = {
  'new-address': 'Mail of this customer goes to the new address, on every account they are on.',
  resent: 'The piece leaves the queue; the address stays as it is.',
  called: 'The piece stays in the queue with what you write.',
  undeliverable:
    'The account says so at its head, and the next run with a bill to this address is held until somebody decides.',
  'mail-anyway': 'Bills go there again, and no run is held for it.',
  'no-action': 'The piece leaves the queue.',
}

/** What was done about a piece that came back. */
export function WorkPiece({ piece, onClose }: { readonly piece: Piece; readonly onClose: () => void }) {
  const { pieceId, lines, reason, state, accountNumber } = piece
  const actions: readonly Action[] =
    state === 'open'
      ? ['new-address', 'resent', 'called', 'undeliverable', 'no-action']
      : ['new-address', 'called', 'mail-anyway']
  const form = useForm<Values>({
    initialValues: { action: 'new-address', note: '', onLabel: true, mail: none },
  })
  const { action } = form.values
  const command = useCommand(
    ({ mail, ...values }: Values) =>
      call(returnedMail.work, {
        params: { pieceId },
        body: {
          action: values.action,
          note: values.note.trim() || null,
          mail:
            values.action === 'new-address' && values.onLabel
              ? { ...mail, line2: mail.line2.trim() || null, state: mail.state.trim().toUpperCase() }
              : null,
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Work the piece of ${piece.name}`}
      form={form}
      command={command}
      submit="Record it"
      will={will[action]}
      wide
      onClose={onClose}
    >
      <Text size="sm">
        Came back: {reasonWords[reason]}. It was sent to {lines.slice(1).join(', ')}.{' '}
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {`Account ${accountNumber}`}
        </TextLink>
      </Text>
      <Radio.Group label="What was done" {...form.getInputProps('action')}>
        <Stack gap={4} mt={4}>
          {actions.map((value) => (
            <Radio key={value} value={value} label={actionWords[value]} />
          ))}
        </Stack>
      </Radio.Group>
      {action === 'new-address' && <NewAddress form={form} />}
      <TextInput label="Note" maxLength={300} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

/** Where the new address comes from: the label of the post office, or the account, where a caller told it. */
const NewAddress = ({ form }: { readonly form: UseFormReturnType<Values> }) => (
  <>
    <Checkbox
      label="It is on the post office’s label"
      description="Otherwise change it on the account first, as a caller tells it"
      {...form.getInputProps('onLabel', { type: 'checkbox' })}
    />
    {form.values.onLabel && (
      <Group gap="sm" align="flex-start">
        <TextInput label="Line 1" {...form.getInputProps('mail.line1')} />
        <TextInput label="Line 2" {...form.getInputProps('mail.line2')} />
        <TextInput label="Place" {...form.getInputProps('mail.place')} />
        <TextInput label="State" w="6rem" maxLength={2} {...form.getInputProps('mail.state')} />
        <TextInput label="ZIP code" w="8rem" {...form.getInputProps('mail.zip')} />
      </Group>
    )}
  </>
)
