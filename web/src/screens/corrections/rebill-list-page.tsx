import { urlOf } from '@cartwright/api/client'
import { rebillLists } from '@cartwright/api/rebill-lists'
import { Anchor, NativeSelect, Stack } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type RebillList, rebillListShown, type RebillRow, rebillRows } from './rebill-list-queries.ts'
import { RebillListSteps } from './rebill-list-steps.tsx'
import { rowStateWords } from './state-words.ts'

/** One list: what it comes to, what to do next, and its rows with what is wrong with the bad ones. */
export function RebillListPage() {
  const { listId } = useParams({ from: '/office/rebill-lists/$listId' })
  const query = useQuery(rebillListShown(Number(listId)))
  return (
    <Stack gap="md">
      <PageHead
        title={query.data ? `List ${query.data.fileName}` : `List ${listId}`}
        state={
          <>
            {query.data?.reason}{' '}
            <TextLink to="/rebill-lists" inherit>
              All lists
            </TextLink>
          </>
        }
      />
      <Loaded query={query} rows={8}>
        {(list) => (
          <>
            <RebillListSteps list={list} />
            <Rows list={list} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const states: readonly RebillRow['state'][] = ['new', 'ready', 'bad', 'waiting', 'posted', 'returned']

function Rows({ list }: { readonly list: RebillList }) {
  const navigate = useNavigate()
  const [state, choose] = useState<RebillRow['state'] | ''>('')
  const rows = useInfiniteQuery(rebillRows(list.listId, state || undefined))
  return (
    <Stack gap="xs">
      <NativeSelect
        label="Rows shown"
        w="16rem"
        value={state}
        data={[
          { value: '', label: `All (${list.rows})` },
          ...states.map((one) => ({
            value: one,
            label: `${rowStateWords[one]} (${list[one].toLocaleString('en-US')})`,
          })),
        ]}
        onChange={({ currentTarget }) => choose(currentTarget.value as RebillRow['state'] | '')}
      />
      {list.bad > 0 && (
        <Anchor size="sm" href={urlOf(rebillLists.badRows, { params: { id: list.listId } })} download>
          The bad rows with line, column and reason, CSV
        </Anchor>
      )}
      <Refusal error={rows.error} />
      <DataTable
        label="Rows of the list"
        rows={rows.data?.pages.flatMap((page) => page.rows)}
        columns={columns}
        rowKey={({ line }) => line}
        onOpen={({ correctionId }) =>
          correctionId !== null &&
          void navigate({ to: '/corrections/$correctionId', params: { correctionId: String(correctionId) } })
        }
        onEnd={() => void (rows.hasNextPage && rows.fetchNextPage())}
        empty="No row is in this state."
      />
    </Stack>
  )
}

const columns: readonly Column<RebillRow>[] = [
  { key: 'line', title: 'Line', align: 'right', sortBy: ({ line }) => line, cell: ({ line }) => line },
  { key: 'bill', title: 'Bill', sortBy: ({ bill }) => bill, cell: ({ bill }) => bill },
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
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => rowStateWords[state] },
  {
    key: 'problem',
    title: 'What is wrong, in which column',
    wrap: true,
    cell: ({ column, problem }) => problem && `${column ? `${column}: ` : ''}${problem}`,
  },
  {
    key: 'credited',
    title: 'Credited',
    align: 'right',
    sortBy: ({ creditedCents }) => creditedCents,
    cell: ({ creditedCents }) => <Money cents={creditedCents} />,
  },
  {
    key: 'billed',
    title: 'Billed anew',
    align: 'right',
    sortBy: ({ billedCents }) => billedCents,
    cell: ({ billedCents }) => <Money cents={billedCents} />,
  },
  {
    key: 'posted',
    title: 'To post',
    align: 'right',
    sortBy: ({ postedCents }) => postedCents,
    cell: ({ postedCents }) => signedMoney(postedCents),
  },
]
