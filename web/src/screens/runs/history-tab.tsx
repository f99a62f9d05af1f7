import { audit } from '@cartwright/api/audit'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Text } from '@mantine/core'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { instant } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { RunDetail } from './run-types.ts'

type Recorded = SuccessOf<typeof audit.list>['rows'][number]

const history = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['run', id, 'history'],
    queryFn: ({ pageParam }) =>
      call(audit.list, { query: { subject: `run ${id}`, limit: 100, after: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => (next === null ? undefined : Number(next)),
  })

/** Who did what to the run, when and why, as the record has it. */
export function HistoryTab({ run }: { run: RunDetail }) {
  const zone = useTimeZone()
  const list = useInfiniteQuery(history(run.id))
  // The record is asked for by the beginning of its subject: `run 1` finds `run 12` too.
  const mine = new RegExp(`^run ${run.id}(?!\\d)`)
  const rows = list.data?.pages.flatMap((page) => page.rows).filter(({ subject }) => mine.test(subject))
  return (
    <>
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="Record of the run, newest first"
          rows={rows}
          columns={columnsIn(zone)}
          rowKey={({ id }) => id}
          onEnd={() => list.hasNextPage && void list.fetchNextPage()}
          empty="Nothing is recorded of this run yet."
        />
      )}
    </>
  )
}

const columnsIn = (zone: string | undefined): Column<Recorded>[] => [
  { key: 'when', title: 'When', cell: ({ happenedAt }) => instant(happenedAt, zone) },
  {
    key: 'who',
    title: 'Who',
    cell: ({ actor }) => (
      <>
        {actor.name}
        <Text size="xs" c="dimmed">
          {actor.role}
        </Text>
      </>
    ),
  },
  { key: 'what', title: 'What', cell: ({ command }) => inWords(command) },
  { key: 'figures', title: 'Figures', wrap: true, cell: ({ changes }) => figures(changes) },
  { key: 'why', title: 'Why', wrap: true, cell: ({ reason }) => reason ?? '' },
  { key: 'sealed', title: 'Sealed', cell: ({ sealed }) => (sealed ? '✓ sealed' : 'not yet') },
]

/** `accept-exceptions` as `Accept exceptions`. */
function inWords(command: string): string {
  const words = command.replaceAll('-', ' ').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const figures = (changes: Recorded['changes']): string =>
  Object.entries(changes)
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([name, value]) => figure(name, value))
    .join(', ')

function figure(name: string, value: unknown): string {
  if (name.endsWith('Cents') && typeof value === 'number')
    return `${spaced(name.slice(0, -5))} ${money(value)}`
  const text = String(value)
  // A hash would make the column wider than the screen; its beginning tells it from others.
  return `${spaced(name)} ${/^[0-9a-f]{40,}$/.test(text) ? `${text.slice(0, 12)}…` : text}`
}

const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
