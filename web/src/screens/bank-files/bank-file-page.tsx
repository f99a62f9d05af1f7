import { Alert, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { FileActions } from './file-actions.tsx'
import { FileReturns } from './file-returns.tsx'
import { FileItems } from './file-items.tsx'
import { type FileShown, fileShown } from './bank-file-queries.ts'
import { formatWords, standing, totalsSentence } from './bank-file-words.ts'

/** One file of a bank: what was found in it, what is wrong with it by line, and what becomes of its payments. */
export function BankFilePage() {
  const { fileId } = useParams({ from: '/office/bank-files/$fileId' })
  const query = useQuery(fileShown(Number(fileId)))
  const may = useMay()('bank-files.load')
  const file = query.data?.file
  return (
    <Stack gap="md">
      <PageHead
        title={file?.fileName ?? `File ${fileId}`}
        state={file ? `${standing(file)} · ${totalsSentence(file)}` : ''}
        action={
          <Group gap="xs">
            {file && file.statements > 0 && <ButtonLink to="/cash/reconcile">Reconcile the bank</ButtonLink>}
            {file && may && <FileActions file={file} />}
          </Group>
        }
      />
      <Loaded query={query} rows={10}>
        {(shown) => <Known shown={shown} />}
      </Loaded>
    </Stack>
  )
}

function Known({ shown }: { readonly shown: FileShown }) {
  const { file, statements } = shown
  return (
    <>
      {file.failure && (
        <Alert color="red" title="✗ Posting was stopped. What is done stays." role="alert">
          {file.failure}
        </Alert>
      )}
      <FileFacts shown={shown} />
      {shown.faultCount > 0 && <Faults shown={shown} />}
      {file.state === 'posted' && file.totals.suspended.count > 0 && (
        <Text>
          {count(file.totals.suspended.count, 'payment')} of {money(file.totals.suspended.cents)} found no
          account: <TextLink to="/suspense">work the suspense list</TextLink>.
        </Text>
      )}
      {file.totals.file.count > 0 && <FileItems file={file} />}
      {statements.length > 0 && <Statements shown={shown} />}
      {file.notices.all > 0 && file.state !== 'refused' && file.state !== 'discarded' && (
        <FileReturns fileId={file.fileId} />
      )}
      {file.notices.all > 0 && (
        <Text>
          {count(file.notices.open, 'notice')} of {file.notices.all} wait to be seen to:{' '}
          <TextLink to="/bank-notices">returns and changes</TextLink>.
        </Text>
      )}
    </>
  )
}

const FileFacts = ({ shown: { file, lines, controls } }: { readonly shown: FileShown }) => (
  <Facts
    facts={{
      'What it is': formatWords[file.format],
      Layout: file.layout,
      Read: file.mode === 'strict' ? 'Strictly' : `Leniently: ${file.modeReason}`,
      Lines: lines.toLocaleString('en-US'),
      Loaded: `${day(file.receivedOn)} by ${file.receivedBy}`,
      'Posted or left':
        file.endedOn &&
        `${day(file.endedOn)} by ${file.endedBy}${file.endedReason ? `: ${file.endedReason}` : ''}`,
      'Control totals':
        controls.length > 0 &&
        (controls.every(({ told, found }) => told === null || told === found)
          ? `✓ all ${controls.length} agree with what was found`
          : '✗ some differ from what was found'),
      'In the books':
        file.state === 'posting' &&
        `${count(file.totals.done.count, 'payment')} so far, ${money(file.totals.done.cents)}`,
    }}
  />
)

type Fault = FileShown['faults'][number]
const faultColumns: readonly Column<Fault>[] = [
  { key: 'line', title: 'Line', align: 'right', sortBy: ({ line }) => line, cell: ({ line }) => line },
  {
    key: 'severity',
    title: 'Weighs',
    sortBy: ({ severity }) => severity,
    cell: ({ severity }) => (severity === 'refuse' ? '✗ refuses the file' : '▲ warning'),
  },
  {
    key: 'sentence',
    title: 'What is there, and what was expected',
    wrap: true,
    cell: ({ sentence }) => sentence,
  },
]

function Faults({ shown: { faults, faultCount } }: { readonly shown: FileShown }) {
  return (
    <Stack gap="xs">
      <Title order={2}>Faults by line</Title>
      {faultCount > faults.length && (
        <Text>
          The first {faults.length.toLocaleString('en-US')} of {faultCount.toLocaleString('en-US')}.
        </Text>
      )}
      <DataTable
        label="Faults by line"
        rows={faults}
        columns={faultColumns}
        rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
        empty="Nothing is wrong with the file."
        height="20rem"
      />
    </Stack>
  )
}

type Statement = FileShown['statements'][number]
const statementColumns: readonly Column<Statement>[] = [
  {
    key: 'account',
    title: 'Account',
    cell: ({ statementId, account }) => (
      <TextLink to="/bank-statements/$statementId" params={{ statementId: String(statementId) }} fz="inherit">
        {account}
      </TextLink>
    ),
  },
  { key: 'day', title: 'As of', cell: ({ asOf }) => asOf && day(asOf) },
  {
    key: 'opening',
    title: 'Opening',
    align: 'right',
    cell: ({ openingCents }) => openingCents !== null && <Money cents={openingCents} />,
  },
  { key: 'in', title: 'Credits', align: 'right', cell: ({ creditCents }) => <Money cents={creditCents} /> },
  { key: 'out', title: 'Debits', align: 'right', cell: ({ debitCents }) => <Money cents={debitCents} /> },
  {
    key: 'closing',
    title: 'Closing',
    align: 'right',
    cell: ({ closingCents }) => closingCents !== null && <Money cents={closingCents} />,
  },
  { key: 'lines', title: 'Lines', align: 'right', cell: ({ lines }) => lines },
]

const Statements = ({ shown: { statements } }: { readonly shown: FileShown }) => (
  <Stack gap="xs">
    <Title order={2}>Accounts of the statement</Title>
    <DataTable
      label="Accounts of the statement"
      rows={statements}
      columns={statementColumns}
      rowKey={({ statementId }) => statementId}
      empty="The statement has no account."
      height="20rem"
    />
  </Stack>
)
