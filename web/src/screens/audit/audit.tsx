import { audit } from '@cartwright/api/audit'
import { call, urlOf } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Anchor, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { instant } from '../../parts/day.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import type { AuditSearch } from './audit-search.ts'
import { changeWords } from './change-words.ts'
import { ChainState } from './chain-state.tsx'
import { Verifications } from './verifications.tsx'

type Recorded = SuccessOf<typeof audit.list>['rows'][number]

const record = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ pageParam: after }) => call(audit.list, { query: { ...search, limit: 100, after } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** What was done, by whom, when and why; and whether the chain covers it. */
export function Audit() {
  const search = useSearch({ from: '/office/audit' })
  const list = useInfiniteQuery(record(search))
  const zone = useTimeZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  return (
    <Stack gap="sm">
      <PageHead title="Audit" state={<ChainState />} />
      <Verifications />
      <Filters search={search} />
      <Anchor href={urlOf(audit.listFile, { query: search })} download>
        Take the record along as CSV
      </Anchor>
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="The record, newest first"
          rows={list.data?.pages.flatMap((page) => page.rows)}
          columns={columns}
          rowKey={({ id }) => id}
          onEnd={() => {
            if (list.hasNextPage) void list.fetchNextPage()
          }}
          empty="Nothing of that kind was done. Take a filter away."
        />
      )}
    </Stack>
  )
}

function Filters({ search }: { search: AuditSearch }) {
  const navigate = useNavigate()
  const set = useDebouncedCallback((change: AuditSearch) => {
    const all = Object.entries({ ...search, ...change }).filter(([, value]) => value)
    void navigate({ to: '/audit', search: Object.fromEntries(all) as AuditSearch, replace: true })
  }, 250)
  const field = (name: keyof AuditSearch) => ({
    defaultValue: search[name] ?? '',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      set({ [name]: currentTarget.value }),
  })
  return (
    <Group gap="sm" align="flex-end">
      <TextInput label="What it was done to" placeholder="run 12, account 100-…" {...field('subject')} />
      <TextInput label="Deed" placeholder="post-run" {...field('command')} />
      <TextInput label="Who" {...field('actor')} />
      <TextInput label="What changed or why" w={170} {...field('text')} />
      <DayField label="From" {...field('from')} />
      <DayField label="To" {...field('to')} />
    </Group>
  )
}

const columnsIn = (zone: string | undefined): readonly Column<Recorded>[] => [
  { key: 'when', title: 'When', cell: ({ happenedAt }) => instant(happenedAt, zone) },
  { key: 'sealed', title: 'Sealed', cell: ({ sealed }) => (sealed ? '✓ yes' : '○ not yet') },
  {
    key: 'who',
    title: 'Who',
    wrap: true,
    cell: ({ actor, delegation }) =>
      `${actor.name} (${actor.role})${delegation ? `, under the authority of ${delegation.givenBy}, delegation ${delegation.id}` : ''}`,
  },
  { key: 'deed', title: 'Deed', cell: ({ command }) => titleOf(command) },
  { key: 'subject', title: 'To what', cell: ({ subject }) => subject },
  { key: 'changes', title: 'What changed', wrap: true, cell: ({ changes }) => <Changes changes={changes} /> },
  { key: 'reason', title: 'Why', wrap: true, cell: ({ reason }) => reason },
]

function Changes({ changes }: { changes: Record<string, unknown> }) {
  const entries = Object.entries(changes)
  if (entries.length === 0) return null
  const [first, ...rest] = entries.map(([name, value]) => changeWords(name, value))
  if (rest.length === 0 && first!.length < 60) return <Text size="sm">{first}</Text>
  return (
    <details>
      <summary>{entries.map(([name]) => name).join(', ')}</summary>
      <Code block>{JSON.stringify(changes, null, 2)}</Code>
    </details>
  )
}
