import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { titleOf } from '../../parts/words.ts'
import { statementShown, type StatementShown } from './bank-file-queries.ts'

/** One account of a bank statement with its lines. */
export function StatementPage() {
  const { statementId } = useParams({ from: '/office/bank-statements/$statementId' })
  const query = useQuery(statementShown(Number(statementId)))
  const statement = query.data?.statement
  return (
    <Stack gap="md">
      <PageHead
        title={statement ? `Statement of account ${statement.account}` : 'Statement'}
        state={statement?.asOf ? `As of ${day(statement.asOf)}` : ''}
        action={<ButtonLink to="/cash/reconcile">Reconcile the bank</ButtonLink>}
      />
      <Loaded query={query} rows={10}>
        {({ statement: shown, rows }) => (
          <>
            <Facts
              facts={{
                Opening: shown.openingCents !== null && money(shown.openingCents),
                Credits: money(shown.creditCents),
                Debits: money(shown.debitCents),
                Closing: shown.closingCents !== null && money(shown.closingCents),
                File: (
                  <TextLink to="/bank-files/$fileId" params={{ fileId: String(shown.fileId) }} fz="inherit">
                    {shown.fileId}
                  </TextLink>
                ),
              }}
            />
            <DataTable
              label="Lines of the statement"
              rows={rows}
              columns={columns}
              rowKey={({ line }) => line}
              empty="The account has no line."
            />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

type Line = StatementShown['rows'][number]
const columns: readonly Column<Line>[] = [
  { key: 'line', title: 'Line', align: 'right', sortBy: ({ line }) => line, cell: ({ line }) => line },
  { key: 'code', title: 'Type', sortBy: ({ typeCode }) => typeCode, cell: ({ typeCode }) => typeCode },
  { key: 'use', title: 'Is', sortBy: ({ use }) => use, cell: ({ use }) => titleOf(use) },
  {
    key: 'credit',
    title: 'Credit',
    align: 'right',
    cell: ({ side, amountCents }) => side === 'credit' && <Money cents={amountCents} />,
  },
  {
    key: 'debit',
    title: 'Debit',
    align: 'right',
    cell: ({ side, amountCents }) => side === 'debit' && <Money cents={amountCents} />,
  },
  { key: 'bank', title: 'Bank reference', cell: ({ bankReference }) => bankReference },
  { key: 'customer', title: 'Customer reference', cell: ({ customerReference }) => customerReference },
  { key: 'text', title: 'Text', wrap: true, cell: ({ text }) => text },
]
