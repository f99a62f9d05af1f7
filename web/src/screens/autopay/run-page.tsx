import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { type BankRun, type Entry, type LeftOut, runShown } from './autopay-queries.ts'
import { kindWords, leftOutWords, runStateWords, totalSentence } from './autopay-words.ts'
import { RunDeeds } from './run-deeds.tsx'

/** One file to the bank: what it draws, what it leaves out and why, who prepared and released it. */
export function RunPage() {
  const { runId } = useParams({ from: '/office/autopay/$runId' })
  const query = useQuery(runShown(Number(runId)))
  const run = query.data?.run
  return (
    <Stack gap="md">
      <PageHead
        title={run ? `${kindWords[run.kind]} ${runId}` : `File ${runId}`}
        state={run ? `${runStateWords[run.state]} · ${totalSentence(run)} · ${day(run.drawOn)}` : ''}
        action={run && <RunDeeds run={run} />}
      />
      <Loaded query={query} rows={10}>
        {({ run: shown, entries, leftOut }) => (
          <>
            <RunFacts run={shown} />
            <Title order={2}>Entries</Title>
            <DataTable
              label="Entries"
              rows={entries}
              columns={columns(shown)}
              rowKey={({ entryId }) => entryId}
              empty="Nothing."
              height="28rem"
            />
            {leftOut.length > 0 && (
              <>
                <Title order={2}>Left out</Title>
                <DataTable
                  label="Left out"
                  rows={leftOut}
                  columns={leftColumns}
                  rowKey={({ accountNumber }) => accountNumber}
                  empty="Nothing."
                  height="20rem"
                />
              </>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const RunFacts = ({ run }: { readonly run: BankRun }) => (
  <Facts
    facts={{
      'Bank’s day': day(run.drawOn),
      Rule: run.citation,
      Prepared: `${day(run.preparedOn)}, ${run.preparedBy}`,
      Released: run.releasedOn && `${day(run.releasedOn)}, ${run.releasedBy}`,
      'In the books': run.kind === 'autopay' && `${run.posted} of ${run.entries}`,
      'First time from these bank details': run.first > 0 && String(run.first),
      'First time since they changed': run.changed > 0 && `▲ ${run.changed}`,
      File: run.fileName,
      'Its hash (SHA-256)': run.sha256 && <span style={{ overflowWrap: 'anywhere' }}>{run.sha256}</span>,
      'Taken to the bank': run.takenOn && `${day(run.takenOn)}, ${run.takenBy}`,
      Cancelled: run.endedOn && `${day(run.endedOn)}, ${run.endedBy}: ${run.endedReason}`,
    }}
  />
)

const flagWords = { first: 'first time', changed: '▲ changed' } as const

const columns = (run: BankRun): readonly Column<Entry>[] => [
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  {
    key: 'holder',
    title: 'Holder',
    wrap: true,
    sortBy: ({ holderName }) => holderName,
    cell: ({ holderName }) => holderName,
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
    total: money(run.amountCents),
  },
  { key: 'bill', title: 'Bill', cell: ({ billNumber }) => billNumber },
  { key: 'bank', title: 'Bank account', cell: ({ routing, last4 }) => `${routing} …${last4}` },
  { key: 'class', title: 'Class', sortBy: ({ sec }) => sec, cell: ({ sec }) => sec },
  { key: 'flag', title: 'Look at', sortBy: ({ flag }) => flag, cell: ({ flag }) => flag && flagWords[flag] },
  { key: 'trace', title: 'Trace', cell: ({ trace }) => trace },
  { key: 'posted', title: 'Posted', cell: ({ paymentId }) => paymentId !== null && '✓' },
]

const leftColumns: readonly Column<LeftOut>[] = [
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  { key: 'bill', title: 'Bill', cell: ({ billNumber }) => billNumber },
  { key: 'open', title: 'Open', align: 'right', cell: ({ openCents }) => <Money cents={openCents} /> },
  { key: 'why', title: 'Why', wrap: true, cell: ({ why }) => leftOutWords[why] },
]
