import { call } from '@cartwright/api/client'
import { letters } from '@cartwright/api/letters'
import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { day, instant } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import styles from './editor.module.css'
import type { Letter } from './letter-queries.ts'
import { NoteDialog } from './note-dialog.tsx'
import { ReturnedForm } from './returned-form.tsx'

/** A letter as it was sent on its way, what happened to it, and what can be done next. */
export const LetterSent = ({ letter }: { readonly letter: Letter }) => (
  <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="md">
    <Stack gap="md">
      <Text>{told(letter)}</Text>
      <SentActions letter={letter} />
      <section aria-labelledby="letter-events">
        <Title order={2} id="letter-events" mb={4}>
          What happened
        </Title>
        <ol>
          {letter.events.map(({ at, by, what, note }) => (
            <li key={`${at} ${what}`}>
              {instant(at)}: {what}, {by}
              {note && `. ${note}`}
            </li>
          ))}
        </ol>
      </section>
    </Stack>
    <section aria-labelledby="letter-page">
      <Title order={2} id="letter-page" mb={4}>
        The page
      </Title>
      <iframe
        title={`Letter ${letter.number}`}
        src={`/api/letters/${letter.id}/pdf?edition=${letter.edition}#toolbar=0&view=FitH`}
        className={styles.preview}
      />
    </section>
  </SimpleGrid>
)

function told(letter: Letter): string {
  const { state, sendBy, sentOn, mailTo, email, returnedOn, returnedBecause, draftedBy, approvedBy } = letter
  const by = `Written by ${draftedBy}${approvedBy ? `, approved by ${approvedBy}` : ''}.`
  const to =
    sendBy === 'email' ? `by e-mail to ${email?.to ?? 'its party'}` : `by mail to ${mailTo.join(', ')}`
  if (state === 'returned')
    return `It came back on ${day(returnedOn!)}: ${returnedBecause}. It was sent ${to} on ${day(sentOn!)}. ${by}`
  if (sentOn) return `It was sent ${to} on ${day(sentOn)}. ${by}`
  if (state === 'approved' && email && email.state !== 'waiting')
    return `Its e-mail to ${email.to} is ${email.state}: ${email.answer ?? ''} ${by}`
  return `It goes ${to}. ${by}`
}

function SentActions({ letter }: { readonly letter: Letter }) {
  const may = useMay()
  const navigate = useNavigate()
  const [asking, ask] = useState<'send-back' | 'withdraw' | 'returned' | null>(null)
  const { id, state } = letter
  const params = { id }
  const approving = useCommand(() => call(letters.approve, { params, body: {} }))
  const taking = useCommand(() => call(letters.takeBack, { params, body: {} }))
  const again = useCommand(
    () => call(letters.again, { params, body: { key: crypto.randomUUID() } }),
    ({ id: next }) => navigate({ to: '/letters/$letterId', params: { letterId: `${next}` } }),
  )
  const isOver = state === 'printed' || state === 'sent' || state === 'returned' || state === 'withdrawn'
  const write = may('letters.write')
  const approve = may('letters.approve') && state === 'waiting'
  return (
    <Stack gap="xs">
      {approve && !letter.mayApprove && (
        <Text size="sm">You had a hand in it: somebody else approves it.</Text>
      )}
      <Refusal error={approving.error ?? taking.error ?? again.error} />
      <Group gap="xs">
        {approve && letter.mayApprove && (
          <Button loading={approving.isPending} onClick={() => approving.mutate(undefined)}>
            Approve
          </Button>
        )}
        {approve && (
          <Button variant="default" onClick={() => ask('send-back')}>
            Send back …
          </Button>
        )}
        {write && (state === 'waiting' || state === 'approved') && (
          <Button variant="default" loading={taking.isPending} onClick={() => taking.mutate(undefined)}>
            Take it back to change it
          </Button>
        )}
        {write && (state === 'printed' || state === 'sent') && (
          <Button variant="default" onClick={() => ask('returned')}>
            It came back …
          </Button>
        )}
        {write && isOver && (
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate(undefined)}>
            Write it again
          </Button>
        )}
        {write && (state === 'waiting' || state === 'approved') && (
          <Button variant="default" onClick={() => ask('withdraw')}>
            Give it up …
          </Button>
        )}
        <Button component="a" variant="default" href={`/api/letters/${id}/pdf`} target="_blank">
          PDF
        </Button>
        <Button component="a" variant="default" href={`/api/letters/${id}/docx`} download>
          Word
        </Button>
      </Group>
      {asking === 'send-back' && (
        <NoteDialog
          title="Send it back"
          submit="Send back"
          will="It is a draft again, and its writer sees why."
          run={(note) => call(letters.sendBack, { params, body: { note } })}
          onClose={() => ask(null)}
        />
      )}
      {asking === 'withdraw' && (
        <NoteDialog
          title={`Give up letter ${letter.number}`}
          submit="Give it up"
          will="It is not sent. It stays to be seen on the account."
          run={(note) => call(letters.withdraw, { params, body: { note } })}
          onClose={() => ask(null)}
        />
      )}
      {asking === 'returned' && <ReturnedForm letter={letter} onClose={() => ask(null)} />}
    </Stack>
  )
}
