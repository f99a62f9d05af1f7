import { Button, Stack, Text, Textarea, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Day } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { WholeTask } from './work-queries.ts'
import styles from './workplan.module.css'

type NotesProps = {
  readonly notes: WholeTask['notes']
  /** Writes one; left out for those who only read. */
  readonly write: ((text: string) => Promise<unknown>) | undefined
}

/** What people wrote down, oldest first. Notes are only ever added. */
export function Notes({ notes, write }: NotesProps) {
  return (
    <Stack gap="xs" component="section" aria-label="Notes">
      <Title order={3}>Notes</Title>
      {notes.length === 0 && <Text size="sm">None yet.</Text>}
      <ul className={styles.notes}>
        {notes.map(({ id, writtenOn, writtenBy, text }) => (
          <li key={id}>
            <Text size="xs" c="dimmed">
              {writtenBy}, <Day on={writtenOn} />
            </Text>
            {text}
          </li>
        ))}
      </ul>
      {write && <NewNote write={write} />}
    </Stack>
  )
}

function NewNote({ write }: { write: (text: string) => Promise<unknown> }) {
  const form = useForm({ initialValues: { text: '' } })
  const command = useCommand(write, () => form.reset())
  return (
    <form
      onSubmit={form.onSubmit(({ text }) => {
        if (text.trim()) command.mutate(text)
      })}
      data-no-print
    >
      <Stack gap="xs" align="flex-start">
        <Textarea
          label="New note"
          w="100%"
          autosize
          minRows={2}
          maxRows={10}
          maxLength={4000}
          {...form.getInputProps('text')}
        />
        <Refusal error={command.error} />
        <Button type="submit" variant="default" loading={command.isPending}>
          Write it down
        </Button>
      </Stack>
    </form>
  )
}
