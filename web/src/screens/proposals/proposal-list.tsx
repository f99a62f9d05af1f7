import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { type ListedProposal, proposalList, whatIfList } from './proposal-queries.ts'
import { ProposeForm } from './propose-form.tsx'
import { WhatIfTable } from './what-if-table.tsx'

/** Rates that somebody proposes, and what was calculated by them. */
export function ProposalList() {
  const navigate = useNavigate()
  const may = useMay()
  const list = useQuery(proposalList)
  const calculated = useQuery(whatIfList())
  const [proposing, propose] = useState(false)
  const rows = list.data?.rows
  const done = calculated.data?.rows ?? []
  return (
    <Stack gap="sm">
      <PageHead
        title="What if"
        state="Try rates before anybody adopts them: nothing here is billed, and no bill run sees it."
        action={
          <Group gap="xs">
            {done.filter(({ state }) => state === 'calculated').length > 1 && (
              <ButtonLink variant="default" to="/what-if/compare">
                Compare two
              </ButtonLink>
            )}
            {may('proposals.change') && <Button onClick={() => propose(true)}>Propose rates</Button>}
          </Group>
        }
      />
      <Refusal error={list.error ?? calculated.error} />
      {!list.error && (
        <DataTable
          label="Proposals, newest first"
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) =>
            void navigate({ to: '/what-if/$proposalId', params: { proposalId: String(id) } })
          }
          height="22rem"
          empty="Nothing is proposed yet. Propose the rates in force by a percentage, or send the tables of a rate study, with the button above."
        />
      )}
      {done.length > 0 && (
        <section aria-labelledby="what-ifs">
          <Title order={2} size="h4" id="what-ifs" mb="xs">
            What was calculated
          </Title>
          <WhatIfTable rows={done} named />
        </section>
      )}
      {proposing && <ProposeForm onClose={() => propose(false)} />}
    </Stack>
  )
}

const columns: readonly Column<ListedProposal>[] = [
  {
    key: 'name',
    title: 'Proposal',
    sortBy: ({ name }) => name,
    cell: ({ id, name }) => (
      <TextLink to="/what-if/$proposalId" params={{ proposalId: String(id) }} fz="inherit">
        {name}
      </TextLink>
    ),
  },
  { key: 'version', title: 'Version', align: 'right', cell: ({ newest }) => newest.number },
  { key: 'method', title: 'How rates were set', wrap: true, cell: ({ newest }) => newest.method },
  { key: 'resolution', title: 'Resolution', cell: ({ newest }) => newest.resolution },
  {
    key: 'from',
    title: 'In force from',
    sortBy: ({ newest }) => newest.effectiveFrom,
    cell: ({ newest }) => <Day on={newest.effectiveFrom} />,
  },
  { key: 'by', title: 'By', sortBy: ({ newest }) => newest.madeBy, cell: ({ newest }) => newest.madeBy },
]
