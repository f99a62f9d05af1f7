import { call } from '@cartwright/api/client'
import { letters } from '@cartwright/api/letters'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import type { Letter } from './letter-queries.ts'
import { NoteDialog } from './note-dialog.tsx'
import { ReturnedForm } from './returned-form.tsx'

/** What is asked before something is done. */
type Asked = 'send-back' | 'withdraw' | 'returned'

/** What can be done with a letter that was sent on its way. */
export function SentActions({ letter }: { readonly letter: Letter }) {
  const [asking, ask] = useState<Asked | null>(null)
  const may = useMay()
  const deeds = useDeeds(letter.id)
  const approve = may('letters.approve') && letter.state === 'waiting'
  return (
    <Stack gap="xs">
      {approve && !letter.mayApprove && (
        <Text size="sm">You had a hand in it: somebody else approves it.</Text>
      )}
      <Refusal error={deeds.approving.error ?? deeds.taking.error ?? deeds.again.error} />
      <Group gap="xs">
        {approve && letter.mayApprove && (
          <Button loading={deeds.approving.isPending} onClick={() => deeds.approving.mutate(undefined)}>
            Approve
          </Button>
        )}
        {approve && (
          <Button variant="default" onClick={() => ask('send-back')}>
            Send back …
          </Button>
        )}
        {may('letters.write') && <WriterButtons letter={letter} deeds={deeds} ask={ask} />}
        <Button component="a" variant="default" href={`/api/letters/${letter.id}/pdf`} target="_blank">
          PDF
        </Button>
        <Button component="a" variant="default" href={`/api/letters/${letter.id}/docx`} download>
          Word
        </Button>
      </Group>
      {asking && <Question letter={letter} asked={asking} onClose={() => ask(null)} />}
    </Stack>
  )
}

/** What is done with one click. */
function useDeeds(id: number) {
  const navigate = useNavigate()
  const key = useRequestKey()
  const params = { id }
  return {
    approving: useCommand(() => call(letters.approve, { params, body: {} })),
    taking: useCommand(() => call(letters.takeBack, { params, body: {} })),
    again: useCommand(
      () => call(letters.again, { params, body: { key } }),
      ({ id: next }) => navigate({ to: '/letters/$letterId', params: { letterId: `${next}` } }),
    ),
  }
}

type Buttons = {
  readonly letter: Letter
  readonly deeds: ReturnType<typeof useDeeds>
  readonly ask: (asked: Asked) => void
}

function WriterButtons({ letter: { state }, deeds: { taking, again }, ask }: Buttons) {
  const isUnderWay = state === 'waiting' || state === 'approved'
  const isGone = state === 'printed' || state === 'sent'
  return (
    <>
      {isUnderWay && (
        <Button variant="default" loading={taking.isPending} onClick={() => taking.mutate(undefined)}>
          Take it back to change it
        </Button>
      )}
      {isGone && (
        <Button variant="default" onClick={() => ask('returned')}>
          It came back …
        </Button>
      )}
      {(isGone || state === 'returned' || state === 'withdrawn') && (
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate(undefined)}>
          Write it again
        </Button>
      )}
      {isUnderWay && (
        <Button variant="default" onClick={() => ask('withdraw')}>
          Give it up …
        </Button>
      )}
    </>
  )
}

type Questions = { readonly letter: Letter; readonly asked: Asked; readonly onClose: () => void }

function Question({ letter, asked, onClose }: Questions) {
  const params = { id: letter.id }
  if (asked === 'returned') return <ReturnedForm letter={letter} onClose={onClose} />
  return asked === 'send-back' ? (
    <NoteDialog
      title="Send it back"
      submit="Send back"
      will="It is a draft again, and its writer sees why."
      run={(note) => call(letters.sendBack, { params, body: { note } })}
      onClose={onClose}
    />
  ) : (
    <NoteDialog
      title={`Give up letter ${letter.number}`}
      submit="Give it up"
      will="It is not sent. It stays to be seen on the account."
      run={(note) => call(letters.withdraw, { params, body: { note } })}
      onClose={onClose}
    />
  )
}
