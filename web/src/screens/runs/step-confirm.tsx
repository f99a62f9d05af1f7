import { Button, Group, List, Stack, Textarea } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import type { StepNotice } from './step-words.ts'

type Asked = {
  readonly notice: StepNotice
  readonly busy: boolean
  readonly error: unknown
  readonly onConfirm: (note: string) => void
  readonly onClose: () => void
}

/** Says exactly what a step will do to the books, asks for the reason where one is kept, and only then takes it. */
export function StepConfirm({ notice, busy, error, onConfirm, onClose }: Asked) {
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (notice.note === 'needed' && !note.trim()) return setMissing(true)
    return onConfirm(note.trim())
  }
  return (
    <Window onClose={onClose} title={notice.title}>
      <form onSubmit={confirm} noValidate>
        <Stack>
          <List spacing="xs">
            {notice.will.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
          {notice.note !== 'none' && !notice.blocked && (
            <NoteField
              needed={notice.note === 'needed'}
              note={note}
              missing={missing && !note.trim()}
              onChange={setNote}
            />
          )}
          <Refusal error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {notice.blocked ? 'Close' : 'Leave it'}
            </Button>
            {!notice.blocked && (
              <Button type="submit" loading={busy} {...(notice.danger && { color: 'red' })}>
                {notice.button}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Window>
  )
}

type Field = {
  readonly needed: boolean
  readonly note: string
  readonly missing: boolean
  readonly onChange: (note: string) => void
}

const NoteField = ({ needed, note, missing, onChange }: Field) => (
  <Textarea
    label={needed ? 'Why' : 'Note (if you like)'}
    description="It is kept in the record of the run."
    value={note}
    maxLength={500}
    autosize
    minRows={2}
    error={missing ? 'Write why, in a few words.' : null}
    onChange={(event) => onChange(event.currentTarget.value)}
    data-autofocus
  />
)
