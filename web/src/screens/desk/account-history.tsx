import { Chip, Group, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { signedMoney } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { type Happened, historyOf } from './desk-queries.ts'

/** All that happened to the account, from every part of the office, newest first; narrowed by what it is. */
export function AccountHistory({ account }: { readonly account: Account }) {
  const [kinds, choose] = useState<string[]>([])
  const list = useInfiniteQuery(historyOf(account.accountNumber, kinds))
  const sources = list.data?.pages[0]?.sources
  const columns = useMemo(
    () => historyColumns(new Map(sources?.map(({ kind, name }) => [kind, name]))),
    [sources],
  )
  if (list.error) return <Refusal error={list.error} />
  return (
    <Stack gap="xs">
      <Chip.Group multiple value={kinds} onChange={choose}>
        <fieldset aria-label="Show only" style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
          <Group gap={6}>
            {sources?.map(({ kind, name }) => (
              <Chip key={kind} value={kind} size="xs" variant="outline">
                {name}
              </Chip>
            ))}
          </Group>
        </fieldset>
      </Chip.Group>
      <DataTable
        label="History, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={columns}
        rowKey={({ id }) => id}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={kinds.length > 0 ? 'Nothing of that kind happened.' : 'Nothing happened yet.'}
        height="28rem"
      />
    </Stack>
  )
}

const historyColumns = (names: ReadonlyMap<string, string>): readonly Column<Happened>[] => [
  { key: 'on', title: 'Day', cell: ({ on }) => <Day on={on} /> },
  { key: 'what', title: 'What', wrap: true, cell: (row) => <What row={row} /> },
  { key: 'kind', title: 'Kind', cell: ({ kind }) => names.get(kind) ?? kind },
  { key: 'by', title: 'By', cell: ({ by }) => by },
  {
    key: 'amount',
    title: 'Balance',
    align: 'right',
    cell: ({ amountCents }) => amountCents !== null && signedMoney(amountCents),
  },
]

const What = ({ row: { title, text, link } }: { row: Happened }) => (
  <>
    {link?.to === 'bill' ? (
      <TextLink to="/bills/$number" params={{ number: link.key }} fz="inherit">
        {title}
      </TextLink>
    ) : (
      <Text span fz="inherit">
        {title}
      </Text>
    )}
    {text && (
      <Text span fz="inherit" c="dimmed">
        {' '}
        · {text}
      </Text>
    )}
  </>
)
