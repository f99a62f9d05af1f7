import { Refused } from '@cartwright/api/client'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { Refusal } from '../../parts/refusal.tsx'
import { ClashingParts } from './clashing-parts.tsx'

type ClashQuestionProps = {
  readonly command: {
    readonly error: unknown
    readonly isPending: boolean
    readonly mutate: (keep: 'mine' | 'theirs') => void
  }
}

/** Why a file was not saved; where somebody else saved other words in the same lines, asks whose stay. */
export function ClashQuestion({ command: { error, isPending, mutate } }: ClashQuestionProps) {
  const problem = error instanceof Refused ? error.problem : null
  if (problem?.code !== 'SETUP_FILE_CLASHES') return <Refusal error={error} />
  return (
    <Alert color="yellow" role="alert" title="⚠ Somebody else saved other words in the same lines">
      <Stack gap="xs">
        <ClashingParts parts={problem.details.parts} />
        <Group gap="xs">
          <Button size="xs" loading={isPending} onClick={() => mutate('mine')}>
            Save mine in these lines
          </Button>
          <Button size="xs" variant="default" loading={isPending} onClick={() => mutate('theirs')}>
            Leave theirs in these lines
          </Button>
        </Group>
        All your other lines are saved either way.
      </Stack>
    </Alert>
  )
}
