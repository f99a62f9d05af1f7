import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { BringListForm } from './bring-list-form.tsx'
import { type HaulerList, haulerLists } from './check-queries.ts'
import { listSentence } from './check-words.ts'

/** The lists haulers sent, newest first. */
export function HaulerLists() {
  const navigate = useNavigate()
  const may = useMay()
  const query = useQuery(haulerLists)
  const [bringing, bring] = useState(false)
  return (
    <Stack gap="sm">
      <PageHead
        title="Hauler’s lists"
        state="What the hauler says it serves, held against our services. The newest list counts."
        action={may('checks.work') && <Button onClick={() => bring(true)}>Bring a list in</Button>}
      />
      <Refusal error={query.error} />
      {!query.error && (
        <DataTable
          label="Hauler’s lists, newest first"
          rows={query.data?.rows}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) =>
            void navigate({ to: '/checks/hauler-lists/$listId', params: { listId: String(id) } })
          }
          empty="No list yet. Ask the hauler for its list of containers and routes, and bring it in with the button above."
        />
      )}
      {bringing && <BringListForm onClose={() => bring(false)} />}
    </Stack>
  )
}

const columns: readonly Column<HaulerList>[] = [
  {
    key: 'file',
    title: 'File',
    sortBy: ({ fileName }) => fileName,
    cell: ({ id, fileName }) => (
      <TextLink to="/checks/hauler-lists/$listId" params={{ listId: String(id) }} fz="inherit">
        {fileName}
      </TextLink>
    ),
  },
  { key: 'of', title: 'Of', sortBy: ({ listOn }) => listOn, cell: ({ listOn }) => day(listOn) },
  { key: 'rows', title: 'Rows', wrap: true, cell: ({ totals }) => listSentence(totals) },
  {
    key: 'by',
    title: 'Brought by',
    sortBy: ({ broughtBy }) => broughtBy,
    cell: ({ broughtBy }) => broughtBy,
  },
]
