import { Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type SortedPiece, singlePieces } from './mail-sort-queries.ts'

/** The pieces that go single piece, each with why. */
export function SingleTable({ runId }: { readonly runId: number }) {
  const query = useInfiniteQuery(singlePieces(runId))
  return (
    <section aria-labelledby="sort-single">
      <Title order={2} size="h4" id="sort-single" mb={4}>
        Single pieces
      </Title>
      <Refusal error={query.error} />
      <DataTable
        label="Pieces that go single piece"
        rows={query.data?.pages.flatMap(({ rows }) => rows)}
        columns={columns}
        rowKey={({ sequence }) => sequence}
        onEnd={() => void (query.hasNextPage && query.fetchNextPage())}
        empty="No piece goes single piece."
        height="26rem"
      />
    </section>
  )
}

const columns: readonly Column<SortedPiece>[] = [
  { key: 'piece', title: 'Piece', align: 'right', cell: ({ sequence }) => sequence.toLocaleString('en-US') },
  {
    key: 'bill',
    title: 'Bill',
    cell: ({ billNumber, ownerCopy }) => `${billNumber}${ownerCopy ? ', copy for the owner' : ''}`,
  },
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  {
    key: 'weight',
    title: 'Weight',
    align: 'right',
    cell: ({ weightMills }) => `${(weightMills / 1000).toFixed(3)} oz`,
  },
  {
    key: 'because',
    title: 'Why',
    wrap: true,
    cell: ({ because }) => because && reasons[because],
  },
]

const reasons: Readonly<Record<NonNullable<SortedPiece['because']>, string>> = {
  'no-barcode': 'The address has no delivery point that allows a barcode: have it coded, or mend it',
  'too-few': 'The mailing has fewer pieces than automation prices need',
  'too-heavy': 'It weighs more than 3.5 oz, so it is no letter: send it by itself',
}
