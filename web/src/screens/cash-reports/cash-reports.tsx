import { cashReports } from '@cartwright/api/cash-reports'
import { urlOf } from '@cartwright/api/client'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf, wordOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { type CashDay, cashDay } from './cash-report-queries.ts'
import { TieSection } from './tie-section.tsx'

/** The cash of a day, the register of receipts, and whether the papers and the ledger agree. */
export function CashReports() {
  const today = useToday()
  const [chosen, choose] = useState<string | null>(null)
  const on = chosen ?? today
  const may = useMay()
  return (
    <Stack gap="xl">
      <PageHead
        title="Cash reports"
        state={on === '' ? '' : `The end of ${day(on)}`}
        action={
          on !== '' && (
            <Button
              component="a"
              variant="default"
              href={urlOf(cashReports.register, { query: { from: `${on.slice(0, 8)}01`, to: on } })}
              download
            >
              Receipts of the month (Excel)
            </Button>
          )
        }
      />
      <Group gap="lg" align="flex-end">
        <DayField label="Day" value={on} onChange={(event) => choose(event.currentTarget.value || null)} />
        <TextLink to="/cash/reconcile">Reconcile the bank</TextLink>
      </Group>
      {on !== '' && <DaySection on={on} />}
      {on !== '' && may('statistics.read') && <TieSection asOf={on} />}
    </Stack>
  )
}

function DaySection({ on }: { readonly on: string }) {
  const query = useQuery({ ...cashDay(on), placeholderData: (before) => before })
  const report = query.data
  return (
    <section aria-labelledby="cash-of-the-day">
      <Title order={2} id="cash-of-the-day" mb="xs">
        Cash of the day
      </Title>
      {report && <Text mb="xs">{daySentence(report)}</Text>}
      <Refusal error={query.error} />
      <DataTable
        label="Cash of the day"
        rows={report?.rows}
        columns={columns(report?.totalCents ?? 0)}
        rowKey={({ what, door, tender, person }) => [what, door, tender, person].join(' ')}
        empty="Nothing came in and nothing left on this day."
        height="26rem"
      />
    </section>
  )
}

const daySentence = ({ totalCents, ledgerCents }: CashDay): string =>
  totalCents === ledgerCents
    ? `${money(totalCents)}, ✓ as the ledger has it`
    : `${money(totalCents)}, ✗ the ledger has ${money(ledgerCents)}`

type Row = CashDay['rows'][number]
const columns = (totalCents: number): readonly Column<Row>[] => [
  {
    key: 'what',
    title: 'What',
    sortBy: ({ what }) => what,
    cell: ({ what }) => titleOf(what),
    total: 'Total',
  },
  { key: 'door', title: 'By', sortBy: ({ door }) => door, cell: ({ door }) => titleOf(door) },
  {
    key: 'tender',
    title: 'Paid by',
    sortBy: ({ tender }) => tender,
    cell: ({ tender }) => tender && wordOf(tender),
  },
  {
    key: 'person',
    title: 'Who answers for it',
    wrap: true,
    sortBy: ({ person }) => person,
    cell: ({ person }) => person,
  },
  {
    key: 'count',
    title: 'How many',
    align: 'right',
    sortBy: ({ count }) => count,
    cell: ({ count }) => count,
  },
  {
    key: 'cents',
    title: 'Amount',
    align: 'right',
    sortBy: ({ cents }) => cents,
    cell: ({ cents }) => <Money cents={cents} />,
    total: <Money cents={totalCents} />,
  },
]
