import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { day } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { periodWords } from './period-words.ts'
import { proposals } from './run-queries.ts'
import type { Proposal } from './run-types.ts'
import { cycleWords } from './run-words.ts'

/** The next run of each cycle: what it would bill and when, with the one thing to do about it. */
export function Proposals({ mayOpen }: { mayOpen: boolean }) {
  const { data, error } = useQuery(proposals)
  return (
    <Stack gap="xs" component="section" aria-labelledby="next-runs">
      <Title order={2} size="h4" id="next-runs">
        Next runs
      </Title>
      {error && <Refusal error={error} />}
      {!data && !error && <Skeleton h={56} />}
      {data?.rows.length === 0 && (
        <Text>The city has no cycle yet. Load a city folder that names its cycles.</Text>
      )}
      {data && data.rows.length > 0 && (
        <Paper withBorder component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {data.rows.map((one, at) => (
            <ProposalRow key={one.cycle} proposal={one} mayOpen={mayOpen} first={at === 0} />
          ))}
        </Paper>
      )}
    </Stack>
  )
}

type Shown = { readonly proposal: Proposal; readonly mayOpen: boolean; readonly first: boolean }

function ProposalRow({ proposal, mayOpen, first }: Shown) {
  const { cycle, name, accounts, openRun } = proposal
  const period = periodWords(proposal.periodFrom, proposal.periodUntil)
  return (
    <Group
      component="li"
      justify="space-between"
      px="md"
      py="xs"
      style={first ? {} : { borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <div>
        <Text fw={600}>
          {cycleWords(cycle)} · {period} · {name}
        </Text>
        <Text size="sm" c="dimmed">
          {count(accounts, 'account')} · bills of {day(proposal.billOn)} · due {day(proposal.dueOn)} · late
          after {day(proposal.delinquentOn)}
        </Text>
      </div>
      {openRun !== null ? (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/runs/$runId" params={{ runId: `${openRun}` }} {...props} />}
          aria-label={`Go on with run ${openRun} of ${cycleWords(cycle)}`}
        >
          Go on with run {openRun}
        </Button>
      ) : (
        mayOpen && (
          <Button
            renderRoot={(props) => <Link to="/runs/new" search={{ cycle }} {...props} />}
            aria-label={`Open ${cycleWords(cycle)}, ${period}`}
          >
            Open …
          </Button>
        )
      )}
    </Group>
  )
}
