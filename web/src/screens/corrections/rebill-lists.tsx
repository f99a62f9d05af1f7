import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { signedMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { BringRebillList } from './bring-rebill-list.tsx'
import { type RebillList, rebillListsShown } from './rebill-list-queries.ts'

/** Whole lists of bills that are cancelled and billed anew. */
export function RebillLists() {
  const navigate = useNavigate()
  const query = useQuery(rebillListsShown)
  const may = useMay()('corrections.ask')
  const [bringing, bring] = useState(false)
  return (
    <Stack gap="sm">
      <PageHead
        title="Lists to cancel and rebill"
        state={
          <TextLink to="/corrections" inherit>
            Back to corrections
          </TextLink>
        }
        action={may && <Button onClick={() => bring(true)}>Bring a list …</Button>}
      />
      <Refusal error={query.error} />
      <DataTable
        label="Lists, newest first"
        rows={query.data?.rows}
        columns={columns}
        rowKey={({ listId }) => listId}
        onOpen={({ listId }) =>
          void navigate({ to: '/rebill-lists/$listId', params: { listId: String(listId) } })
        }
        empty="No list yet. Bring a CSV with the numbers of the bills: what each comes to is shown before anything is asked for."
      />
      {bringing && <BringRebillList onClose={() => bring(false)} />}
    </Stack>
  )
}

const columns: readonly Column<RebillList>[] = [
  {
    key: 'file',
    title: 'File',
    sortBy: ({ fileName }) => fileName,
    cell: ({ listId, fileName }) => (
      <TextLink to="/rebill-lists/$listId" params={{ listId: String(listId) }} fz="inherit">
        {fileName}
      </TextLink>
    ),
  },
  { key: 'why', title: 'What is wrong', wrap: true, cell: ({ reason }) => reason },
  { key: 'rows', title: 'Rows', align: 'right', sortBy: ({ rows }) => rows, cell: ({ rows }) => rows },
  { key: 'bad', title: 'Bad', align: 'right', sortBy: ({ bad }) => bad, cell: ({ bad }) => bad },
  {
    key: 'waiting',
    title: 'Waiting',
    align: 'right',
    sortBy: ({ waiting }) => waiting,
    cell: ({ waiting }) => waiting,
  },
  {
    key: 'posted',
    title: 'Done',
    align: 'right',
    sortBy: ({ posted }) => posted,
    cell: ({ posted }) => posted,
  },
  {
    key: 'cents',
    title: 'To post',
    align: 'right',
    sortBy: ({ postedCents }) => postedCents,
    cell: ({ postedCents }) => signedMoney(postedCents),
  },
  {
    key: 'by',
    title: 'Brought by',
    sortBy: ({ broughtBy }) => broughtBy,
    cell: ({ broughtBy }) => broughtBy,
  },
  {
    key: 'on',
    title: 'Brought on',
    sortBy: ({ broughtOn }) => broughtOn,
    cell: ({ broughtOn }) => <Day on={broughtOn} />,
  },
]
