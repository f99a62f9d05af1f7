import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { type BankFile, fileList, type FileView } from './bank-file-queries.ts'
import { formatWords, standing, totalsSentence } from './bank-file-words.ts'
import { LoadForm } from './load-form.tsx'
import { WatchedFolder } from './watched-folder.tsx'

const views = [
  { value: 'all', label: 'All' },
  { value: 'waiting', label: 'Not posted yet' },
  { value: 'rejected', label: 'With rejected lines' },
  { value: 'refused', label: 'Refused' },
] as const

const empty: Record<FileView, string> = {
  all: 'No file yet. Load a lockbox file, an ACH file, a statement or a table of payments with the button above.',
  waiting: 'Every file is posted.',
  rejected: 'No line of any file was rejected.',
  refused: 'No file was refused.',
}

/** The files of banks that were loaded, newest first. */
export function BankFileList() {
  const navigate = useNavigate()
  const may = useMay()
  const { view = 'all' } = useSearch({ from: '/office/bank-files' })
  const list = useInfiniteQuery({ ...fileList(view), placeholderData: (before) => before })
  const [loading, load] = useState(false)
  return (
    <Stack gap="sm">
      <PageHead
        title="Bank files"
        state="A file is read and checked whole; what becomes of each line is shown before anything is posted."
        action={
          <Group gap="xs">
            <ButtonLink to="/bank-notices" variant="default">
              Returns and changes
            </ButtonLink>
            {may('bank-files.load') && <Button onClick={() => load(true)}>Load a file</Button>}
          </Group>
        }
      />
      <SegmentedControl
        aria-label="Which"
        value={view}
        data={[...views]}
        onChange={(next) => void navigate({ to: '/bank-files', search: { view: next }, replace: true })}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Files, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={columns}
        rowKey={({ fileId }) => fileId}
        onOpen={({ fileId }) =>
          void navigate({ to: '/bank-files/$fileId', params: { fileId: String(fileId) } })
        }
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={empty[view]}
      />
      <WatchedFolder />
      {loading && <LoadForm onClose={() => load(false)} />}
    </Stack>
  )
}

const columns: readonly Column<BankFile>[] = [
  {
    key: 'number',
    title: 'No.',
    align: 'right',
    sortBy: ({ fileId }) => fileId,
    cell: ({ fileId }) => fileId,
  },
  {
    key: 'file',
    title: 'File',
    wrap: true,
    sortBy: ({ fileName }) => fileName,
    cell: ({ fileId, fileName }) => (
      <TextLink to="/bank-files/$fileId" params={{ fileId: String(fileId) }} fz="inherit">
        {fileName}
      </TextLink>
    ),
  },
  { key: 'format', title: 'Is', sortBy: ({ format }) => format, cell: ({ format }) => formatWords[format] },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: standing },
  { key: 'totals', title: 'Brings', wrap: true, cell: totalsSentence },
  {
    key: 'loaded',
    title: 'Loaded',
    sortBy: ({ receivedOn }) => receivedOn,
    cell: ({ receivedOn, receivedBy }) => `${day(receivedOn)}, ${receivedBy}`,
  },
]
