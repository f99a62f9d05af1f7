import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { contacts } from '@cartwright/api/contacts'
import { workplan } from '@cartwright/api/workplan'
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useEffect, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { CommandForm } from '../../parts/command-form.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { Window } from '../../parts/window.tsx'
import { useSession } from '../../session.tsx'
import { OpenFromCall } from '../cases/forms/open-from-call.tsx'
import { CallFields, Direction } from './call-fields.tsx'
import { type CallValues, draftOf, emptyCall, forgetDraft, keepDraft, noteOf } from './call-values.ts'
import type { Contact } from './contact-queries.ts'
import { channelName, channels, phoneText } from './contact-words.ts'

type CallWindowProps = {
  /** The call that is going on; null for a conversation that is over. */
  readonly going: Contact | null
  /** The account of the screen it was opened over. */
  readonly accountNumber: string | null
  /** The case it was opened from. */
  readonly caseId: number | null
  readonly onClose: () => void
}

/** Writes down what a conversation was about. A call goes on while the window is closed; what was typed is there again. */
export function CallWindow({ going, accountNumber, caseId, onClose }: CallWindowProps) {
  const today = useToday()
  const about = going?.accountNumber ?? accountNumber ?? ''
  const form = useForm<CallValues>({
    initialValues: (going && draftOf(going.id)) ?? {
      ...emptyCall(about, today),
      direction: going?.direction ?? 'in',
      caseId: caseOf(going, caseId),
    },
    validate: {
      reason: (reason) => (reason ? null : 'Choose what it was about.'),
      minutes: (minutes) =>
        /^\d{0,3}$/.test(minutes.trim()) && Number(minutes) <= 600
          ? null
          : 'Write whole minutes, 600 at most.',
      on: (on) => (on ? null : 'Write the day it was.'),
      followUpOn: (on, { outcome }) =>
        outcome === 'follow-up' && !on ? 'Write the day on which it is followed up.' : null,
    },
  })
  const { values } = form
  useEffect(() => {
    if (going) keepDraft(going.id, values)
  }, [going, values])
  const command = useSave(going, onClose)
  const [opening, open] = useState(false)
  return (
    <Window
      onClose={onClose}
      closeOnEscape={!opening}
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
        <CallFields form={form} going={going} onOpenCase={() => open(true)} />
      </CommandForm>
      {opening && (
        <OpenFromCall
          about={{ ...values, contactId: going?.id ?? null }}
          onOpened={({ id }) => form.setFieldValue('caseId', `${id}`)}
          onClose={() => open(false)}
        />
      )}
    </Window>
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
  const key = useRequestKey()
  const me = useSession()?.person?.userId ?? null
  return useCommand(
    async (values: CallValues) => {
      const note = noteOf(values)
      // Before the call is logged: whatever goes wrong then can be done again.
      if (going) await belongTo(values.caseId, going)
      const { channel, on, minutes } = values
      const logged = going
        ? await call(contacts.save, { params: { id: going.id }, body: { ...note, version: going.version } })
        : await call(contacts.log, {
            body: { ...note, key, channel, on, minutes: minutes ? Number(minutes) : null },
          })
      if (!going) await belongTo(values.caseId, logged)
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

/** Links a conversation to the case it belongs to; where it is linked already, nothing happens. */
async function belongTo(caseId: string, contact: Contact): Promise<void> {
  if (caseId === '' || contact.cases.some(({ id }) => `${id}` === caseId)) return
  await call(cases.link, { params: { id: caseId }, body: { kind: 'contact', key: `${contact.id}` } })
}

/** The case a conversation is about from the beginning: that of the screen, or the one it was linked to. */
const caseOf = (going: Contact | null, caseId: number | null): string =>
  `${caseId ?? going?.cases.at(-1)?.id ?? ''}`

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
