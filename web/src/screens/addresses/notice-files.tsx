import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { SettleNotices } from './notice-forms.tsx'
import { methodWords, type NoticeFault, noticeFaults, type NoticeFile } from './notice-queries.ts'

/** The files notices came in, and the lines of one that were not taken. */
export function NoticeFiles({ files }: { readonly files: readonly NoticeFile[] }) {
  const [opened, open] = useState<number | null>(null)
  const file = files.find(({ fileId }) => fileId === opened)
  if (files.length === 0) return null
  return (
    <section aria-labelledby="files">
      <Title order={2} id="files" mb="xs">
        Files
      </Title>
      <Stack gap="xs">
        <DataTable
          label="Files of notices, newest first"
          rows={files}
          columns={[...fileColumns, lines(open)]}
          rowKey={({ fileId }) => fileId}
          empty="No file was brought yet."
          height="14rem"
        />
        {file && <Lines file={file} />}
      </Stack>
    </section>
  )
}

const number = (value: number): string => value.toLocaleString('en-US')

const fileColumns: readonly Column<NoticeFile>[] = [
  { key: 'name', title: 'File', wrap: true, cell: ({ fileName }) => fileName },
  { key: 'method', title: 'By', wrap: true, cell: ({ method }) => methodWords[method] },
  {
    key: 'on',
    title: 'Brought',
    wrap: true,
    cell: ({ broughtOn, broughtBy }) => `${day(broughtOn)}, ${broughtBy}`,
  },
  { key: 'lines', title: 'Lines', align: 'right', cell: (row) => number(row.lines) },
  { key: 'taken', title: 'Taken', align: 'right', cell: ({ taken }) => number(taken) },
  { key: 'waiting', title: 'Waiting', align: 'right', cell: ({ waiting }) => number(waiting) },
]

const lines = (open: (fileId: number) => void): Column<NoticeFile> => ({
  key: 'open',
  title: 'Not taken',
  cell: ({ fileId, fileName, faulty }) =>
    faulty > 0 && (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => open(fileId)}
        aria-label={`Show them: lines of ${fileName}`}
      >
        Show them
      </Button>
    ),
})

function Lines({ file }: { readonly file: NoticeFile }) {
  const query = useQuery(noticeFaults(file.fileId))
  const may = useMay()('mail.work')
  const [settling, settle] = useState(false)
  return (
    <>
      <Group justify="space-between">
        <Title order={3}>Lines of {file.fileName} that were not taken</Title>
        {may && file.waiting > 0 && (
          <Button variant="default" onClick={() => settle(true)}>
            Settle them …
          </Button>
        )}
      </Group>
      <Refusal error={query.error} />
      <DataTable
        label="Lines that were not taken"
        rows={query.data?.rows}
        columns={faultColumns}
        rowKey={({ line }) => line}
        empty="Every line was taken."
        height="16rem"
      />
      {settling && <SettleNotices file={file} onClose={() => settle(false)} />}
    </>
  )
}

const faultColumns: readonly Column<NoticeFault>[] = [
  { key: 'line', title: 'Line', align: 'right', cell: ({ line }) => line },
  { key: 'field', title: 'Column', cell: ({ field }) => field },
  { key: 'why', title: 'Why', wrap: true, cell: ({ sentence }) => sentence },
  { key: 'raw', title: 'As it stood', wrap: true, cell: ({ raw }) => raw },
  {
    key: 'settled',
    title: 'Settled',
    wrap: true,
    cell: ({ settledBy, note }) => (settledBy === null ? 'Waits' : `${note} (${settledBy})`),
  },
]
