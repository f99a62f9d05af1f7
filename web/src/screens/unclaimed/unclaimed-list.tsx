import { Button, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { PrepareForm } from './prepare-form.tsx'
import {
  type Batch,
  type Candidate,
  type Unclaimed,
  unclaimedBatches,
  unclaimedMoney,
} from './unclaimed-queries.ts'
import { batchWords, kindWords, wayWords, whenWords } from './unclaimed-words.ts'

/** What nobody claims, from which day on the city may take it, and the batches in which it does. */
export function UnclaimedList() {
  const list = useQuery(unclaimedMoney)
  const batches = useQuery(unclaimedBatches)
  const navigate = useNavigate()
  const today = useToday()
  const may = useMay()('payments.post')
  const [preparing, setPreparing] = useState(false)
  return (
    <Stack gap="md">
      <PageHead
        title="Unclaimed money"
        state={list.data && sentence(list.data)}
        action={
          may && list.data?.citation && <Button onClick={() => setPreparing(true)}>Prepare a batch …</Button>
        }
      />
      <Refusal error={list.error ?? batches.error} />
      <section aria-labelledby="unclaimed">
        <Title order={2} id="unclaimed" mb="xs">
          What nobody claims
        </Title>
        <DataTable
          label="What nobody claims, what is due first at the top"
          rows={list.data?.rows}
          columns={columns}
          rowKey={({ kind, sourceId }) => `${kind} ${sourceId}`}
          empty="No closed account has a credit, no refund check waits to be cashed, and nothing is open in suspense."
          height="26rem"
        />
      </section>
      <section aria-labelledby="batches">
        <Title order={2} id="batches" mb="xs">
          Batches
        </Title>
        <DataTable
          label="Batches of unclaimed money, newest first"
          rows={batches.data?.rows}
          columns={batchColumns}
          rowKey={({ batchId }) => batchId}
          onOpen={({ batchId }) =>
            void navigate({ to: '/unclaimed/$batchId', params: { batchId: String(batchId) } })
          }
          empty="There is no batch yet. Prepare one when money is due."
          height="20rem"
        />
      </section>
      {preparing && list.data && today !== '' && (
        <PrepareForm list={list.data} today={today} onClose={() => setPreparing(false)} />
      )}
    </Stack>
  )
}

function sentence({ citation, rows }: Unclaimed): string {
  if (citation === null)
    return 'The city has no rule of unclaimed money: add the policy “unclaimed-money” to the set-up first.'
  const due = rows.filter(({ notYet }) => notYet === null)
  const sum = due.reduce((all, { amountCents }) => all + amountCents, 0)
  return `${count(due.length, 'item')} of ${money(sum)} due, ${rows.length - due.length} waiting (${citation})`
}

const columns: readonly Column<Candidate>[] = [
  {
    key: 'owner',
    title: 'Owner',
    wrap: true,
    sortBy: ({ owner }) => owner,
    cell: ({ owner }) => owner ?? 'Not known',
  },
  { key: 'kind', title: 'What', sortBy: ({ kind }) => kindWords[kind], cell: (row) => <Source {...row} /> },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'since', title: 'Since', sortBy: ({ since }) => since, cell: ({ since }) => day(since) },
  { key: 'way', title: 'Way', sortBy: ({ way }) => way, cell: ({ way }) => wayWords[way] },
  {
    key: 'due',
    title: 'Into a batch',
    wrap: true,
    sortBy: ({ dueOn }) => dueOn,
    cell: whenWords,
  },
]

/** What the money is, which leads to where it rests. */
function Source({ kind, sourceId, accountNumber }: Candidate) {
  if (accountNumber !== null)
    return (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {kindWords[kind]}, {accountNumber}
      </TextLink>
    )
  return kind === 'suspense' ? (
    <TextLink to="/suspense/$itemId" params={{ itemId: String(sourceId) }} fz="inherit">
      {kindWords[kind]}, S-{sourceId}
    </TextLink>
  ) : (
    kindWords[kind]
  )
}

const batchColumns: readonly Column<Batch>[] = [
  {
    key: 'batch',
    title: 'Batch',
    sortBy: ({ batchId }) => batchId,
    cell: ({ batchId }) => (
      <TextLink to="/unclaimed/$batchId" params={{ batchId: String(batchId) }} fz="inherit">
        UM-{batchId}
      </TextLink>
    ),
  },
  { key: 'way', title: 'Way', sortBy: ({ way }) => way, cell: ({ way }) => wayWords[way] },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => batchWords[state] },
  { key: 'count', title: 'Items', align: 'right', cell: ({ count: many }) => many },
  { key: 'cents', title: 'Total', align: 'right', cell: ({ cents }) => <Money cents={cents} /> },
  { key: 'taken', title: 'Taken', align: 'right', cell: ({ takenCents }) => <Money cents={takenCents} /> },
  { key: 'claims', title: 'Open claims', align: 'right', cell: ({ openClaims }) => openClaims },
  {
    key: 'becomes',
    title: 'Becomes the city’s',
    sortBy: ({ becomesOn }) => becomesOn,
    cell: ({ becomesOn }) => becomesOn && day(becomesOn),
  },
  {
    key: 'made',
    title: 'Prepared',
    wrap: true,
    cell: ({ madeOn, madeBy }) => `${day(madeOn)}, ${madeBy}`,
  },
]
