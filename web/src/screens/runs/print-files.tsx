import { bills } from '@cartwright/api/bills'
import { urlOf } from '@cartwright/api/client'
import { Anchor, Code, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { PrintJob } from './run-types.ts'

/** One making of the print files: how far it is, its parts with what proves them whole, and the manifest. */
export function PrintFiles({ job }: { job: PrintJob }) {
  const may = useMay()
  const zone = useTimeZone()
  const manifest = urlOf(bills.part, { params: { id: job.id, part: 'manifest.json' } })
  return (
    <Stack gap={4} component="section" aria-labelledby={`print-${job.id}`}>
      <Title order={3} size="h5" id={`print-${job.id}`}>
        {titleOf(job)}
      </Title>
      <Group gap="md">
        <Text size="sm">{standing(job, zone)}</Text>
        {job.state === 'done' && may('runs.print') && (
          <Anchor size="sm" href={manifest} download>
            Manifest
          </Anchor>
        )}
      </Group>
      {(job.state === 'working' || job.state === 'waiting') && (
        <Progress
          value={job.pieces > 0 ? (job.piecesDone / job.pieces) * 100 : 0}
          animated
          aria-label={`Print files: ${standing(job, zone)}`}
        />
      )}
      {job.parts.length > 0 && (
        <DataTable
          label={`Parts of ${titleOf(job)}`}
          rows={job.parts}
          columns={partColumns(job, may('runs.print'))}
          rowKey={({ file }) => file}
          empty=""
        />
      )}
    </Stack>
  )
}

const titleOf = ({ id, fromPiece, holds }: PrintJob): string =>
  [
    `Print files ${id}`,
    holds === 'returned' && 'bills whose e-mail did not arrive',
    fromPiece > 1 && `from piece ${fromPiece.toLocaleString('en-US')}`,
  ]
    .filter(Boolean)
    .join(', ')

function standing(job: PrintJob, zone: string | undefined): string {
  const asked = `asked for by ${job.askedBy}, ${instant(job.askedAt, zone)}`
  const asOf = job.dataAsOf ? ` · data as of ${instant(job.dataAsOf, zone)}` : ''
  const words: Record<PrintJob['state'], string> = {
    waiting: `Waiting to begin · ${asked}`,
    working: `${job.piecesDone.toLocaleString('en-US')} of ${count(job.pieces, 'bill')} set · ${asked}`,
    failed: `✗ Stopped: ${job.failure ?? 'no reason is known'} · ${asked}`,
    done: `✓ ${count(job.pieces, 'bill')} in ${count(job.parts.length, 'part')}, ${asked}${asOf}`,
  }
  return words[job.state]
}

type Part = PrintJob['parts'][number]

const partColumns = (job: PrintJob, mayOpen: boolean): Column<Part>[] => [
  {
    key: 'file',
    title: 'File',
    cell: ({ file }) =>
      mayOpen ? (
        <Anchor href={urlOf(bills.part, { params: { id: job.id, part: file } })} target="_blank" inherit>
          {file}
        </Anchor>
      ) : (
        file
      ),
    total: 'All parts',
  },
  {
    key: 'pieces',
    title: 'Pieces',
    cell: ({ firstPiece, lastPiece }) =>
      `${firstPiece.toLocaleString('en-US')} to ${lastPiece.toLocaleString('en-US')}`,
    total: '',
  },
  {
    key: 'pages',
    title: 'Pages',
    align: 'right',
    cell: ({ pages }) => pages.toLocaleString('en-US'),
    total: sum(job, ({ pages }) => pages).toLocaleString('en-US'),
  },
  {
    key: 'size',
    title: 'Size',
    align: 'right',
    cell: ({ bytes }) => megabytes(bytes),
    total: megabytes(sum(job, ({ bytes }) => bytes)),
  },
  {
    key: 'due',
    title: 'Total due',
    align: 'right',
    cell: ({ totalDueCents }) => <Money cents={totalDueCents} />,
    total: <Money cents={sum(job, ({ totalDueCents }) => totalDueCents)} />,
  },
  {
    key: 'hash',
    title: 'SHA-256',
    cell: ({ sha256 }) => <Code title={sha256}>{sha256.slice(0, 16)}…</Code>,
    total: '',
  },
]

const sum = ({ parts }: PrintJob, of: (part: Part) => number): number =>
  parts.reduce((all, part) => all + of(part), 0)

const megabytes = (bytes: number): string =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
