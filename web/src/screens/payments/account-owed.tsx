import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Money, money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import type { Account } from '../accounts/account-queries.ts'
import { type Owed, type OwedItem, owedOf } from './payment-queries.ts'

/** What is owed item by item, with its due day, in the order in which money pays it: now, or at the end of a day in the past. */
export function AccountOwed({ account }: { readonly account: Account }) {
  const today = useToday()
  const [asOf, ask] = useState(today)
  const past = /^\d{4}-\d\d-\d\d$/.test(asOf) && asOf < today
  const query = useQuery(owedOf(account.accountNumber, past ? asOf : undefined))
  const owed = query.data
  return (
    <Stack gap="sm">
      <Group align="center" gap="lg">
        <DayField
          label="At the end of"
          description="Today, or any day before."
          value={asOf}
          max={today}
          onChange={(event) => ask(event.currentTarget.value)}
          w="14rem"
        />
        {owed && <Text maw="44rem">{sentence(owed)}</Text>}
      </Group>
      {query.error && <Refusal error={query.error} />}
      <DataTable
        label="What is owed, in the order in which money pays it"
        rows={owed?.items}
        columns={columnsOf(owed)}
        rowKey={({ itemId }) => itemId}
        empty={
          owed && owed.creditCents > 0
            ? `Nothing is owed. A credit of ${money(owed.creditCents)} pays what is billed next.`
            : 'Nothing is owed.'
        }
        height="24rem"
      />
      {owed && <Text size="sm">{orderWords(owed)}</Text>}
    </Stack>
  )
}

function sentence({ balanceCents, creditCents, pastDueCents, owedSince, items }: Owed): string {
  if (items.length === 0)
    return creditCents > 0 ? `It has a credit of ${money(creditCents)}.` : 'It owes nothing.'
  const parts = [
    `It owes ${money(balanceCents)}${owedSince ? `, the oldest of it due since ${day(owedSince)}` : ''}.`,
    pastDueCents > 0 ? `${money(pastDueCents)} is past due.` : 'Nothing is past due.',
    creditCents > 0 &&
      `A credit of ${money(creditCents)} stands beside it, because what is open is in dispute.`,
  ]
  return parts.filter(Boolean).join(' ')
}

const keyWords: Readonly<Record<string, string>> = {
  directed: 'what the payer names',
  'bill-age': 'the oldest bill',
  type: 'by type of charge',
  'penalties-first': 'penalties before all else',
  'penalties-last': 'penalties after all else',
  'due-day': 'what is due first',
}

function orderWords({ order: { keys, within, citation } }: Owed): string {
  const order = keys.map((key) => keyWords[key] ?? key).join(', then ')
  const equal = within === 'pro-rata' ? 'equals in proportion' : 'among equals the oldest entry'
  return `Money pays ${order}; ${equal}. ${citation ?? 'The city has no rule of its own: this is the usual order.'}`
}

const columnsOf = (owed: Owed | undefined): Column<OwedItem>[] => [
  {
    key: 'bill',
    title: 'Bill',
    sortBy: ({ billNumber }) => billNumber,
    cell: ({ billNumber }) => billNumber ?? 'none',
  },
  { key: 'text', title: 'For', wrap: true, cell: ({ text }) => text },
  { key: 'type', title: 'Type', sortBy: ({ type }) => type, cell: ({ type }) => (type ? titleOf(type) : '') },
  {
    key: 'due',
    title: 'Due',
    sortBy: ({ dueOn }) => dueOn,
    cell: ({ dueOn }) => (dueOn ? <DueDay dueOn={dueOn} asOf={owed?.asOf ?? dueOn} /> : 'with the next bill'),
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'disputed',
    title: 'In dispute',
    align: 'right',
    cell: ({ disputedCents }) => disputedCents > 0 && <Money cents={disputedCents} />,
  },
  {
    key: 'open',
    title: 'Open',
    align: 'right',
    sortBy: ({ openCents }) => openCents,
    cell: ({ openCents }) => <Money cents={openCents} />,
    total: owed && <Money cents={owed.items.reduce((total, { openCents }) => total + openCents, 0)} />,
  },
]

const DueDay = ({ dueOn, asOf }: { readonly dueOn: string; readonly asOf: string }) => (
  <>
    <Day on={dueOn} />
    {dueOn < asOf && ' ⚠ past due'}
  </>
)
