import type { access } from '@cartwright/api/access'
import type { SuccessOf } from '@cartwright/api/route'
import { Button, Group, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTimeZone } from '../city-queries.ts'
import { instant } from './day.tsx'
import { Loaded } from './loaded.tsx'
import { Refusal } from './refusal.tsx'

type Sessions = SuccessOf<typeof access.sessions>
type Ending<Input> = {
  readonly mutate: (input: Input) => void
  readonly isPending: boolean
  readonly error: unknown
}

type SessionListProps = {
  readonly query: UseQueryResult<Sessions>
  readonly end: Ending<string>
  readonly endAll: Ending<undefined>
  readonly endAllWords: string
  readonly empty: string
}

/** Sessions with the browser, the address and when they were last in use; each can be ended, and all at once. */
export function SessionList({ query, end, endAll, endAllWords, empty }: SessionListProps) {
  const busy = end.isPending || endAll.isPending
  return (
    <Stack gap="sm">
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>{empty}</Text>
          ) : (
            <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {rows.map((row) => (
                <OneSession key={row.id} row={row} busy={busy} onEnd={() => end.mutate(row.id)} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <Refusal error={end.error ?? endAll.error} />
      {(query.data?.rows.some(({ current }) => !current) ?? false) && (
        <Group justify="flex-end">
          <Button color="red" variant="outline" disabled={busy} onClick={() => endAll.mutate(undefined)}>
            {endAllWords}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

type OneSessionProps = {
  readonly row: Sessions['rows'][number]
  readonly busy: boolean
  readonly onEnd: () => void
}

function OneSession({ row, busy, onEnd }: OneSessionProps) {
  const zone = useTimeZone()
  const { device, address, beganAt, lastSeenAt, current } = row
  return (
    <Group component="li" justify="space-between" align="center" gap="xs">
      <div>
        <Text fw={600}>
          {device}
          {current && ' · ● this one'}
        </Text>
        <Text size="sm">
          {address ? `From ${address}, ` : ''}last in use {instant(lastSeenAt, zone)}, begun{' '}
          {instant(beganAt, zone)}
        </Text>
      </div>
      {!current && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          aria-label={`End it: the session of ${device}, last in use ${instant(lastSeenAt, zone)}`}
          onClick={onEnd}
        >
          End it
        </Button>
      )}
    </Group>
  )
}
