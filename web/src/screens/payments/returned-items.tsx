import { call } from '@cartwright/api/client'
import { returns } from '@cartwright/api/returns'
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { RetryFileForm } from '../refunds/bank-file-form.tsx'
import { FindCheck } from './find-check.tsx'
import { type ReturnedItem, returnedItems } from './payment-queries.ts'

const views = [
  { value: 'all', label: 'All' },
  { value: 'to-do', label: 'To see to' },
] as const

const nothing =
  'Nothing came back. When a bank returns a check, press “A check came back …” and write its number and amount.'

/** What banks did not pay, the newest first: the fee, the letter, and what may be presented again. */
export function ReturnedItems() {
  const { view = 'all' } = useSearch({ from: '/office/returned-items' })
  const navigate = useNavigate()
  const list = useInfiniteQuery({ ...returnedItems(view), placeholderData: (before) => before })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const open = rows?.filter(({ letterState }) => letterState === 'draft').length ?? 0
  return (
    <Stack gap="md">
      <PageHead
        title="Returned items"
        state={
          rows ? `${open === 0 ? 'No letter' : count(open, 'letter')} still to be looked at and sent` : ''
        }
        action={<Deeds toSend={rows?.some(({ againBy }) => againBy === 'to-send') ?? false} />}
      />
      <SegmentedControl
        aria-label="Which"
        value={view}
        data={[...views]}
        onChange={(next) =>
          void navigate({
            to: '/returned-items',
            search: next === 'to-do' ? { view: next } : {},
            replace: true,
          })
        }
        style={{ alignSelf: 'flex-start' }}
      />
      {list.error && <Refusal error={list.error} />}
      <DataTable
        label="Returned items, newest first"
        rows={rows}
        columns={columns}
        rowKey={({ returnedItemId }) => returnedItemId}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={view === 'to-do' ? 'Every letter was looked at.' : nothing}
      />
    </Stack>
  )
}

/** What is done about returned items beside the list. */
function Deeds({ toSend }: { readonly toSend: boolean }) {
  const may = useMay()
  const [asking, ask] = useState<'find' | 'file' | null>(null)
  const close = () => ask(null)
  return (
    <Group gap="xs">
      {toSend && may('autopay.prepare') && (
        <Button variant="default" onClick={() => ask('file')}>
          File to the bank …
        </Button>
      )}
      {may('payments.reverse') && <Button onClick={() => ask('find')}>A check came back …</Button>}
      {asking === 'find' && <FindCheck onClose={close} />}
      {asking === 'file' && <RetryFileForm onClose={close} />}
    </Group>
  )
}

const columns: readonly Column<ReturnedItem>[] = [
  {
    key: 'returned',
    title: 'Returned',
    sortBy: ({ returnedOn }) => returnedOn,
    cell: ({ returnedOn }) => <Day on={returnedOn} />,
  },
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber, suspenseItemId }) =>
      accountNumber !== null ? (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }}>
          {accountNumber}
        </TextLink>
      ) : (
        <TextLink to="/suspense/$itemId" params={{ itemId: String(suspenseItemId) }}>
          S-{suspenseItemId}
        </TextLink>
      ),
  },
  { key: 'payer', title: 'Payer', sortBy: ({ payerName }) => payerName, cell: ({ payerName }) => payerName },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'check', title: 'Check', cell: ({ checkNumber }) => checkNumber },
  {
    key: 'reason',
    title: 'Why',
    wrap: true,
    cell: ({ reason, note }) => (note ? `${reason}: ${note}` : reason),
  },
  {
    key: 'fee',
    title: 'Fee',
    cell: ({ fee }) => (fee ? `${money(fee.cents)} ${feeWords[fee.state]}` : 'none'),
  },
  {
    key: 'checks',
    title: 'Checks',
    cell: ({ cashOnlyUntil }) => (cashOnlyUntil ? `not until ${day(cashOnlyUntil)}` : 'taken'),
  },
  { key: 'letter', title: 'Letter', cell: LetterCell },
  { key: 'again', title: 'Presented again', cell: (row) => <Again row={row} /> },
]

const feeWords = {
  posted: 'charged',
  waiting: 'waits for approval',
  returned: 'not approved',
  withdrawn: 'withdrawn',
} as const

function LetterCell({ letterId, letterState }: ReturnedItem) {
  if (letterId === null) return 'none'
  return (
    <TextLink to="/letters/$letterId" params={{ letterId: String(letterId) }}>
      {letterState}
    </TextLink>
  )
}

function Again({ row }: { readonly row: ReturnedItem }) {
  const may = useMay()('payments.reverse')
  const [asking, ask] = useState(false)
  if (row.againBy === 'to-send') return 'waits for a file to the bank'
  if (row.presentedAgainOn) return <Day on={row.presentedAgainOn} />
  if (row.againUntil === null) return 'may not be'
  if (!may) return `may be until ${day(row.againUntil)}`
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Present again … ${row.receipt}`}
        onClick={() => ask(true)}
      >
        Present again …
      </Button>
      {asking && <PresentForm row={row} onClose={() => ask(false)} />}
    </>
  )
}

function PresentForm({ row, onClose }: { readonly row: ReturnedItem; readonly onClose: () => void }) {
  const { returnedItemId, amountCents, accountNumber, receipt, againUntil } = row
  const form = useForm({ initialValues: {} })
  const command = useCommand(() => call(returns.again, { params: { returnedItemId } }), onClose)
  return (
    <FormDialog
      title={`Present ${receipt} again`}
      form={form}
      command={command}
      submit="Present it again"
      onClose={onClose}
    >
      <Text size="sm">
        A check of {money(amountCents)} is posted to {accountNumber} today as a payment of its own, and pays
        what is open. What autopay drew waits for a file to the bank, and is posted on the day of that. The
        item goes to the bank again{againUntil && `, which is possible until ${day(againUntil)}`}. The bank
        may return it once more.
      </Text>
    </FormDialog>
  )
}
