import { Anchor, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import { runDistribution } from './run-queries.ts'
import type { RunSearch } from './run-search.ts'
import type { RunDetail } from './run-types.ts'

/** The totals of a run hung one on the other: accounts, bills, lines, general ledger, with the proof that they meet. */
export function RunChain({ run, onOpen }: { run: RunDetail; onOpen: (place: RunSearch) => void }) {
  const { data: gl } = useQuery({ ...runDistribution(run.id), enabled: run.totals.bills > 0 })
  const { totals } = run
  const balanced = gl && gl.debitCents === gl.creditCents
  return (
    <Group gap={8} component="section" aria-label="Totals">
      <Link onClick={() => onOpen({ tab: 'register' })}>{count(totals.accounts, 'account')}</Link>
      <Arrow />
      <Link onClick={() => onOpen({ tab: 'register', billed: true })}>{count(totals.bills, 'bill')}</Link>
      <Arrow />
      <Link onClick={() => onOpen({ tab: 'register', billed: true })}>{count(totals.lines, 'line')}</Link>
      <Arrow />
      <Link onClick={() => onOpen({ tab: 'gl' })}>
        charges <Money cents={totals.chargesCents} />
      </Link>
      {gl && (
        <Text size="sm" fw={600}>
          {balanced ? 'general ledger balances ✓' : 'general ledger does not balance ✗'}
        </Text>
      )}
    </Group>
  )
}

const Arrow = () => (
  <Text size="sm" c="dimmed" aria-hidden>
    →
  </Text>
)

const Link = ({ onClick, children }: { onClick: () => void; children: React.ReactNode }) => (
  <Anchor component="button" type="button" size="sm" onClick={onClick}>
    {children}
  </Anchor>
)
