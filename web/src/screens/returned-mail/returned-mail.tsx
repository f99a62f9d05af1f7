import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { EnterPieces } from './enter-pieces.tsx'
import { type Figures, type Piece, returnedPieces, returnFigures, type State } from './returned-queries.ts'
import { actionWords, reasonWords, stateWords } from './returned-words.ts'
import { WorkPiece } from './work-piece.tsx'

/** Mail that came back: entered one piece after the other, and worked until nothing waits. */
export function ReturnedMail() {
  const figures = useQuery(returnFigures)
  const may = useMay()('mail.work')
  const [working, work] = useState<Piece | null>(null)
  return (
    <Stack gap="md">
      <PageHead title="Returned mail" state={figures.data && sentence(figures.data)} />
      {may && <EnterPieces />}
      <Queue may={may} work={work} />
      <Refusal error={figures.error} />
      {figures.data && figures.data.reasons.length > 0 && <ByReason figures={figures.data} />}
      {working !== null && <WorkPiece piece={working} onClose={() => work(null)} />}
    </Stack>
  )
}

function sentence({ open, oldestOpenOn, undeliverable }: Figures): string {
  const marked =
    undeliverable > 0 ? ` ${count(undeliverable, 'address', 'addresses')} marked undeliverable.` : ''
  if (open === 0 || oldestOpenOn === null) return `Nothing waits.${marked}`
  return `${count(open, 'piece')} to work, the oldest of ${day(oldestOpenOn)}.${marked}`
}

const states: readonly (State | 'all')[] = [
  'open',
  'undeliverable',
  'new-address',
  'resent',
  'mail-anyway',
  'no-action',
  'all',
]

type QueueProps = { readonly may: boolean; readonly work: (piece: Piece) => void }

function Queue({ may, work }: QueueProps) {
  const { state = 'open' } = useSearch({ from: '/office/returned-mail' })
  const navigate = useNavigate()
  const [q, setQ] = useState('')
  const asked = useDeferredValue(q)
  const query = useInfiniteQuery(returnedPieces({ state, ...(asked.trim() !== '' && { q: asked }) }))
  const shown = useMemo(() => (may ? [...columns, doing(work)] : columns), [may, work])
  return (
    <section aria-labelledby="queue">
      <Title order={2} id="queue" mb="xs">
        What came back
      </Title>
      <Group gap="sm" mb="xs" align="flex-end">
        <NativeSelect
          label="State"
          value={state}
          data={states.map((value) => ({ value, label: value === 'all' ? 'All' : stateWords[value] }))}
          onChange={({ currentTarget }) => {
            const next = states.find((one) => one === currentTarget.value)
            void navigate({ to: '/returned-mail', search: next && next !== 'open' ? { state: next } : {} })
          }}
        />
        <TextInput
          label="Search"
          description="An account, a bill, words of the window"
          value={q}
          onChange={({ currentTarget }) => setQ(currentTarget.value)}
        />
      </Group>
      <Refusal error={query.error} />
      <DataTable
        label="Returned mail"
        rows={query.data?.pages.flatMap((page) => page.rows)}
        columns={shown}
        rowKey={({ pieceId }) => pieceId}
        onEnd={() => void (query.hasNextPage && query.fetchNextPage())}
        empty={
          state === 'open'
            ? 'Nothing waits. When mail comes back, scan it above, one piece after the other.'
            : 'No piece is like this.'
        }
        height="28rem"
      />
    </section>
  )
}

const doing = (work: QueueProps['work']): Column<Piece> => ({
  key: 'do',
  title: 'Do',
  cell: (piece) =>
    (piece.state === 'open' || piece.state === 'undeliverable') && (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Work it: the piece of ${piece.name}, number ${piece.pieceId}`}
        onClick={() => work(piece)}
      >
        Work it …
      </Button>
    ),
})

const columns: readonly Column<Piece>[] = [
  {
    key: 'name',
    title: 'For',
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
  { key: 'window', title: 'Sent to', wrap: true, cell: ({ lines }) => lines.slice(1).join(', ') },
  { key: 'bill', title: 'Bill', cell: ({ billNumber }) => billNumber },
  {
    key: 'reason',
    title: 'Why',
    wrap: true,
    sortBy: ({ reason }) => reasonWords[reason],
    cell: ({ reason, note }) => (
      <>
        <Text size="sm">{reasonWords[reason]}</Text>
        {note !== null && <Text size="xs">{note}</Text>}
      </>
    ),
  },
  {
    key: 'back',
    title: 'Came back',
    sortBy: ({ returnedOn }) => returnedOn,
    cell: ({ returnedOn }) => day(returnedOn),
  },
  {
    key: 'done',
    title: 'What was done',
    wrap: true,
    cell: ({ steps }) =>
      steps.map(({ action, note, by, on }, at) => (
        <Text key={at} size="xs">
          {actionWords[action]}
          {note !== null && ` (${note})`}: {day(on)}, {by}
        </Text>
      )),
  },
]

function ByReason({ figures }: { readonly figures: Figures }) {
  return (
    <section aria-labelledby="figures">
      <Title order={2} id="figures" mb="xs">
        By reason since {day(figures.from)}
      </Title>
      <DataTable
        label="Returned mail by reason"
        rows={figures.reasons}
        columns={figureColumns}
        rowKey={({ reason }) => reason}
        empty=""
        height="20rem"
      />
    </section>
  )
}

const figureColumns: readonly Column<Figures['reasons'][number]>[] = [
  {
    key: 'reason',
    title: 'Why',
    sortBy: ({ reason }) => reasonWords[reason],
    cell: ({ reason }) => reasonWords[reason],
  },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    sortBy: ({ pieces }) => pieces,
    cell: ({ pieces }) => pieces,
  },
  { key: 'open', title: 'To work', align: 'right', sortBy: ({ open }) => open, cell: ({ open }) => open },
  {
    key: 'new',
    title: 'New address found',
    align: 'right',
    sortBy: ({ newAddress }) => newAddress,
    cell: ({ newAddress }) => newAddress,
  },
]
