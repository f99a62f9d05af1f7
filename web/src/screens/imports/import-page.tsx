import { Alert, SegmentedControl, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { CommonFaults } from './common-faults.tsx'
import { ImportActions } from './import-actions.tsx'
import { importRows, type ImportRow, importShown, type ImportShown, type Verdict } from './import-queries.ts'
import { addedSentence, stateWords, totalsSentence } from './import-words.ts'

/** One file: its totals, its commonest faults, its rows, and what can be done with it. */
export function ImportPage() {
  const { importId } = useParams({ from: '/office/imports/$importId' })
  const query = useQuery(importShown(Number(importId)))
  const shown = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={shown?.fileName ?? `Import ${importId}`}
        state={shown ? `${stateWords[shown.state]} · ${totalsSentence(shown.totals)}` : ''}
        action={shown && <ImportActions file={shown} />}
      />
      <Loaded query={query} rows={10}>
        {(file) => <Known file={file} />}
      </Loaded>
    </Stack>
  )
}

function Known({ file }: { file: ImportShown }) {
  const added = addedSentence(file.totals)
  return (
    <>
      {file.failure && (
        <Alert color="red" title="✗ It was stopped. Nothing was loaded." role="alert">
          {file.failure}
        </Alert>
      )}
      {added && <Text>Added to the books: {added}.</Text>}
      <CommonFaults file={file} />
      <Rows file={file} />
    </>
  )
}

const verdicts = [
  { value: 'all', label: 'All' },
  { value: 'good', label: 'Good' },
  { value: 'duplicate', label: 'Duplicates' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'applied', label: 'Applied' },
] as const

function Rows({ file }: { file: ImportShown }) {
  const [chosen, choose] = useState<Verdict | 'all'>(file.totals.rejected > 0 ? 'rejected' : 'all')
  const list = useInfiniteQuery(importRows(file.id, chosen === 'all' ? undefined : chosen, file.state))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const names = Object.keys(rows?.[0]?.raw ?? {}).join('\n')
  const columns = useMemo(() => columnsOf(names ? names.split('\n') : []), [names])
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="Which rows"
        value={chosen}
        onChange={(value) => choose(value)}
        data={[...verdicts]}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Rows by line"
        rows={rows}
        columns={columns}
        rowKey={({ line }) => line}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty="No row of this kind."
      />
    </Stack>
  )
}

const marks: Record<Verdict, string> = {
  good: '✓ good',
  applied: '✓ applied',
  duplicate: '▲ duplicate',
  rejected: '✗ rejected',
}

const columnsOf = (names: readonly string[]): readonly Column<ImportRow>[] => [
  { key: 'line', title: 'Line', align: 'right', sortBy: ({ line }) => line, cell: ({ line }) => line },
  { key: 'verdict', title: 'Verdict', cell: ({ verdict }) => marks[verdict] },
  {
    key: 'why',
    title: 'Why, and what to write instead',
    wrap: true,
    cell: ({ faults, doubles }) => (
      <>
        {doubles && <Text size="sm">doubles {doubles}</Text>}
        {faults.map(({ column, reason, instead }) => (
          <Text key={`${column} ${reason}`} size="sm">
            {column && <strong>{column}: </strong>}
            {reason} {instead}
          </Text>
        ))}
      </>
    ),
  },
  ...names.map((name) => ({ key: `raw ${name}`, title: name, cell: ({ raw }: ImportRow) => raw[name] })),
]
