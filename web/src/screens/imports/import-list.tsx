import { Button, Stack } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { instant } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { BringForm } from './bring-form.tsx'
import { type ImportFile, importKinds, importList } from './import-queries.ts'
import { kindWords, stateWords, totalsSentence } from './import-words.ts'

/** The files that were brought in, newest first. */
export function ImportList() {
  const navigate = useNavigate()
  const may = useMay()
  const list = useInfiniteQuery(importList)
  const kinds = useQuery(importKinds)
  const [bringing, bring] = useState(false)
  const zone = useTimeZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  return (
    <Stack gap="sm">
      <PageHead
        title="Imports"
        state="A file is read and checked whole, then applied whole or not at all."
        action={may('imports.change') && <Button onClick={() => bring(true)}>Bring a file in</Button>}
      />
      <Refusal error={list.error ?? kinds.error} />
      {!list.error && (
        <DataTable
          label="Files, newest first"
          rows={list.data?.pages.flatMap((page) => page.rows)}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: '/imports/$importId', params: { importId: String(id) } })}
          onEnd={() => {
            if (list.hasNextPage) void list.fetchNextPage()
          }}
          empty="No file yet. Bring premises, accounts and services in from CSV or XLSX with the button above."
        />
      )}
      {bringing && kinds.data && <BringForm kinds={kinds.data.kinds} onClose={() => bring(false)} />}
    </Stack>
  )
}

const columnsIn = (zone: string | undefined): readonly Column<ImportFile>[] => [
  {
    key: 'file',
    title: 'File',
    sortBy: ({ fileName }) => fileName,
    cell: ({ id, fileName }) => (
      <TextLink to="/imports/$importId" params={{ importId: String(id) }} fz="inherit">
        {fileName}
      </TextLink>
    ),
  },
  { key: 'kind', title: 'Holds', sortBy: ({ kind }) => kind, cell: ({ kind }) => kindWords[kind] },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => stateWords[state] },
  { key: 'totals', title: 'Rows', cell: ({ totals }) => totalsSentence(totals) },
  {
    key: 'by',
    title: 'Brought by',
    sortBy: ({ broughtBy }) => broughtBy,
    cell: ({ broughtBy }) => broughtBy,
  },
  {
    key: 'at',
    title: 'When',
    sortBy: ({ broughtAt }) => broughtAt,
    cell: ({ broughtAt }) => instant(broughtAt, zone),
  },
]
