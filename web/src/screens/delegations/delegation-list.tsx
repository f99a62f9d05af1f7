import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { type Delegation, delegationList } from './delegation-queries.ts'
import { daysWords, limitWords, stateSentence } from './delegation-words.ts'
import { GiveForm } from './give-form.tsx'

/** Who acts under whose authority, and which reports wait. */
export function DelegationList() {
  const navigate = useNavigate()
  const list = useQuery(delegationList)
  const may = useMay()('delegations.give')
  const today = useToday()
  const [giving, give] = useState(false)
  return (
    <Stack gap="sm">
      <PageHead
        title="Delegation"
        state={list.data ? sentence(list.data.rows) : ''}
        action={may && <Button onClick={() => give(true)}>Give authority</Button>}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Delegations, newest first"
        rows={list.data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) =>
          void navigate({ to: '/delegations/$delegationId', params: { delegationId: `${id}` } })
        }
        empty={
          may
            ? 'Nobody acts for you. Before you are away, give somebody what they need with the button above.'
            : 'A manager can give you authority for some days; it is shown here.'
        }
      />
      {giving && today !== '' && <GiveForm today={today} onClose={() => give(false)} />}
    </Stack>
  )
}

function sentence(rows: readonly Delegation[]): string {
  const holds = rows.filter(({ state }) => state === 'holds').length
  const waits = rows.filter(({ reportWaits }) => reportWaits).length
  const signed =
    waits === 0 ? 'every report is signed' : `${waits} ${waits === 1 ? 'report waits' : 'reports wait'}`
  const acting =
    holds === 0 ? 'Nobody acts for anybody today' : `${holds} ${holds === 1 ? 'holds' : 'hold'} today`
  return `${acting} · ${signed}`
}

const columns: readonly Column<Delegation>[] = [
  {
    key: 'who',
    title: 'Who acts for whom',
    wrap: true,
    sortBy: ({ holder }) => holder.name,
    cell: ({ id, giver, holder }) => (
      <TextLink to="/delegations/$delegationId" params={{ delegationId: `${id}` }} fz="inherit">
        {holder.name} for {giver.name}
      </TextLink>
    ),
  },
  { key: 'days', title: 'Days', sortBy: ({ fromOn }) => fromOn, cell: (one) => daysWords(one) },
  { key: 'may', title: 'What they may do', wrap: true, cell: (one) => limitWords(one) },
  { key: 'state', title: 'How it stands', wrap: true, cell: (one) => stateSentence(one) },
  { key: 'deeds', title: 'Done under it', align: 'right', cell: ({ deeds }) => deeds },
]
