import { call } from '@cartwright/api/client'
import { setupChanges } from '@cartwright/api/setup-changes'
import { Button, Group, Stack, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { Meanwhile } from './meanwhile.tsx'
import { NoteDialog } from './note-dialog.tsx'
import type { Judged } from './setup-queries.ts'

/** What can be done with a change as it stands, and by whom. */
export function ChangeActions({ change }: { readonly change: Judged }) {
  const may = useMay()
  const [asking, ask] = useState<'adopt' | 'propose' | 'send-back' | 'withdraw' | null>(null)
  const close = () => ask(null)
  const { state, secondPerson, bars, faults, files, outdated } = change
  if (state !== 'draft' && state !== 'proposed') return null
  const sound =
    bars.length === 0 &&
    !faults.some(({ severity }) => severity === 'fault') &&
    files.some(({ change: how }) => how !== 'same')
  const mayAdopt = may('city.adopt') && !(secondPerson.asked && (secondPerson.own || state === 'draft'))
  return (
    <>
      {outdated && <Meanwhile change={change} />}
      {mayAdopt && (
        <Button disabled={!sound || outdated} onClick={() => ask('adopt')}>
          Adopt …
        </Button>
      )}
      {state === 'draft' && may('city.change') && secondPerson.asked && (
        <Button disabled={!sound} onClick={() => ask('propose')}>
          Propose …
        </Button>
      )}
      {state === 'proposed' && may('city.adopt') && (
        <Button variant="default" onClick={() => ask('send-back')}>
          Send back …
        </Button>
      )}
      {may('city.change') && (
        <Button variant="default" onClick={() => ask('withdraw')}>
          Withdraw …
        </Button>
      )}
      {state === 'proposed' && secondPerson.asked && secondPerson.own && (
        <Text size="sm">You had a hand in it: somebody else adopts it ({secondPerson.citation}).</Text>
      )}
      {asking === 'adopt' && <Adopt change={change} onClose={close} />}
      {asking === 'propose' && <Propose change={change} onClose={close} />}
      {(asking === 'send-back' || asking === 'withdraw') && (
        <NoteDialog deed={asking} changeId={change.id} onClose={close} />
      )}
    </>
  )
}

type DialogProps = { readonly change: Judged; readonly onClose: () => void }

function Adopt({ change, onClose }: DialogProps) {
  const { id, edition, effects, runs, procedures } = change
  const command = useCommand(
    () => call(setupChanges.adopt, { params: { changeId: id }, body: { edition } }),
    onClose,
  )
  return (
    <Sure title="Adopt this change" deed="Adopt" command={command} onClose={onClose}>
      {count(effects.length, 'thing')} of the set-up {effects.length === 1 ? 'changes' : 'change'} at once,
      all or nothing
      {runs.length > 0 &&
        `, and ${count(runs.length, 'run')} under way ${runs.length === 1 ? 'is' : 'are'} touched`}
      {procedures.length > 0 &&
        `. The owners of ${count(procedures.length, 'procedure')} that ${procedures.length === 1 ? 'quotes' : 'quote'} it are asked to review ${procedures.length === 1 ? 'it' : 'them'}`}
      . It is recorded with your name. There is no way back but another change.
    </Sure>
  )
}

function Propose({ change: { id, edition, secondPerson }, onClose }: DialogProps) {
  const command = useCommand(
    () => call(setupChanges.propose, { params: { changeId: id }, body: { edition } }),
    onClose,
  )
  return (
    <Sure title="Propose this change" deed="Propose" command={command} onClose={onClose}>
      It can no longer be edited. Somebody who had no hand in it adopts it or sends it back (
      {secondPerson.citation}).
    </Sure>
  )
}

type SureProps = {
  readonly title: string
  readonly deed: string
  readonly command: { mutate: (input: undefined) => void; isPending: boolean; error: unknown }
  readonly onClose: () => void
  readonly children: React.ReactNode
}

const Sure = ({ title, deed, command, onClose, children }: SureProps) => (
  <Window onClose={onClose} title={title}>
    <Stack>
      <Text>{children}</Text>
      <Refusal error={command.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={command.isPending} onClick={() => command.mutate(undefined)} data-autofocus>
          {deed}
        </Button>
      </Group>
    </Stack>
  </Window>
)
