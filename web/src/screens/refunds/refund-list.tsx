import { call } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, shortDay } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { CheckFiles } from './check-files.tsx'
import { type Batch, type Candidate, refundBatches, refundCandidates } from './refund-queries.ts'
import { batchWords, kindWords, notYetWords } from './refund-words.ts'

/** What may go back to customers, and the batches in which it does. */
export function RefundList() {
  const list = useQuery(refundCandidates)
  const batches = useQuery(refundBatches)
  const navigate = useNavigate()
  const may = useMay()('payments.post')
  const { account } = useSearch({ from: '/office/refunds' })
  const [preparing, setPreparing] = useState(account !== undefined)
  const rows = list.data?.rows
  return (
    <Stack gap="md">
      <PageHead
        title="Refunds"
        state={list.data && sentence(list.data)}
        action={
          may &&
          list.data?.citation && <Button onClick={() => setPreparing(true)}>Put a batch together …</Button>
        }
      />
      <Refusal error={list.error ?? batches.error} />
      <section aria-labelledby="may-go-back">
        <Title order={2} id="may-go-back" mb="xs">
          What may go back
        </Title>
        <DataTable
          label="What may go back"
          rows={rows}
          columns={columns}
          rowKey={({ kind, sourceId }) => `${kind} ${sourceId}`}
          empty="No closed account has a credit, and nobody asked for a deposit or for money in suspense."
          height="26rem"
        />
      </section>
      <section aria-labelledby="batches">
        <Title order={2} id="batches" mb="xs">
          Batches
        </Title>
        <DataTable
          label="Batches of refunds, newest first"
          rows={batches.data?.rows}
          columns={batchColumns}
          rowKey={({ batchId }) => batchId}
          onOpen={({ batchId }) =>
            void navigate({ to: '/refunds/$batchId', params: { batchId: String(batchId) } })
          }
          empty="There is no batch yet. Put one together, and ask another person to approve it."
          height="20rem"
        />
      </section>
      <CheckFiles />
      {preparing && may && list.data?.citation && (
        <Prepare rows={rows ?? []} account={account ?? ''} onClose={() => setPreparing(false)} />
      )}
    </Stack>
  )
}

function sentence({ citation, rows }: { citation: string | null; rows: readonly Candidate[] }): string {
  if (citation === null)
    return 'The city has no rule of refunds: add the policy “refunds” to the set-up first.'
  const ready = rows.filter(({ notYet }) => notYet === null)
  const sum = ready.reduce((all, { amountCents }) => all + amountCents, 0)
  return `${count(ready.length, 'refund')} of ${money(sum)} ready, ${rows.length - ready.length} waiting (${citation})`
}

const columns: readonly Column<Candidate>[] = [
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber, sourceId }) =>
      accountNumber === null ? (
        <TextLink to="/suspense/$itemId" params={{ itemId: String(sourceId) }} fz="inherit">
          S-{sourceId}
        </TextLink>
      ) : (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
      ),
  },
  { key: 'payee', title: 'Payee', wrap: true, sortBy: ({ payee }) => payee, cell: ({ payee }) => payee },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'kind', title: 'From', sortBy: ({ kind }) => kindWords[kind], cell: ({ kind }) => kindWords[kind] },
  { key: 'since', title: 'Since', sortBy: ({ since }) => since, cell: ({ since }) => shortDay(since) },
  {
    key: 'state',
    title: 'Goes back',
    wrap: true,
    sortBy: ({ notYet }) => notYet,
    cell: ({ notYet }) => (notYet === null ? '✓ In the next batch' : notYetWords[notYet]),
  },
  {
    key: 'elsewhere',
    title: 'Owes on another account',
    wrap: true,
    cell: ({ owesElsewhere }) =>
      owesElsewhere && `${owesElsewhere.accountNumber}: ${money(owesElsewhere.cents)}`,
  },
]

const batchColumns: readonly Column<Batch>[] = [
  {
    key: 'batch',
    title: 'Batch',
    sortBy: ({ batchId }) => batchId,
    cell: ({ batchId }) => (
      <TextLink to="/refunds/$batchId" params={{ batchId: String(batchId) }} fz="inherit">
        RB-{batchId}
      </TextLink>
    ),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => batchWords[state] },
  { key: 'count', title: 'Refunds', align: 'right', cell: ({ count: many }) => many },
  { key: 'cents', title: 'Total', align: 'right', cell: ({ cents }) => <Money cents={cents} /> },
  { key: 'to-pay', title: 'To be paid', align: 'right', cell: ({ toPay }) => toPay },
  {
    key: 'made',
    title: 'Put together',
    wrap: true,
    cell: ({ madeOn, madeBy }) => `${day(madeOn)}, ${madeBy}`,
  },
  {
    key: 'decided',
    title: 'Decided',
    wrap: true,
    cell: ({ decidedOn, decidedBy }) => decidedOn && `${day(decidedOn)}, ${decidedBy}`,
  },
]

type PrepareProps = {
  readonly rows: readonly Candidate[]
  /** The account it was asked from; empty: none. */
  readonly account: string
  readonly onClose: () => void
}

function Prepare({ rows, account, onClose }: PrepareProps) {
  const key = useRequestKey()
  const navigate = useNavigate()
  const form = useForm({ initialValues: { accountNumbers: account, note: '' } })
  const ready = rows.filter(({ notYet }) => notYet === null)
  const command = useCommand(
    ({ accountNumbers, note }: typeof form.values) =>
      call(refunds.prepare, {
        body: {
          key,
          accountNumbers: accountNumbers.split(/[\s,;]+/).filter(Boolean),
          note: note.trim() || null,
        },
      }),
    ({ batch }) => navigate({ to: '/refunds/$batchId', params: { batchId: String(batch.batchId) } }),
  )
  const sum = ready.reduce((all, { amountCents }) => all + amountCents, 0)
  return (
    <FormDialog
      title="Put a batch of refunds together"
      form={form}
      command={command}
      submit="Put it together"
      onClose={onClose}
      will={
        <Text size="sm">
          {count(ready.length, 'refund')} of {money(sum)} go into it, and the credits of the accounts named
          above. Nothing is posted until another person approves the batch.
        </Text>
      }
    >
      <TextInput
        label="Accounts whose customers ask for their credit"
        description="Their numbers, with a comma between; they need not be closed"
        {...form.getInputProps('accountNumbers')}
      />
      <TextInput label="Note" maxLength={300} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
