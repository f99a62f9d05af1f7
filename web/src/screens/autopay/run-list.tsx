import { Button, Group, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { type BankRun, runList } from './autopay-queries.ts'
import { kindWords, runStateWords } from './autopay-words.ts'
import { PrepareForm } from './prepare-form.tsx'

/** The files to the bank, the newest first. */
export function RunList() {
  const navigate = useNavigate()
  const may = useMay()('autopay.prepare')
  const list = useInfiniteQuery(runList)
  const [preparing, prepare] = useState(false)
  const usualDay = list.data?.pages[0]?.usualDay
  return (
    <Stack gap="md">
      <PageHead
        title="Autopay"
        state="A file to the bank is prepared by one person and released by another. Payments are posted on the day the bank moves the money."
        action={
          <Group gap="xs">
            <ButtonLink to="/autopay-customers" variant="default">
              Who is on autopay
            </ButtonLink>
            {may && usualDay && <Button onClick={() => prepare(true)}>Prepare a file …</Button>}
          </Group>
        }
      />
      <Refusal error={list.error} />
      <DataTable
        label="Files to the bank, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={columns}
        rowKey={({ runId }) => runId}
        onOpen={({ runId }) => void navigate({ to: '/autopay/$runId', params: { runId: String(runId) } })}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty="No file yet. Set autopay up on an account, then prepare a file of prenotes with the button above."
      />
      {preparing && usualDay && (
        <PrepareForm
          usualDay={usualDay}
          onClose={() => prepare(false)}
          onPrepared={(runId) => void navigate({ to: '/autopay/$runId', params: { runId: String(runId) } })}
        />
      )}
    </Stack>
  )
}

const columns: readonly Column<BankRun>[] = [
  {
    key: 'number',
    title: 'No.',
    align: 'right',
    sortBy: ({ runId }) => runId,
    cell: ({ runId }) => (
      <TextLink to="/autopay/$runId" params={{ runId: String(runId) }} fz="inherit">
        {runId}
      </TextLink>
    ),
  },
  { key: 'kind', title: 'What', sortBy: ({ kind }) => kind, cell: ({ kind }) => kindWords[kind] },
  { key: 'on', title: 'Bank’s day', sortBy: ({ drawOn }) => drawOn, cell: ({ drawOn }) => day(drawOn) },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => runStateWords[state] },
  { key: 'entries', title: 'Entries', align: 'right', cell: ({ entries }) => entries },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'left', title: 'Left out', align: 'right', cell: ({ leftOut }) => leftOut },
  {
    key: 'prepared',
    title: 'Prepared',
    cell: ({ preparedOn, preparedBy }) => `${day(preparedOn)}, ${preparedBy}`,
  },
  {
    key: 'taken',
    title: 'Taken to the bank',
    cell: ({ takenOn, takenBy }) => takenOn && `${day(takenOn)}, ${takenBy}`,
  },
]
