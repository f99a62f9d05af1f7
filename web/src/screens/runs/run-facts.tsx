import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Day, instant, period } from '../../parts/day.tsx'
import type { RunDetail } from './run-types.ts'

/** The dates of a run and the people who took its steps, in one line that wraps. */
export function RunFacts({ run }: { run: RunDetail }) {
  const facts: [string, ReactNode][] = [
    ['Period', period(run.periodFrom, run.periodUntil)],
    ['Bills of', <Day key="bill" on={run.billOn} />],
    ['Due', <Day key="due" on={run.dueOn} />],
    ['Late after', <Day key="late" on={run.delinquentOn} />],
    ['Opened by', run.openedBy],
  ]
  if (run.calculatedAt) facts.push(['Calculated', `${run.calculatedBy ?? ''}, ${instant(run.calculatedAt)}`])
  if (run.releasedAt) facts.push(['Released', `${run.releasedBy ?? ''}, ${instant(run.releasedAt)}`])
  if (run.postedAt) facts.push(['Posted', `${run.postedBy ?? ''}, ${instant(run.postedAt)}`])
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
