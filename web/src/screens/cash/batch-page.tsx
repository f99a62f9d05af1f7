import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { BatchActions } from './batch-actions.tsx'
import { type BatchShown, batchShown } from './cash-queries.ts'
import { alikeWords, kindWords, missingWords, stateWords, tenderWords } from './cash-words.ts'
import type { Line } from './press.ts'
import { SamplePanel } from './sample-panel.tsx'

/** One batch: how it stands against its tape, its lines, what is keyed twice, and what its lines were before. */
export function BatchPage() {
  const { batchId } = useParams({ from: '/office/cash/$batchId' })
  const query = useQuery(batchShown(Number(batchId)))
  return <Loaded query={query}>{(shown) => <Page shown={shown} />}</Loaded>
}

function Page({ shown: { batch, lines, former } }: { readonly shown: BatchShown }) {
  const may = useMay()('payments.post')
  const open = batch.state === 'open'
  return (
    <Stack gap="lg">
      <PageHead
        title={`Cash batch ${batch.batchId}`}
        state={`${stateWords(batch)} · ${batch.count} of ${batch.controlCount} lines · ${money(batch.cents)} of ${money(batch.controlCents)} · ${missingWords(batch)}`}
        action={may && <NextStep batch={batch} />}
      />
      {may && open && <BatchActions batch={batch} />}
      <Facts
        facts={{
          What: `${kindWords(batch.kind)}, ${tenderWords(batch.tender).toLowerCase()}`,
          'Received on': day(batch.receivedOn),
          'Keyed by': batch.owner,
          'Opened by': `${batch.openedBy}, ${day(batch.openedOn)}`,
          'Closed by': batch.closedBy && batch.closedOn && `${batch.closedBy}, ${day(batch.closedOn)}`,
          'Bank deposit': batch.depositNumber && (
            <TextLink to="/cash/bank" fz="inherit">
              {batch.depositNumber}
            </TextLink>
          ),
          'Keyed twice': batch.sampleEvery
            ? `one line of every ${batch.sampleEvery}`
            : 'nothing: no rule of the city asks for it (policy “cash-batches”)',
          Note: batch.note,
        }}
      />
      {batch.sampleEvery !== null && <SamplePanel batch={batch} />}
      <section aria-label="Lines">
        <Title order={2} mb="xs">
          Lines
        </Title>
        <DataTable
          label="Lines of the batch"
          rows={lines}
          columns={columns}
          rowKey={({ lineNo }) => lineNo}
          height="28rem"
          empty={
            open ? 'Nothing is entered yet. “Enter lines” opens the station.' : 'The batch has no lines.'
          }
        />
      </section>
      {former.length > 0 && <Former former={former} />}
    </Stack>
  )
}

/** An open batch goes on at the station; a closed one goes to the bank. */
function NextStep({ batch }: Pick<BatchShown, 'batch'>) {
  const params = { batchId: String(batch.batchId) }
  if (batch.state === 'open')
    return (
      batch.mine && (
        <ButtonLink to="/cash/$batchId/key" params={params}>
          {batch.meets ? 'Station: total and close' : 'Enter lines'}
        </ButtonLink>
      )
    )
  return (
    batch.state === 'closed' &&
    batch.depositNumber === null && <ButtonLink to="/cash/bank">Take it to the bank</ButtonLink>
  )
}

const Former = ({ former }: Pick<BatchShown, 'former'>) => (
  <section aria-label="Lines as they were">
    <Title order={2} mb="xs">
      Lines as they were
    </Title>
    <Stack gap={4}>
      {former.map((line) => (
        <Text size="sm" key={`${line.lineNo} ${line.amountCents} ${line.checkNumber}`}>
          Line {line.lineNo}: {line.accountNumber ?? `suspense ${line.written}`}, {money(line.amountCents)},{' '}
          {line.state} by {line.endedBy}
        </Text>
      ))}
    </Stack>
  </section>
)

const columns: Column<Line>[] = [
  {
    key: 'line',
    title: 'Line',
    align: 'right',
    sortBy: ({ lineNo }) => lineNo,
    cell: ({ lineNo }) => lineNo,
  },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber, written, suspenseId }) =>
      accountNumber === null ? (
        `Suspense: “${written}”${suspenseId === null ? '' : `, item ${suspenseId}`}`
      ) : (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
      ),
  },
  { key: 'name', title: 'Name', sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    key: 'check',
    title: 'Check',
    sortBy: ({ checkNumber }) => checkNumber,
    cell: ({ checkNumber }) => checkNumber,
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'by',
    title: 'Entered by',
    sortBy: ({ enteredBy }) => enteredBy,
    cell: ({ enteredBy }) => enteredBy,
  },
  {
    key: 'like',
    title: 'Look at',
    wrap: true,
    sortBy: ({ likes }) => likes.length,
    cell: (line) => (line.likes.length > 0 ? `⚠ ${alikeWords(line)}` : ''),
  },
]
