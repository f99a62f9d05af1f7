import { SegmentedControl, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type Mandate, mandateList } from './autopay-queries.ts'
import { standing, wayWords } from './autopay-words.ts'

const views: readonly { readonly value: Mandate['state']; readonly title: string; readonly empty: string }[] =
  [
    {
      value: 'live',
      title: 'Live',
      empty: 'Nobody is on autopay yet. Open an account and set it up there, under Autopay.',
    },
    {
      value: 'prenote-to-send',
      title: 'Prenote to send',
      empty: 'No prenote waits. Set autopay up on an account, and its prenote waits here.',
    },
    {
      value: 'prenote-sent',
      title: 'Prenote sent',
      empty: 'No prenote is with the bank. Prepare and release a file of prenotes to send those that wait.',
    },
    {
      value: 'held',
      title: 'Held',
      empty: 'Nothing is held. What a bank answers to a prenote, and stopped payments, come here.',
    },
    { value: 'stopped', title: 'Stopped', empty: 'Nothing was stopped yet.' },
  ]

/** Who is on autopay, by how far that is. */
export function MandateList() {
  const [state, setState] = useState<Mandate['state']>('live')
  const navigate = useNavigate()
  const list = useInfiniteQuery({ ...mandateList(state), placeholderData: (before) => before })
  const counts = new Map(list.data?.pages[0]?.counts.map((one) => [one.state, one.count]))
  const view = views.find(({ value }) => value === state)!
  return (
    <Stack gap="md">
      <PageHead
        title="Who is on autopay"
        state="What each customer agreed to stands on their account, under Autopay."
      />
      <SegmentedControl
        aria-label="Which"
        value={state}
        onChange={setState}
        data={views.map(({ value, title }) => ({ value, label: `${title} (${counts.get(value) ?? 0})` }))}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Customers on autopay"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={columns}
        rowKey={({ mandateId }) => mandateId}
        onOpen={({ accountNumber }) =>
          void navigate({ to: '/accounts/$accountNumber', params: { accountNumber } })
        }
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={view.empty}
      />
    </Stack>
  )
}

const columns: readonly Column<Mandate>[] = [
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  {
    key: 'holder',
    title: 'Holder',
    wrap: true,
    sortBy: ({ holderName }) => holderName,
    cell: ({ holderName }) => holderName,
  },
  { key: 'bank', title: 'Bank account', cell: ({ routing, last4 }) => `${routing} …${last4}` },
  { key: 'state', title: 'How far', wrap: true, cell: standing },
  { key: 'way', title: 'Agreed', cell: ({ givenOn, givenBy }) => `${day(givenOn)}, ${wayWords[givenBy]}` },
]
