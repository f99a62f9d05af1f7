import { urlOf } from '@cartwright/api/client'
import { suspense } from '@cartwright/api/suspense'
import { Button, SegmentedControl, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { wordOf } from '../../parts/words.ts'
import { type Item, suspenseList, type View } from './suspense-queries.ts'
import { heldSentence, whyWords } from './suspense-words.ts'

const empty: Record<View, string> = {
  open: 'Nothing waits in suspense. Money whose account is not known comes here from files of the bank and from batches.',
  'return-asked': 'Nobody asked for anything to be paid back. Open an item to do so.',
  returned: 'Nothing was paid back yet. What is asked to be paid back goes into the next batch of refunds.',
  unpaid: 'The bank took nothing back that was in suspense.',
  unclaimed:
    'The city took nothing. What nobody claims for the years of the law goes into a batch of unclaimed money.',
  moved: 'Nothing was moved yet. Open an item, and move it to the account it was meant for.',
}

/** Money of unknown accounts, the oldest first, with what it comes to and what the ledger has. */
export function SuspenseList() {
  const { view = 'open' } = useSearch({ from: '/office/suspense' })
  const navigate = useNavigate()
  const list = useInfiniteQuery({ ...suspenseList(view), placeholderData: (before) => before })
  const [first] = list.data?.pages ?? []
  const views = [
    { value: 'open', label: `Open (${first?.counts.open ?? '…'})` },
    { value: 'return-asked', label: `To be paid back (${first?.counts.returnAsked ?? '…'})` },
    { value: 'returned', label: `Paid back (${first?.counts.returned ?? '…'})` },
    { value: 'unpaid', label: `Not paid (${first?.counts.unpaid ?? '…'})` },
    { value: 'unclaimed', label: `Unclaimed (${first?.counts.unclaimed ?? '…'})` },
    { value: 'moved', label: `Moved (${first?.counts.moved ?? '…'})` },
  ] as const
  return (
    <Stack gap="md">
      <PageHead
        title="Suspense"
        state={first ? heldSentence(first.held) : ''}
        action={
          <Button
            component="a"
            variant="default"
            href={urlOf(suspense.workbook, { query: { view } })}
            download
          >
            Excel
          </Button>
        }
      />
      <SegmentedControl
        aria-label="Which"
        value={view}
        data={[...views]}
        onChange={(next) => void navigate({ to: '/suspense', search: { view: next }, replace: true })}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Items in suspense"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={view === 'open' ? columns : [...columns, ...decided]}
        rowKey={({ itemId }) => itemId}
        onOpen={({ itemId }) =>
          void navigate({ to: '/suspense/$itemId', params: { itemId: String(itemId) } })
        }
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={empty[view]}
      />
    </Stack>
  )
}

/** Why it is there; of one that came back, why it did. */
const whyOf = ({ why, state, reason }: Item): string =>
  state === 'open' && reason ? `${whyWords[why]}. ${reason}` : whyWords[why]

const columns: readonly Column<Item>[] = [
  {
    key: 'number',
    title: 'Item',
    sortBy: ({ itemId }) => itemId,
    cell: ({ itemId }) => (
      <TextLink to="/suspense/$itemId" params={{ itemId: String(itemId) }} fz="inherit">
        S-{itemId}
      </TextLink>
    ),
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'days', title: 'Days', align: 'right', sortBy: ({ days }) => days, cell: ({ days }) => days },
  {
    key: 'received',
    title: 'Received',
    sortBy: ({ receivedOn }) => receivedOn,
    cell: ({ receivedOn }) => day(receivedOn),
  },
  {
    key: 'payer',
    title: 'Payer',
    wrap: true,
    sortBy: ({ payerName }) => payerName,
    cell: ({ payerName }) => payerName ?? 'not told',
  },
  {
    key: 'written',
    title: 'Number as written',
    sortBy: ({ written }) => written,
    cell: ({ written }) => written ?? 'none',
  },
  { key: 'why', title: 'Why', wrap: true, sortBy: ({ why }) => why, cell: whyOf },
  {
    key: 'tender',
    title: 'Paid by',
    cell: ({ tender, checkNumber }) => (checkNumber === null ? wordOf(tender) : `check ${checkNumber}`),
  },
]

const decided: readonly Column<Item>[] = [
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) =>
      accountNumber && (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
      ),
  },
  {
    key: 'by',
    title: 'Decided',
    sortBy: ({ decidedOn }) => decidedOn,
    cell: ({ decidedBy, decidedOn }) => decidedOn && `${day(decidedOn)}, ${decidedBy}`,
  },
]
