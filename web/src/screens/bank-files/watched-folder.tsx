import { Code, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { instant } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { count } from '../../parts/words.ts'
import { type Folder, folderShown } from './bank-file-queries.ts'
import { formatWords } from './bank-file-words.ts'

/** The folder from which files are taken by themselves: when it was looked into, and what became of each; nothing, where the city has none. */
export function WatchedFolder() {
  const { data } = useQuery(folderShown)
  const zone = useTimeZone()
  if (!data || (data.place === null && data.rows.length === 0)) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="folder">
      <Title order={2} id="folder">
        The folder
      </Title>
      <Text size="sm">{sentence(data, zone)}</Text>
      {data.failure && (
        <Text size="sm" c="red">
          ✗ {data.failure}
        </Text>
      )}
      {data.patterns.length > 0 && (
        <Text size="sm">
          {data.patterns.map(({ name, format }, at) => (
            <span key={name}>
              {at > 0 && ' · '}
              <Code>{name}</Code> {formatWords[format]}
            </span>
          ))}
        </Text>
      )}
      {data.rows.length > 0 && (
        <DataTable
          label="Files of the folder, those that arrive first"
          rows={data.rows}
          columns={columnsIn(zone)}
          rowKey={({ watchedId }) => watchedId}
          empty=""
          height="20rem"
        />
      )}
    </Stack>
  )
}

function sentence({ place, lookedAt, rows, citation }: Folder, zone: string | undefined): string {
  if (place === null) return 'The city names no folder any more. These came while it did.'
  const arriving = rows.filter(({ state }) => state === 'arriving').length
  return [
    `Files in ${place}, in the inbox of the server, are loaded by themselves (${citation ?? ''}); a person posts them.`,
    lookedAt === null ? 'Nobody looked into it yet.' : `Last looked into ${instant(lookedAt, zone)}.`,
    arriving > 0 && `${count(arriving, 'file')} arriving.`,
  ]
    .filter(Boolean)
    .join(' ')
}

type Row = Folder['rows'][number]

const states = { arriving: '● Arriving', taken: '✓ Taken', refused: '✗ Refused' } as const

const columnsIn = (zone: string | undefined): readonly Column<Row>[] => [
  {
    key: 'file',
    title: 'File',
    wrap: true,
    sortBy: ({ fileName }) => fileName,
    cell: ({ fileName, fileId }) =>
      fileId === null ? (
        fileName
      ) : (
        <TextLink to="/bank-files/$fileId" params={{ fileId: String(fileId) }} fz="inherit">
          {fileName}
        </TextLink>
      ),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => states[state] },
  {
    key: 'seen',
    title: 'Came',
    sortBy: ({ seenAt }) => seenAt,
    cell: ({ seenAt }) => instant(seenAt, zone),
  },
  { key: 'reason', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  { key: 'moved', title: 'Lies in', wrap: true, cell: ({ movedAs }) => movedAs },
]
