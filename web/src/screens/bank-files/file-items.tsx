import { SegmentedControl, Stack, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type BankFile, type FileItem, fileItems, type Verdict } from './bank-file-queries.ts'
import { verdictWords, whyWords } from './bank-file-words.ts'

/** The payments of a file in its order, each with what becomes of it. */
export function FileItems({ file }: { readonly file: BankFile }) {
  const { fileId, state, totals } = file
  const [chosen, choose] = useState<Verdict | 'all'>('all')
  const list = useInfiniteQuery(fileItems(fileId, chosen === 'all' ? undefined : chosen, state))
  const views = [
    { value: 'all', label: `All (${totals.file.count})` },
    { value: 'posted', label: `Posted (${totals.posted.count})` },
    { value: 'suspended', label: `Suspended (${totals.suspended.count})` },
    { value: 'rejected', label: `Rejected (${totals.rejected.count})` },
  ] as const
  return (
    <Stack gap="xs">
      <Title order={2}>Payments</Title>
      <SegmentedControl
        aria-label="Which payments"
        value={chosen}
        onChange={choose}
        data={[...views]}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Payments by line"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={columns}
        rowKey={({ itemId }) => itemId}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty="No payment of this kind."
      />
    </Stack>
  )
}

const found = {
  number: '',
  remembered: ', as remembered',
  'former-number': ', by its former number',
} as const

const columns: readonly Column<FileItem>[] = [
  { key: 'line', title: 'Line', align: 'right', sortBy: ({ line }) => line, cell: ({ line }) => line },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'verdict',
    title: 'Becomes',
    sortBy: ({ verdict }) => verdict,
    cell: ({ verdict, done, suspenseId }) =>
      suspenseId === null ? (
        verdictWords(verdict, done)
      ) : (
        <TextLink to="/suspense/$itemId" params={{ itemId: String(suspenseId) }} fz="inherit">
          {verdictWords(verdict, done)}
        </TextLink>
      ),
  },
  {
    key: 'account',
    title: 'Account, or why not',
    wrap: true,
    cell: ({ accountNumber, foundBy, why }) =>
      accountNumber === null ? (
        why && whyWords[why]
      ) : (
        <>
          <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
            {accountNumber}
          </TextLink>
          {foundBy && found[foundBy]}
        </>
      ),
  },
  { key: 'written', title: 'Number as written', cell: ({ written }) => written ?? 'none' },
  {
    key: 'payer',
    title: 'Payer',
    wrap: true,
    sortBy: ({ payerName }) => payerName,
    cell: ({ payerName }) => payerName,
  },
  {
    key: 'day',
    title: 'Received',
    sortBy: ({ receivedOn }) => receivedOn,
    cell: ({ receivedOn }) => day(receivedOn),
  },
  { key: 'check', title: 'Check or trace', cell: ({ checkNumber, trace }) => checkNumber ?? trace },
  { key: 'place', title: 'Batch-item', cell: ({ place }) => place },
]
