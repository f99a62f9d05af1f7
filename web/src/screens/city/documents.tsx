import { Code, Stack } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { instant } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { type CityDocument, documents, documentShown } from './city-queries.ts'

/** Every version of every part of the city folder that was loaded. */
export function Documents() {
  const { data, error } = useQuery(documents)
  const [shown, show] = useState<CityDocument | null>(null)
  const zone = useTimeZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  return (
    <Stack gap="sm">
      <Refusal error={error} />
      <DataTable
        label="What was loaded, newest first"
        rows={data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={show}
        empty="No city folder was loaded yet."
      />
      {shown && <OneDocument of={shown} onClose={() => show(null)} />}
    </Stack>
  )
}

function OneDocument({ of, onClose }: { of: CityDocument; onClose: () => void }) {
  const query = useQuery(documentShown(of.id))
  return (
    <Window onClose={onClose} size="xl" title={titleOf(of.part)}>
      <Loaded query={query} rows={8}>
        {({ body }) => (
          <Code block tabIndex={0}>
            {typeof body === 'string' ? body : JSON.stringify(body, null, 2)}
          </Code>
        )}
      </Loaded>
    </Window>
  )
}

const columnsIn = (zone: string | undefined): readonly Column<CityDocument>[] => [
  { key: 'part', title: 'Part', opens: true, sortBy: ({ part }) => part, cell: ({ part }) => titleOf(part) },
  { key: 'current', title: 'Version', cell: ({ current }) => (current ? '● current' : '○ earlier') },
  {
    key: 'at',
    title: 'Loaded',
    sortBy: ({ loadedAt }) => loadedAt,
    cell: ({ loadedAt }) => instant(loadedAt, zone),
  },
  { key: 'by', title: 'By', cell: ({ loadedBy }) => loadedBy },
  { key: 'hash', title: 'SHA-256', cell: ({ sha256 }) => <Code title={sha256}>{sha256.slice(0, 16)}…</Code> },
]
