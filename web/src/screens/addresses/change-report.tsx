import { addresses } from '@cartwright/api/addresses'
import { call } from '@cartwright/api/client'
import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import {
  type Change,
  type ChangeFilter,
  type ChangeKind,
  changeReport,
  type Exchange,
} from './address-queries.ts'
import { kindWords, verdictWords } from './address-words.ts'

const kinds = ['moved', 'corrected', 'moved-no-address', 'not-deliverable'] as const
const verdicts = ['open', 'accepted', 'left', 'overtaken'] as const

/** What the answer would change: each is accepted or left, or all of a kind at once. */
export function ChangeReport({ exchange }: { readonly exchange: Exchange }) {
  const { exchangeId, state } = exchange
  const may = useMay()('mail.work') && state !== 'closed'
  const [filter, setFilter] = useState<ChangeFilter>({ verdict: 'open' })
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set())
  const query = useInfiniteQuery(changeReport(exchangeId, useDeferredValue(filter)))
  const rows = query.data?.pages.flatMap((page) => page.rows)
  const decide = useCommand(
    (body: Decision) => call(addresses.decide, { params: { exchangeId }, body }),
    () => choose(new Set()),
  )
  const open = query.data?.pages[0]?.kinds.find(({ kind }) => kind === filter.kind)?.open ?? 0
  const toggle = (id: number) =>
    choose((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
  return (
    <section aria-labelledby="changes">
      <Title order={2} id="changes" mb="xs">
        What would change
      </Title>
      <Stack gap="xs">
        <Filters filter={filter} onFilter={setFilter} />
        {may && (
          <Decide
            chosen={[...chosen]}
            kind={filter.kind}
            open={open}
            pending={decide.isPending}
            decide={decide.mutate}
          />
        )}
        <Refusal error={query.error ?? decide.error} />
        {decide.data && (
          <Text component="output" size="sm">
            {decide.data.accepted} accepted, {decide.data.left} left
            {decide.data.overtaken > 0 &&
              `, ${decide.data.overtaken} not applied: changed here since the export`}
            .
          </Text>
        )}
        <DataTable
          label="What would change"
          rows={rows}
          columns={may ? [choosing(chosen, toggle), ...columns] : columns}
          rowKey={({ changeId }) => changeId}
          onEnd={() => void (query.hasNextPage && query.fetchNextPage())}
          empty={filter.verdict === 'open' ? 'Nothing waits to be decided.' : 'No change is like this.'}
          height="34rem"
        />
      </Stack>
    </section>
  )
}

type Decision = { verdict: 'accepted' | 'left'; changeIds?: number[]; kind?: ChangeKind }

type FiltersProps = { readonly filter: ChangeFilter; readonly onFilter: (filter: ChangeFilter) => void }

function Filters({ filter, onFilter }: FiltersProps) {
  const { kind: _, ...noKind } = filter
  const { verdict: __, ...noVerdict } = filter
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label="Kind"
        value={filter.kind ?? ''}
        data={[{ value: '', label: 'Any' }, ...kinds.map((value) => ({ value, label: kindWords[value] }))]}
        onChange={({ currentTarget }) => {
          const kind = kinds.find((one) => one === currentTarget.value)
          onFilter({ ...noKind, ...(kind && { kind }) })
        }}
      />
      <NativeSelect
        label="State"
        value={filter.verdict ?? ''}
        data={[
          { value: '', label: 'Any' },
          ...verdicts.map((value) => ({ value, label: verdictWords[value] })),
        ]}
        onChange={({ currentTarget }) => {
          const verdict = verdicts.find((one) => one === currentTarget.value)
          onFilter({ ...noVerdict, ...(verdict && { verdict }) })
        }}
      />
      <TextInput
        label="Search changes"
        value={filter.q ?? ''}
        onChange={({ currentTarget }) => onFilter({ ...filter, q: currentTarget.value })}
      />
    </Group>
  )
}

type DecideProps = {
  readonly chosen: readonly number[]
  readonly kind: ChangeKind | undefined
  readonly open: number
  readonly pending: boolean
  readonly decide: (decision: Decision) => void
}

function Decide({ chosen, kind, open, pending, decide }: DecideProps) {
  const none = chosen.length === 0
  return (
    <Group gap="xs">
      <Button
        disabled={none}
        loading={pending}
        onClick={() => decide({ verdict: 'accepted', changeIds: [...chosen] })}
      >
        {none ? 'Accept the chosen' : `Accept ${count(chosen.length, 'change')}`}
      </Button>
      <Button
        variant="default"
        disabled={none}
        loading={pending}
        onClick={() => decide({ verdict: 'left', changeIds: [...chosen] })}
      >
        Leave the chosen
      </Button>
      {kind !== undefined && open > 0 && (
        <>
          <Button variant="default" loading={pending} onClick={() => decide({ verdict: 'accepted', kind })}>
            Accept all {open.toLocaleString('en-US')} of “{kindWords[kind]}”
          </Button>
          <Button variant="default" loading={pending} onClick={() => decide({ verdict: 'left', kind })}>
            Leave all of “{kindWords[kind]}”
          </Button>
        </>
      )}
    </Group>
  )
}

const choosing = (chosen: ReadonlySet<number>, toggle: (id: number) => void): Column<Change> => ({
  key: 'choose',
  title: 'Choose',
  cell: ({ changeId, verdict, name }) =>
    verdict === 'open' && (
      <Checkbox
        aria-label={`Choose the change of ${name}, row ${changeId}`}
        checked={chosen.has(changeId)}
        onChange={() => toggle(changeId)}
      />
    ),
})

const columns: readonly Column<Change>[] = [
  { key: 'kind', title: 'Kind', sortBy: ({ kind }) => kind, cell: ({ kind }) => kindWords[kind] },
  {
    key: 'name',
    title: 'Name',
    wrap: true,
    sortBy: ({ name }) => name,
    cell: ({ name, accountNumber }) => (
      <>
        <Text size="sm">{name}</Text>
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="xs">
          {accountNumber}
        </TextLink>
      </>
    ),
  },
  { key: 'before', title: 'Now', wrap: true, cell: ({ before }) => before },
  { key: 'after', title: 'Would become', wrap: true, cell: ({ after }) => after ?? 'Not known' },
  { key: 'why', title: 'Why', wrap: true, cell: ({ why }) => why },
  {
    key: 'verdict',
    title: 'State',
    wrap: true,
    sortBy: ({ verdict }) => verdict,
    cell: ({ verdict, decidedBy, decidedOn }) => (
      <>
        <Text size="sm">{verdictWords[verdict]}</Text>
        {decidedOn !== null && (
          <Text size="xs">
            {day(decidedOn)}, {decidedBy}
          </Text>
        )}
      </>
    ),
  },
]
