import { checks } from '@cartwright/api/checks'
import { call } from '@cartwright/api/client'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { AcceptForm } from './accept-form.tsx'
import { AssignForm } from './assign-form.tsx'
import { NoteForm } from './note-form.tsx'

type Actions = {
  readonly ids: readonly number[]
  readonly onDone?: () => void
  /** Whether it can only be noted: a mended one needs nobody. */
  readonly onlyNote?: boolean
}

/** What can be done with findings: take them, give them to somebody, accept them until a day, note something. */
export function FindingActions({ ids, onDone, onlyNote = false }: Actions) {
  const [asking, ask] = useState<'assign' | 'accept' | 'note' | null>(null)
  const close = () => ask(null)
  const done = () => {
    close()
    onDone?.()
  }
  // A form that was opened meanwhile stays open.
  const take = useCommand(
    () => call(checks.change, { body: { action: 'take', ids: [...ids] } }),
    () => onDone?.(),
  )
  const button = { size: 'compact-sm', variant: 'default', disabled: ids.length === 0 } as const
  const form = { ids, onDone: done, onClose: close }
  return (
    <>
      {!onlyNote && (
        <>
          <Button {...button} loading={take.isPending} onClick={() => take.mutate(undefined)}>
            Take into work
          </Button>
          <Button {...button} onClick={() => ask('assign')}>
            Give to …
          </Button>
          <Button {...button} onClick={() => ask('accept')}>
            Accept …
          </Button>
        </>
      )}
      <Button {...button} onClick={() => ask('note')}>
        Note …
      </Button>
      <Refusal error={take.error} />
      {asking === 'assign' && <AssignForm {...form} />}
      {asking === 'accept' && <AcceptForm {...form} />}
      {asking === 'note' && <NoteForm {...form} />}
    </>
  )
}
