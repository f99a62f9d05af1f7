import { call } from '@cartwright/api/client'
import { contacts } from '@cartwright/api/contacts'
import { workplan } from '@cartwright/api/workplan'
import { Button, Group, Modal, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useEffect, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { CommandForm } from '../../parts/command-form.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useSession } from '../../session.tsx'
import { CallFields, Direction } from './call-fields.tsx'
import { requestKey } from './call-state.ts'
import { type CallValues, draftOf, emptyCall, forgetDraft, keepDraft, noteOf } from './call-values.ts'
import type { Contact } from './contact-queries.ts'
import { channelName, channels, phoneText } from './contact-words.ts'

type CallWindowProps = {
  /** The call that is going on; null for a conversation that is over. */
  readonly going: Contact | null
  /** The account of the screen it was opened over. */
  readonly accountNumber: string | null
  readonly onClose: () => void
}

/** Writes down what a conversation was about. A call goes on while the window is closed; what was typed is there again. */
export function CallWindow({ going, accountNumber, onClose }: CallWindowProps) {
  const today = useToday()
  const about = going?.accountNumber ?? accountNumber ?? ''
  const form = useForm<CallValues>({
    initialValues: (going && draftOf(going.id)) ?? {
      ...emptyCall(about, today),
      direction: going?.direction ?? 'in',
    },
    validate: {
      reason: (reason) => (reason ? null : 'Choose what it was about.'),
      followUpOn: (on, { outcome }) =>
        outcome === 'follow-up' && !on ? 'Write the day on which it is followed up.' : null,
    },
  })
  const { values } = form
  useEffect(() => {
    if (going) keepDraft(going.id, values)
  }, [going, values])
  const command = useSave(going, onClose)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={going ? `Call${going.phone ? ` from ${phoneText(going.phone)}` : ''}` : 'Log a conversation'}
    >
      <CommandForm
        form={form}
        command={command}
        submit={going ? 'Log and end the call' : 'Log it'}
        onCancel={onClose}
        will={going && <Mistake going={going} onDone={onClose} />}
      >
        {!going && <Past form={form} />}
        {going && <Direction form={form} />}
        <CallFields form={form} phone={going?.phone ?? null} />
      </CommandForm>
    </Modal>
  )
}

/** When and how a conversation that is over was had. */
const Past = ({ form }: { form: UseFormReturnType<CallValues> }) => (
  <>
    <Group gap="sm" align="flex-end">
      <ChoiceField label="How" choices={channels} wordsOf={channelName} {...form.getInputProps('channel')} />
      <DayField label="On" {...form.getInputProps('on')} />
      <TextInput label="Minutes" inputMode="numeric" maw="6rem" {...form.getInputProps('minutes')} />
    </Group>
    <Direction form={form} />
  </>
)

/** A call nobody meant to begin is taken back. */
function Mistake({ going, onDone }: { going: Contact; onDone: () => void }) {
  const command = useCommand(
    () => call(contacts.dismiss, { params: { id: going.id }, body: { version: going.version } }),
    () => {
      forgetDraft(going.id)
      onDone()
    },
  )
  return (
    <Group gap="xs">
      <Text size="sm">Close the window to go on talking: the call stays at the head of the screen.</Text>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={command.isPending}
        onClick={() => command.mutate(undefined)}
      >
        It was no call
      </Button>
    </Group>
  )
}

function useSave(going: Contact | null, onClose: () => void) {
  const [key] = useState(requestKey)
  const me = useSession()?.person?.userId ?? null
  return useCommand(
    async (values: CallValues) => {
      const note = noteOf(values)
      const { channel, on, minutes } = values
      const logged = going
        ? await call(contacts.save, { params: { id: going.id }, body: { ...note, version: going.version } })
        : await call(contacts.log, {
            body: { ...note, key, channel, on, minutes: minutes ? Number(minutes) : null },
          })
      await notePhone(going, logged, values)
      if (values.asTask && note.followUpOn) await addTask(logged, me)
      return logged
    },
    () => {
      if (going) forgetDraft(going.id)
      onClose()
    },
  )
}

/** Notes the number of the caller on the one who called, when that is wanted. */
async function notePhone(
  going: Contact | null,
  logged: Contact,
  { notePhone: wanted }: CallValues,
): Promise<void> {
  const { accountNumber, partyId } = logged
  if (!wanted || !going?.phone || accountNumber === null || partyId === null) return
  await call(contacts.notePhone, { params: { accountNumber, partyId }, body: { phone: going.phone } })
}

/** The follow-up as a task, about the account. */
const addTask = ({ accountNumber, notes, followUpOn, payerName }: Contact, owner: string | null) =>
  call(workplan.add, {
    body: {
      title: `Follow up: ${payerName ?? 'a call'}${accountNumber ? `, ${accountNumber}` : ''}`,
      body: notes,
      owner,
      dueOn: followUpOn,
      links: accountNumber ? [{ kind: 'account', key: accountNumber }] : [],
    },
  })
