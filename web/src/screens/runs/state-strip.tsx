import { Group, Text, VisuallyHidden } from '@mantine/core'
import type { RunState } from './run-types.ts'
import { stateWords, stations } from './run-words.ts'

/** The corridor of a run as a line of stations: what is behind it, where it stands, what is to come. */
export function StateStrip({ state }: { state: RunState }) {
  if (state === 'voided') return <Text c="dimmed">Voided: this run was given up and nothing was posted.</Text>
  const here = stations.findIndex(({ states }) => states.includes(state))
  return (
    <Group component="ol" gap={6} m={0} p={0} aria-label="Where the run stands" style={{ listStyle: 'none' }}>
      {stations.map(({ name }, at) => (
        <Station
          key={name}
          name={at === here ? stateWords[state] : name}
          place={at < here || state === 'closed' ? 'behind' : at === here ? 'here' : 'ahead'}
          last={at === stations.length - 1}
        />
      ))}
    </Group>
  )
}

const marks = { behind: '✓', here: '●', ahead: '○' }
const spoken = { behind: 'done', here: 'now', ahead: 'to come' }

function Station({ name, place, last }: { name: string; place: keyof typeof marks; last: boolean }) {
  return (
    <Group component="li" gap={6} wrap="nowrap" {...(place === 'here' && { 'aria-current': 'step' })}>
      <Text size="sm" fw={place === 'here' ? 700 : 400} {...(place === 'ahead' && { c: 'dimmed' })}>
        {name} <span aria-hidden>{marks[place]}</span>
        <VisuallyHidden>, {spoken[place]}</VisuallyHidden>
      </Text>
      {!last && (
        <Text c="dimmed" size="sm" aria-hidden>
          ─
        </Text>
      )}
    </Group>
  )
}
