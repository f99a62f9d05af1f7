import { checks } from '@cartwright/api/checks'
import { urlOf } from '@cartwright/api/client'
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, instant } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type HaulerList, haulerListShown, type HaulerRow, haulerRows } from './check-queries.ts'
import { listSentence, verdictWords } from './check-words.ts'

/** One hauler's list: its totals, and its rows with what differs. */
export function HaulerListPage() {
  const { listId } = useParams({ from: '/office/checks/hauler-lists/$listId' })
  const query = useQuery(haulerListShown(Number(listId)))
  const shown = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={shown?.fileName ?? `Hauler’s list ${listId}`}
        state={shown ? `List of ${day(shown.listOn)} · ${listSentence(shown.totals)}` : ''}
        action={
          <Group gap="md">
            {shown && shown.totals.rejected > 0 && (
              <Button
                component="a"
                variant="default"
                href={urlOf(checks.listRejects, { params: { id: shown.id } })}
                download
              >
                Rejected rows as CSV
              </Button>
            )}
            <TextLink to="/checks" search={{ check: 'hauler-list' }} size="sm">
              Findings of this check
            </TextLink>
          </Group>
        }
      />
      <Loaded query={query} rows={10}>
        {(list) => <Rows list={list} />}
      </Loaded>
    </Stack>
  )
}

const verdicts = [
  { value: 'all', label: 'All' },
  { value: 'different', label: 'Different' },
  { value: 'unknown', label: 'Unknown' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'matched', label: 'Matched' },
] as const

function Rows({ list }: { readonly list: HaulerList }) {
  const zone = useTimeZone()
  const [chosen, choose] = useState<HaulerRow['verdict'] | 'all'>(
    list.totals.different > 0 ? 'different' : 'all',
  )
  const query = useInfiniteQuery(haulerRows(list.id, chosen === 'all' ? undefined : chosen))
  const rows = query.data?.pages.flatMap((page) => page.rows)
  const names = Object.keys(rows?.[0]?.raw ?? {}).join('\n')
  const columns = useMemo(() => columnsOf(names ? names.split('\n') : []), [names])
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        Brought by {list.broughtBy}, {instant(list.broughtAt, zone)}. Rows that were rejected are not
        compared: take them along as CSV, correct them, and bring that file.
      </Text>
      <SegmentedControl
        aria-label="Which rows"
        value={chosen}
        onChange={(value) => choose(value)}
        data={[...verdicts]}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Refusal error={query.error} />
      <DataTable
        label="Rows by line"
        rows={rows}
        columns={columns}
        rowKey={({ line }) => line}
        onEnd={() => {
          if (query.hasNextPage) void query.fetchNextPage()
        }}
        empty="No row of this kind."
      />
    </Stack>
  )
}

const columnsOf = (names: readonly string[]): readonly Column<HaulerRow>[] => [
  { key: 'line', title: 'Line', align: 'right', sortBy: ({ line }) => line, cell: ({ line }) => line },
  { key: 'verdict', title: 'Verdict', cell: ({ verdict }) => verdictWords[verdict] },
  {
    key: 'account',
    title: 'Our account',
    cell: ({ accountNumber }) =>
      accountNumber && (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
      ),
  },
  {
    key: 'told',
    title: 'What differs',
    wrap: true,
    cell: ({ told, faults }) => (
      <>
        {told}
        {faults.map(({ column, reason, instead }) => (
          <Text key={`${column} ${reason}`} size="sm">
            {column && <strong>{column}: </strong>}
            {reason} {instead}
          </Text>
        ))}
      </>
    ),
  },
  ...names.map((name) => ({ key: `raw ${name}`, title: name, cell: ({ raw }: HaulerRow) => raw[name] })),
]
