import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { count } from '../../parts/words.ts'
import { allMailJobs, type MailJobs } from '../mail-jobs/mail-job-queries.ts'
import { stateWords } from '../mail-jobs/mail-job-words.ts'
import { type Figures, returnFigures } from '../returned-mail/returned-queries.ts'
import { reasonWords } from '../returned-mail/returned-words.ts'
import { Card } from './card.tsx'

const shownJobs = 5

/** The jobs on their way into the mail, each with its state; the open ones first. */
export function JobCard() {
  const { data, error } = useQuery(allMailJobs)
  return (
    <Card to="/mail-jobs" title="Mail jobs" sentence={data && jobSentence(data)} error={error}>
      <Stack gap={6}>
        {data?.rows.slice(0, shownJobs).map(({ jobId, runId, cycle, toMail, state, differences }) => (
          <Group key={jobId} justify="space-between" gap="xs">
            <TextLink to="/mail-jobs/$jobId" params={{ jobId: String(jobId) }} fz="sm">
              Run {runId}, cycle {cycle}: {count(toMail, 'piece')}
            </TextLink>
            <Text size="sm">
              {stateWords[state]}
              {differences.length > 0 && ' · ⚠ a count differs'}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}

function jobSentence({ hasRule, rows, waiting }: MailJobs): string {
  if (!hasRule) return 'The city has no rule of how bills go into the mail.'
  const open = rows.filter(({ state }) => state !== 'reconciled' && state !== 'dropped').length
  const runs =
    waiting.length === 0 ? 'no printed run waits' : `● ${count(waiting.length, 'printed run')} without a job`
  return `${open === 0 ? 'No open job' : count(open, 'open job')}, ${runs}.`
}

/** Mail that came back, and why most of it did. */
export function ReturnedCard() {
  const { data, error } = useQuery(returnFigures)
  const reasons = data?.reasons.toSorted((a, b) => b.pieces - a.pieces) ?? []
  return (
    <Card to="/returned-mail" title="Returned mail" sentence={data && returnedSentence(data)} error={error}>
      <Stack gap={6}>
        {reasons.slice(0, shownJobs).map(({ reason, pieces }) => (
          <Group key={reason} justify="space-between" gap="xs">
            <Text size="sm">{reasonWords[reason]}</Text>
            <Text size="sm">{count(pieces, 'piece')} in twelve months</Text>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}

const returnedSentence = ({ open, oldestOpenOn, undeliverable }: Figures): string =>
  [
    open === 0 || oldestOpenOn === null
      ? '✓ Nothing waits.'
      : `● ${count(open, 'piece')} to work, the oldest of ${day(oldestOpenOn)}.`,
    ...(undeliverable > 0 ? [`${count(undeliverable, 'address', 'addresses')} marked undeliverable.`] : []),
  ].join(' ')
