import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count, titleOf } from '../../parts/words.ts'
import { agedAccounts, type AgedRow, type AgingSearch, buckets } from './aging-queries.ts'

/** The accounts behind the bar and the class that were chosen, the largest amount first; a row leads to the account. */
export function AgedAccounts({ search }: { readonly search: AgingSearch }) {
  const navigate = useNavigate()
  const query = useQuery(agedAccounts(search))
  const narrowed = search.bucket !== undefined || search.class !== undefined
  return (
    <Stack gap="xs" component="section" aria-labelledby="aged-accounts">
      <Group gap="md" align="baseline">
        <Title order={2} size="h4" id="aged-accounts">
          {titleWords(search)}
        </Title>
        {narrowed && (
          <TextLink to="/aging" search={search.asOf === undefined ? {} : { asOf: search.asOf }}>
            Show all
          </TextLink>
        )}
      </Group>
      {query.error && <Refusal error={query.error} />}
      <DataTable
        label="Accounts, the largest amount first"
        rows={query.data?.rows}
        columns={columns}
        rowKey={({ accountNumber }) => accountNumber}
        onOpen={({ accountNumber }) =>
          void navigate({ to: '/accounts/$accountNumber', params: { accountNumber } })
        }
        empty="No account is in here on that day."
        height="28rem"
      />
      {query.data && query.data.more > 0 && (
        <Text size="sm">
          {count(query.data.more, 'more account')} with less; the workbook has all of them.
        </Text>
      )}
    </Stack>
  )
}

function titleWords({ bucket, class: ofClass }: AgingSearch): string {
  const title = bucket === 'credit' ? 'Credits' : buckets.find(({ key }) => key === bucket)?.title
  return `Accounts${title ? `: ${title.toLowerCase()}` : ''}${ofClass ? `, ${titleOf(ofClass).toLowerCase()}` : ''}`
}

const columns: readonly Column<AgedRow>[] = [
  { key: 'account', title: 'Account', cell: ({ accountNumber }) => accountNumber },
  { key: 'payer', title: 'Payer', sortBy: ({ payerName }) => payerName, cell: ({ payerName }) => payerName },
  { key: 'class', title: 'Class', sortBy: (row) => row.class, cell: (row) => titleOf(row.class) },
  {
    key: 'since',
    title: 'Owed since',
    sortBy: ({ owedSince }) => owedSince,
    cell: ({ owedSince }) => owedSince && <Day on={owedSince} />,
  },
  ...buckets.map(
    ({ key, title }): Column<AgedRow> => ({
      key,
      title,
      align: 'right',
      sortBy: ({ bucketCents }) => bucketCents[key],
      cell: ({ bucketCents }) => bucketCents[key] > 0 && <Money cents={bucketCents[key]} />,
    }),
  ),
  {
    key: 'credit',
    title: 'Credit',
    align: 'right',
    sortBy: ({ creditCents }) => creditCents,
    cell: ({ creditCents }) => creditCents > 0 && <Money cents={creditCents} />,
  },
  {
    key: 'balance',
    title: 'Balance',
    align: 'right',
    sortBy: ({ balanceCents }) => balanceCents,
    cell: ({ balanceCents }) => <Money cents={balanceCents} />,
  },
]
