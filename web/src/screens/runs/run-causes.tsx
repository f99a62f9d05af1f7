import { Anchor, Group, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Money, signedMoney } from '../../parts/money.tsx'
import { runChange } from './run-queries.ts'
import type { ChangeCause, RunDetail } from './run-types.ts'
import { causeWords } from './run-words.ts'

type Shown = {
  readonly run: RunDetail
  readonly onCause: (cause: ChangeCause, against: number | undefined) => void
}

/** The last run to this one in one line: the difference, and the causes that sum to it, each a way to its accounts. */
export function RunCauses({ run, onCause }: Shown) {
  const { data: change, isPending } = useQuery({ ...runChange(run.id), enabled: run.totals.bills > 0 })
  if (run.totals.bills === 0) return null
  if (!change) return isPending ? <Skeleton h={22} /> : null
  const { beforeCents, nowCents, causes } = change
  return (
    <Group gap="2px 8px" component="section" aria-label="Change since the last bills">
      <Text size="sm">
        {change.against ? `Run ${change.against.runId}` : 'Last bills'} <Money cents={beforeCents} />{' '}
        <span aria-label="to">→</span> now <Money cents={nowCents} />
      </Text>
      <Text size="sm" fw={600}>
        {signedMoney(nowCents - beforeCents)}
        {causes.length > 0 && ' ='}
      </Text>
      {causes.map(({ cause, amountCents }, at) => (
        <Text key={cause} component="span" size="sm">
          {at > 0 && <span aria-hidden>· </span>}
          <Anchor
            component="button"
            type="button"
            inherit
            onClick={() => onCause(cause, change.against?.runId)}
          >
            {causeWords[cause]} {signedMoney(amountCents)}
          </Anchor>
        </Text>
      ))}
    </Group>
  )
}
