import { SegmentedControl, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { type EscrowLetter, escrowList } from './escrow-queries.ts'
import { escrowStanding } from './escrow-words.ts'

const views = [
  { value: 'to-send', label: 'To send' },
  { value: 'all', label: 'All' },
] as const

/** Closing letters of all accounts: what is late first. A row opens its letter, where it is printed or e-mailed. */
export function EscrowList() {
  const [view, setView] = useState<'to-send' | 'all'>('to-send')
  const navigate = useNavigate()
  const list = useQuery({ ...escrowList(view), placeholderData: (before) => before })
  const counts = list.data?.counts
  return (
    <Stack gap="md">
      <PageHead
        title="Closing letters to escrow"
        state={
          counts
            ? `${count(counts.toSend, 'letter')} to send · ${counts.late} late · ${counts.today} to be sent today`
            : ''
        }
      />
      <div>
        <SegmentedControl
          aria-label="Which"
          value={view}
          data={[...views]}
          onChange={(next) => setView(next === 'all' ? 'all' : 'to-send')}
        />
      </div>
      <Refusal error={list.error} />
      <DataTable
        label="Closing letters"
        rows={list.data?.rows}
        columns={columns}
        rowKey={({ escrowLetterId }) => escrowLetterId}
        onOpen={({ letterId, accountNumber }) =>
          letterId === null
            ? void navigate({ to: '/accounts/$accountNumber/escrow', params: { accountNumber } })
            : void navigate({ to: '/letters/$letterId', params: { letterId: String(letterId) } })
        }
        empty={
          view === 'all'
            ? 'No escrow company asked yet. A letter begins on the page of its account, under “Start, stop, move”.'
            : 'No closing letter is to be sent. One begins on the page of its account, under “Start, stop, move”.'
        }
      />
    </Stack>
  )
}

const columns: Column<EscrowLetter>[] = [
  {
    key: 'standing',
    title: 'Standing',
    wrap: true,
    sortBy: ({ dueOn, figures }) => dueOn ?? figures.goodThrough,
    cell: (row) => escrowStanding(row),
  },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber/escrow" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  {
    key: 'address',
    title: 'Address',
    wrap: true,
    sortBy: ({ address }) => address,
    cell: ({ address }) => address,
  },
  {
    key: 'company',
    title: 'Company',
    wrap: true,
    sortBy: ({ company }) => company,
    cell: ({ company, escrowNumber }) => `${company}, ${escrowNumber}`,
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ figures }) => figures.totalCents,
    cell: ({ figures }) => <Money cents={figures.totalCents} />,
  },
  {
    key: 'good',
    title: 'Good through',
    sortBy: ({ figures }) => figures.goodThrough,
    cell: ({ figures }) => day(figures.goodThrough),
  },
  {
    key: 'asked',
    title: 'Asked',
    sortBy: ({ askedOn }) => askedOn,
    cell: ({ askedOn, askedBy }) => `${day(askedOn)}, ${askedBy}`,
  },
]
