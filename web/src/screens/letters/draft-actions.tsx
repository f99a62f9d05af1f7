import { call } from '@cartwright/api/client'
import { letters } from '@cartwright/api/letters'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Letter } from './letter-queries.ts'
import { NoteDialog } from './note-dialog.tsx'
import { forget, type useDraft } from './use-draft.ts'

type Actions = {
  readonly letter: Letter
  readonly draft: ReturnType<typeof useDraft>
  /** Something written cannot be kept: nothing is sent before it is mended. */
  readonly blocked: boolean
}

/** Sends a draft on its way, saying beforehand what will happen; or gives it up. */
export function DraftActions({ letter, draft, blocked }: Actions) {
  const [asking, ask] = useState(false)
  const sending = useCommand(
    async () => {
      const edition = await draft.save()
      return call(letters.send, { params: { id: letter.id }, body: { edition } })
    },
    () => forget(letter.id),
  )
  const { needed, because, citation } = letter.approval
  const goes =
    draft.written.sendBy === 'print'
      ? 'It is printed with the next print of letters.'
      : 'It is e-mailed at once, with the letter as PDF.'
  return (
    <Stack gap="xs">
      <Text size="sm">
        {needed
          ? `${because} (${citation}) Somebody else looks at it first; then ${goes.charAt(0).toLowerCase()}${goes.slice(1)}`
          : goes}{' '}
        What it says is kept as it is now.
      </Text>
      <Refusal error={sending.error} />
      <Group gap="xs">
        <Button loading={sending.isPending} disabled={blocked} onClick={() => sending.mutate(undefined)}>
          {needed
            ? 'Ask for approval'
            : draft.written.sendBy === 'print'
              ? 'Send to be printed'
              : 'Send by e-mail'}
        </Button>
        <Button component="a" variant="default" href={`/api/letters/${letter.id}/docx`} download>
          Word
        </Button>
        <Button variant="default" onClick={() => ask(true)}>
          Give it up …
        </Button>
      </Group>
      {asking && (
        <NoteDialog
          title={`Give up letter ${letter.number}`}
          submit="Give it up"
          will="It is not sent. It stays to be seen on the account."
          run={(note) => call(letters.withdraw, { params: { id: letter.id }, body: { note } })}
          onClose={() => ask(false)}
        />
      )}
    </Stack>
  )
}
