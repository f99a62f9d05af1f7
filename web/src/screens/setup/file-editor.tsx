import { call } from '@cartwright/api/client'
import { setupChanges } from '@cartwright/api/setup-changes'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Spot } from './fault-list.tsx'
import { changeFile, type Judged } from './setup-queries.ts'
import { ClashQuestion } from './clash-question.tsx'
import { NumberedText } from './numbered-text.tsx'

/** What was typed and not saved yet, and the text that it was typed into. */
export type Typed = { readonly seen: string; readonly text: string }

type FileEditorProps = {
  readonly change: Judged
  readonly file: Judged['files'][number]
  readonly mayEdit: boolean
  readonly spot: Spot | null
  readonly typed: Typed | undefined
  readonly onType: (typed: Typed) => void
  readonly onSaved: () => void
}

/** One file of the folder, to read and to edit. Ctrl+S saves it and checks the whole folder. */
export function FileEditor(props: FileEditorProps) {
  const { change, file } = props
  const gone = file.change === 'gone'
  const query = useQuery({ ...changeFile(change.id, change.edition, file.path), enabled: !gone })
  return (
    <Stack gap="xs">
      <Title order={3}>{file.path}</Title>
      {gone && <Text>This file is taken out of the folder.</Text>}
      {!gone && (
        <Loaded query={query} rows={10}>
          {({ text, picture }) =>
            picture ? <Picture path={file.path} base64={text} /> : <Editor {...props} saved={text} />
          }
        </Loaded>
      )}
    </Stack>
  )
}

const mediaTypes: { readonly [extension: string]: string } = { svg: 'image/svg+xml', png: 'image/png' }

const Picture = ({ path, base64 }: { readonly path: string; readonly base64: string }) => (
  <img
    src={`data:${mediaTypes[path.split('.').at(-1)!.toLowerCase()] ?? 'image/jpeg'};base64,${base64}`}
    alt={path}
    style={{ maxWidth: '100%', maxHeight: '16rem', objectFit: 'contain', alignSelf: 'start' }}
  />
)

function Editor(props: FileEditorProps & { readonly saved: string }) {
  const { change, file, mayEdit, spot, typed, onType, onSaved, saved } = props
  const text = typed?.text ?? saved
  const field = useRef<HTMLTextAreaElement>(null)
  const command = useCommand(
    (keep: 'mine' | 'theirs' | undefined) =>
      call(setupChanges.writeFile, {
        params: { changeId: change.id },
        body: {
          path: file.path,
          text,
          edition: change.edition,
          seen: typed?.seen ?? saved,
          ...(keep && { keep }),
        },
      }),
    onSaved,
  )
  const look = useEffectEvent((to: Spot) => lookAt(field.current, text, to))
  useEffect(() => {
    if (spot) look(spot)
  }, [spot])
  const save = () => command.mutate(undefined)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
    event.preventDefault()
    if (mayEdit && text !== saved) save()
  }
  return (
    <>
      <NumberedText
        ref={field}
        label={`Text of ${file.path}`}
        text={text}
        readOnly={!mayEdit}
        onType={(next) => onType({ seen: typed?.seen ?? saved, text: next })}
        onKeyDown={onKeyDown}
      />
      {typed && typed.seen !== saved && (
        <Text component="output" size="sm" display="block">
          Somebody else saved this file meanwhile. What you typed is kept; saving brings both together.
        </Text>
      )}
      <ClashQuestion command={command} />
      {mayEdit && (
        <Group gap="xs">
          <Button onClick={save} loading={command.isPending} disabled={text === saved}>
            Save and check
          </Button>
          <Text size="sm">Ctrl+S. Saving takes nothing: the city changes when the change is adopted.</Text>
        </Group>
      )}
    </>
  )
}

/** Goes to a place in the text and marks the rest of its line. */
function lookAt(field: HTMLTextAreaElement | null, text: string, { line, column }: Spot): void {
  if (!field) return
  const lines = text.split('\n')
  const start = lines.slice(0, line - 1).reduce((total, one) => total + one.length + 1, 0)
  const length = lines[line - 1]?.length ?? 0
  field.focus()
  field.setSelectionRange(start + Math.min(column - 1, length), start + length)
  const height = Number.parseFloat(getComputedStyle(field).lineHeight)
  field.scrollTop = Math.max(0, (line - 5) * height)
}
