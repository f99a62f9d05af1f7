import { call } from '@cartwright/api/client'
import { postageStatements } from '@cartwright/api/postage-statements'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Money, money, signedMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import type { Statement } from './postage-queries.ts'
import { statementWords } from './postage-words.ts'

type StatementTableProps = { readonly rows: readonly Statement[] | undefined; readonly empty: string }
type Asking = { readonly form: 'explain' | 'withdraw'; readonly statement: Statement } | null

/** Statements with what is booked for their mail jobs, and what is done about a difference. */
export function StatementTable({ rows, empty }: StatementTableProps) {
  const may = useMay()('postage.change')
  const [asking, ask] = useState<Asking>(null)
  return (
    <>
      <DataTable
        label="Postage statements"
        rows={rows}
        columns={may ? [...columns, doing((form, statement) => ask({ form, statement }))] : columns}
        rowKey={({ statementId }) => statementId}
        empty={empty}
      />
      {asking?.form === 'explain' && <ExplainForm statement={asking.statement} onClose={() => ask(null)} />}
      {asking?.form === 'withdraw' && <WithdrawForm statement={asking.statement} onClose={() => ask(null)} />}
    </>
  )
}

type Ask = (form: 'explain' | 'withdraw', statement: Statement) => void

const doing = (ask: Ask): Column<Statement> => ({
  key: 'do',
  title: 'Do',
  cell: (statement) => <Deeds statement={statement} ask={(form) => ask(form, statement)} />,
})

type DeedsProps = {
  readonly statement: Statement
  readonly ask: (form: 'explain' | 'withdraw') => void
}

function Deeds({ statement: { standing, number, waits, explained }, ask }: DeedsProps) {
  return (
    <Group gap={4} wrap="nowrap">
      {standing === 'difference' && !waits && (
        <Button
          size="compact-sm"
          aria-label={`Explain the difference of ${number}`}
          onClick={() => ask('explain')}
        >
          Explain …
        </Button>
      )}
      {standing !== 'withdrawn' && !waits && explained.length === 0 && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Withdraw statement ${number}`}
          onClick={() => ask('withdraw')}
        >
          Withdraw …
        </Button>
      )}
    </Group>
  )
}

type FormProps = { readonly statement: Statement; readonly onClose: () => void }

function ExplainForm({ statement, onClose }: FormProps) {
  const { statementId, number, differenceCents, account } = statement
  const command = useCommand(
    ({ reason }: { reason: string }) =>
      call(postageStatements.explain, { params: { statementId }, body: { differenceCents, reason } }),
    onClose,
  )
  return (
    <ReasonForm
      title={`Explain the difference of statement ${number}`}
      submit="Book the adjustment"
      will={`The post office ${differenceCents > 0 ? 'took' : 'gave back'} ${money(Math.abs(differenceCents))} ${differenceCents > 0 ? 'more than' : 'of what'} was booked: an adjustment is booked in ${account}. Above the amount of the city’s rule it waits for a second person.`}
      command={command}
      onClose={onClose}
    />
  )
}

function WithdrawForm({ statement: { statementId, number }, onClose }: FormProps) {
  const command = useCommand(
    (body: { reason: string }) => call(postageStatements.withdraw, { params: { statementId }, body }),
    onClose,
  )
  return (
    <ReasonForm
      title={`Withdraw statement ${number}`}
      submit="Withdraw it"
      will="It stays on record and counts for nothing. Enter the right one anew."
      command={command}
      onClose={onClose}
    />
  )
}

const columns: readonly Column<Statement>[] = [
  {
    key: 'number',
    title: 'Statement',
    sortBy: ({ number }) => number,
    cell: (statement) => <Named statement={statement} />,
    wrap: true,
  },
  {
    key: 'job',
    title: 'Mail job',
    wrap: true,
    sortBy: ({ mailJob }) => mailJob,
    cell: ({ mailJob }) => mailJob,
  },
  {
    key: 'mailed',
    title: 'Mailed',
    sortBy: ({ mailedOn }) => mailedOn,
    cell: ({ mailedOn }) => day(mailedOn),
  },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    sortBy: ({ pieces }) => pieces,
    cell: ({ pieces }) => pieces.toLocaleString('en-US'),
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'booked',
    title: 'Booked for the job',
    align: 'right',
    cell: ({ jobBookedCents }) => <Money cents={jobBookedCents} />,
  },
  {
    key: 'difference',
    title: 'Difference',
    align: 'right',
    sortBy: ({ differenceCents }) => differenceCents,
    cell: ({ differenceCents, standing }) => standing !== 'withdrawn' && signedMoney(differenceCents),
  },
  {
    key: 'standing',
    title: 'State',
    wrap: true,
    sortBy: ({ standing }) => standing,
    cell: ({ standing, waits }) =>
      waits ? '! An explanation waits for a second person' : statementWords[standing],
  },
  {
    key: 'explained',
    title: 'Explained by',
    wrap: true,
    cell: ({ explained }) =>
      explained.map(({ entryId, note, by }) => (
        <Text key={entryId} size="xs">
          {note} ({by})
        </Text>
      )),
  },
]

function Named({ statement: { number, lines } }: { readonly statement: Statement }) {
  return (
    <>
      <Text size="sm">{number}</Text>
      {lines.map(({ line, pieces, priceMills }, at) => (
        <Text key={at} size="xs">
          {line}: {pieces.toLocaleString('en-US')} × ${(priceMills / 1000).toFixed(3)}
        </Text>
      ))}
    </>
  )
}
