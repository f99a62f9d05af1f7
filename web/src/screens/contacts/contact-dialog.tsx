import { call } from '@cartwright/api/client'
import { contacts } from '@cartwright/api/contacts'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { AccountLink } from '../accounts/account-columns.tsx'
import { ContactCases } from './contact-cases.tsx'
import { type Contact, contactReasons } from './contact-queries.ts'
import { clock, contactKind, outcomeName, phoneText } from './contact-words.ts'

type Shown = { readonly contact: Contact; readonly onClose: () => void }

/** One conversation of the log, and what is left to do about it. */
export function ContactDialog({ contact, onClose }: Shown) {
  const may = useMay()('contacts.write')
  const [opening, setOpening] = useState(false)
  const open = contact.followUpOn !== null && contact.followUpDoneOn === null
  return (
    <Window onClose={onClose} closeOnEscape={!opening} title={contactKind(contact)} size="lg">
      <Stack gap="md">
        <ContactFacts contact={contact} />
        {contact.notes && <Text style={{ whiteSpace: 'pre-wrap' }}>{contact.notes}</Text>}
        <ContactCases contact={contact} opening={opening} open={setOpening} />
        {may && open && <FollowUp contact={contact} onClose={onClose} />}
      </Stack>
    </Window>
  )
}

function ContactFacts({ contact }: { contact: Contact }) {
  const zone = useTimeZone()
  const reasons = useQuery(contactReasons).data?.rows ?? []
  const { accountNumber, phone, reason, billNumber, billLineNo, outcome, seconds, followUpOn } = contact
  return (
    <Facts
      facts={{
        Number: contact.id,
        Account: accountNumber && <AccountLink accountNumber={accountNumber} />,
        'Spoke with': contact.partyName,
        Telephone: phone && phoneText(phone),
        When: `${instant(contact.begunAt, zone)}${seconds === null ? '' : `, ${clock(seconds)}`}`,
        'Taken by': contact.takenBy,
        About: reasons.find(({ code }) => code === reason)?.name ?? reason,
        Bill: billNumber && `${billNumber}${billLineNo ? `, line ${billLineNo}` : ''}`,
        Outcome: outcome && outcomeName(outcome),
        'Follow up on': followUpOn && day(followUpOn),
        Done: contact.followUpDoneOn && `${day(contact.followUpDoneOn)} by ${contact.followUpDoneBy}`,
      }}
    />
  )
}

function FollowUp({ contact, onClose }: Shown) {
  const [note, write] = useState('')
  const { id, version } = contact
  const command = useCommand(
    () => call(contacts.followedUp, { params: { id }, body: { version, ...(note.trim() && { note }) } }),
    onClose,
  )
  return (
    <Stack gap="xs">
      <TextInput
        label="What was done"
        description="Added to the notes"
        maxLength={1000}
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Refusal error={command.error} />
      <Group justify="flex-end">
        <Button loading={command.isPending} onClick={() => command.mutate(undefined)}>
          It was followed up
        </Button>
      </Group>
    </Stack>
  )
}
