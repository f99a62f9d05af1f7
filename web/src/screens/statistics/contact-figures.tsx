import { Stack, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { count } from '../../parts/words.ts'
import { FirstCall } from './first-call.tsx'
import { PairBars } from './pair-bars.tsx'
import { sharePercent, shareShort } from './share-words.ts'
import type { Contacts, Figures } from './statistics-queries.ts'

type Reason = Contacts['byReason'][number]
type Charge = Contacts['byLine'][number]

/** Conversations by reason and by the charge they were about, and how many calls were resolved at once. */
export function ContactFigures({ figures: { contacts } }: { readonly figures: Figures }) {
  const { byReason, byLine } = contacts
  return (
    <Stack gap="md" component="section" aria-labelledby="conversations">
      <Title order={2} id="conversations">
        {count(contacts.count, 'conversation')}, {contacts.calls} by telephone; before {contacts.before}
      </Title>
      <FirstCall contacts={contacts} />
      <Title order={3}>By reason</Title>
      {byReason.length === 0 && (
        <Text size="sm">
          Nobody was spoken to in these days or before. Press l on an account to begin a call.
        </Text>
      )}
      <PairBars
        label="Conversations by reason"
        bars={byReason.map((one) => ({ ...barOf(one), said: reasonSaid(one) }))}
        foot={byReason.length > 0 && 'Filled: these days. Outline: the days before.'}
      />
      <DataTable
        label="Conversations by reason, with what was resolved at once"
        rows={byReason}
        columns={reasonColumns}
        rowKey={({ code }) => code}
        empty="No conversation was written down."
        height="22rem"
      />
      <Title order={3}>By the charge on the bill</Title>
      {byLine.length === 0 && (
        <Text size="sm">
          No conversation named a line of a bill. Choose the bill and its line when a call is logged.
        </Text>
      )}
      <PairBars
        label="Conversations by charge"
        bars={byLine.map((one) => ({ ...barOf(one), said: `${one.count}, before ${one.before}` }))}
      />
      {byLine.length > 0 && (
        <DataTable
          label="Conversations by charge"
          rows={byLine}
          columns={chargeColumns}
          rowKey={({ code }) => code}
          empty=""
          height="18rem"
        />
      )}
    </Stack>
  )
}

const barOf = ({ code, name, count: now, before }: Charge) => ({ key: code, name, now, before })

function reasonSaid({ count: now, before, firstCalls }: Reason): string {
  const share = firstCalls && shareShort(firstCalls)
  return [`${now}, before ${before}`, share && `${share} resolved at once`].filter(Boolean).join(' · ')
}

const figure = <Row,>(key: string, title: string, of: (row: Row) => number): Column<Row> => ({
  key,
  title,
  align: 'right',
  sortBy: of,
  cell: of,
})

const reasonColumns: readonly Column<Reason>[] = [
  { key: 'name', title: 'Reason', sortBy: ({ name }) => name, cell: ({ name }) => name },
  figure('count', 'Conversations', (row) => row.count),
  figure('calls', 'Calls', ({ calls }) => calls),
  figure('before', 'Before', ({ before }) => before),
  figure('first', 'First calls', ({ firstCalls }) => firstCalls?.counted ?? 0),
  figure('resolved', 'Resolved', ({ firstCalls }) => firstCalls?.resolved ?? 0),
  {
    key: 'share',
    title: 'Share',
    align: 'right',
    sortBy: ({ firstCalls }) => firstCalls?.perMille ?? -1,
    cell: ({ firstCalls }) => firstCalls && sharePercent(firstCalls),
  },
]

const chargeColumns: readonly Column<Charge>[] = [
  { key: 'name', title: 'Charge', sortBy: ({ name }) => name, cell: ({ name }) => name },
  figure('count', 'Conversations', (row) => row.count),
  figure('calls', 'Calls', ({ calls }) => calls),
  figure('before', 'Before', ({ before }) => before),
]
