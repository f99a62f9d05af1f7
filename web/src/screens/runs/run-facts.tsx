import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { Day, instant } from '../../parts/day.tsx'
import { proposals } from './run-queries.ts'
import type { RunDetail } from './run-types.ts'

/** The dates of a run and the people who took its steps, in one line that wraps. */
export function RunFacts({ run }: { run: RunDetail }) {
  const zone = useTimeZone()
  const { data } = useQuery(proposals)
  const cycleName = data?.rows.find(({ cycle }) => cycle === run.cycle)?.name
  const facts: [string, ReactNode][] = [
    ['Bills of', <Day key="bill" on={run.billOn} />],
    ['Due', <Day key="due" on={run.dueOn} />],
    ['Late after', <Day key="late" on={run.delinquentOn} />],
    ...byWhom(run, zone),
  ]
  if (cycleName) facts.unshift(['Cycle', cycleName])
  if (run.note) facts.push(['Note', run.note])
  return (
    <Group component="dl" gap="4px 20px" m={0}>
      {facts.map(([name, value]) => (
        <Group key={name} gap={6} wrap="nowrap" align="baseline">
          <Text component="dt" size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {name}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </Group>
      ))}
    </Group>
  )
}

/** The last hands that moved the run: who opened or calculated it, who released it, who posted it. */
function byWhom(run: RunDetail, zone: string | undefined): [string, ReactNode][] {
  const steps: [string, string | null, string | null][] = [
    ['Calculated', run.calculatedBy, run.calculatedAt],
    ['Released', run.releasedBy, run.releasedAt],
    ['Posted', run.postedBy, run.postedAt],
  ]
  const taken = steps.flatMap(([name, by, at]): [string, ReactNode][] =>
    at ? [[name, `${by ?? ''}, ${instant(at, zone)}`]] : [],
  )
  return taken.length > 0 ? taken : [['Opened', run.openedBy]]
}
