import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { countThat } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { InsertForm } from './insert-form.tsx'
import { type Insert, insertList } from './insert-queries.ts'
import { kindWords, stateWords, wayWords } from './insert-words.ts'

/** What goes into the mail beside bills, or by itself. */
export function InsertList() {
  const list = useQuery(insertList)
  const navigate = useNavigate()
  const today = useToday()
  const may = useMay()('mail.work')
  const [proposing, propose] = useState(false)
  return (
    <Stack gap="md">
      <PageHead
        title="Notices & inserts"
        state={list.data && sentence(list.data.rows)}
        action={may && <Button onClick={() => propose(true)}>Propose one …</Button>}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Notices and inserts, newest first"
        rows={list.data?.rows}
        columns={columns}
        rowKey={({ insertId }) => insertId}
        onOpen={({ insertId }) =>
          void navigate({ to: '/inserts/$insertId', params: { insertId: String(insertId) } })
        }
        empty="Nothing goes along with bills, and no notice was mailed. Propose the first one: it is counted before it is kept."
      />
      {proposing && today !== '' && <InsertForm today={today} onClose={() => propose(false)} />}
    </Stack>
  )
}

function sentence(rows: readonly Insert[]): string {
  const waits = rows.filter(({ state }) => state === 'proposed').length
  const unproved = rows.filter(
    ({ state, kind, receipts }) => kind !== 'leaflet' && state === 'mailed' && receipts === 0,
  ).length
  return `${countThat(waits, 'one', ['waits for approval', 'wait for approval'])}; ${countThat(unproved, 'mailing', ['has no receipt yet', 'have no receipt yet'])}`
}

const columns: readonly Column<Insert>[] = [
  {
    key: 'number',
    title: 'Number',
    sortBy: ({ insertId }) => insertId,
    cell: ({ insertId }) => (
      <TextLink to="/inserts/$insertId" params={{ insertId: String(insertId) }} fz="inherit">
        N-{insertId}
      </TextLink>
    ),
  },
  { key: 'name', title: 'Name', wrap: true, sortBy: ({ name }) => name, cell: ({ name }) => name },
  { key: 'kind', title: 'Kind', wrap: true, sortBy: ({ kind }) => kind, cell: ({ kind }) => kindWords[kind] },
  { key: 'way', title: 'How', sortBy: ({ way }) => way, cell: ({ way }) => wayWords[way] },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => stateWords[state] },
  {
    key: 'from',
    title: 'From',
    sortBy: ({ from }) => from,
    cell: ({ from, mailedOn }) => day(mailedOn ?? from),
  },
  {
    key: 'latest',
    title: 'In the mail by',
    sortBy: ({ latestMailing }) => latestMailing,
    cell: ({ latestMailing }) => latestMailing && day(latestMailing),
  },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    sortBy: ({ pieces }) => pieces,
    cell: ({ pieces }) => pieces.toLocaleString('en-US'),
  },
  {
    key: 'cost',
    title: 'Cost',
    align: 'right',
    sortBy: ({ costCents }) => costCents,
    cell: ({ costCents }) => <Money cents={costCents} />,
  },
  { key: 'receipts', title: 'Receipts', align: 'right', cell: ({ receipts }) => receipts },
  { key: 'returned', title: 'Came back', align: 'right', cell: ({ returned }) => returned },
]
