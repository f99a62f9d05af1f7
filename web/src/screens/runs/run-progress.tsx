import { Alert, Progress, Stack, Text } from '@mantine/core'
import type { RunProgress as Going } from './run-types.ts'

const doing = { calculate: 'Calculating', post: 'Posting', print: 'Making print files', idle: '' }
const things = { calculate: 'accounts', post: 'accounts', print: 'bills', idle: '' }

/** Work that is going on: how much of it is done. The place is kept when nothing goes on, so nothing jumps. */
export function RunProgress({ progress }: { progress: Going }) {
  const { step, done, of, state, failure } = progress
  if (failure !== null)
    return (
      <Alert
        color="red"
        title={state === 'approved' ? '✗ Not posted' : '✗ The work was stopped'}
        role="alert"
      >
        {failure}
      </Alert>
    )
  if (step === 'idle') return null
  const percent = of > 0 ? Math.floor((done / of) * 100) : 0
  const sentence = `${doing[step]}: ${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} ${things[step]}`
  return (
    <Stack gap={4}>
      <Text size="sm" component="output" display="block">
        {sentence}. You may leave this page; nothing is lost.
      </Text>
      <Progress value={percent} animated aria-label={sentence} />
    </Stack>
  )
}
