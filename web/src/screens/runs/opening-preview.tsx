import { Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { day, period } from '../../parts/day.tsx'
import { count } from '../../parts/words.ts'
import { type Opening, accountNumbersOf } from './opening.ts'
import type { Proposal } from './run-types.ts'

/** What the run will be once it is opened: its period, its dates, and how many accounts. */
export function OpeningPreview({ proposal, opening }: { proposal: Proposal; opening: Opening }) {
  const moved = opening.billOn !== '' && opening.billOn !== proposal.billOn
  return (
    <Paper withBorder p="md" component="section" aria-label="What will be opened">
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }} spacing="sm">
        <Fact name="Period">{period(proposal.periodFrom, proposal.periodUntil)}</Fact>
        <Fact name="Bills of">{day(moved ? opening.billOn : proposal.billOn)}</Fact>
        <Fact name="Due">{moved ? 'by the schedule' : day(proposal.dueOn)}</Fact>
        <Fact name="Late after">{moved ? 'by the schedule' : day(proposal.delinquentOn)}</Fact>
      </SimpleGrid>
      <Text size="sm" mt="sm" aria-live="polite">
        {accountsSentence(proposal, opening)}
      </Text>
    </Paper>
  )
}

function accountsSentence(proposal: Proposal, opening: Opening): string {
  if (opening.kind === 'cycle')
    return `${count(proposal.accounts, 'account')} of ${proposal.name} will be billed.`
  if (opening.kind === 'finals')
    return `Only closed accounts of ${proposal.name} that still need a final bill.`
  const many = accountNumbersOf(opening).length
  return many === 0 ? 'No account is named yet.' : `${count(many, 'account')} will be billed.`
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <Stack gap={0}>
    <Text size="sm" c="dimmed">
      {name}
    </Text>
    <Text fw={600}>{children}</Text>
  </Stack>
)
