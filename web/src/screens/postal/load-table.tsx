import { Button, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { WithdrawForm } from './withdraw-form.tsx'
import type { Load } from './postal-queries.ts'
import { kindWords } from './postal-words.ts'

/** The files that were loaded, with the lines that were left out of each and why. */
export function LoadTable({ loads }: { readonly loads: readonly Load[] | undefined }) {
  const may = useMay()('postage.change')
  const [withdrawing, setWithdrawing] = useState<Load | null>(null)
  return (
    <section aria-labelledby="loads">
      <Title order={2} id="loads" mb="xs">
        Files
      </Title>
      <DataTable
        label="Files that were loaded, newest first"
        rows={loads}
        columns={may ? [...columns, doing(setWithdrawing)] : columns}
        rowKey={({ loadId }) => loadId}
        empty="Nothing was loaded yet. Load the price list first, then the labeling lists your mail house gives you."
        height="26rem"
      />
      {withdrawing && <WithdrawForm load={withdrawing} onClose={() => setWithdrawing(null)} />}
    </section>
  )
}

const doing = (ask: (load: Load) => void): Column<Load> => ({
  key: 'do',
  title: 'Do',
  cell: (load) =>
    load.withdrawnBy === null && (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Out of force: load ${load.loadId}`}
        onClick={() => ask(load)}
      >
        Out of force …
      </Button>
    ),
})

const columns: readonly Column<Load>[] = [
  {
    key: 'load',
    title: 'Load',
    align: 'right',
    sortBy: ({ loadId }) => loadId,
    cell: ({ loadId }) => loadId,
  },
  { key: 'kind', title: 'What', wrap: true, sortBy: ({ kind }) => kind, cell: ({ kind }) => kindWords[kind] },
  {
    key: 'file',
    title: 'File',
    wrap: true,
    cell: ({ fileName, source, isPractice }) => (
      <>
        <Text size="sm">{fileName}</Text>
        <Text size="xs">
          {source}
          {isPractice && ' (invented for practice)'}
        </Text>
      </>
    ),
  },
  {
    key: 'days',
    title: 'Holds',
    cell: ({ effectiveOn, lastOn }) =>
      effectiveOn && `${day(effectiveOn)} to ${lastOn ? day(lastOn) : 'the next'}`,
  },
  {
    key: 'lines',
    title: 'Lines',
    align: 'right',
    cell: ({ linesTaken, linesRead }) =>
      `${linesTaken.toLocaleString('en-US')} of ${linesRead.toLocaleString('en-US')}`,
  },
  {
    key: 'faults',
    title: 'Left out',
    wrap: true,
    cell: ({ faults }) => faults.length > 0 && <LeftOut faults={faults} />,
  },
  {
    key: 'by',
    title: 'Loaded',
    wrap: true,
    cell: ({ loadedBy, loadedOn, withdrawnBy, withdrawnOn, withdrawnBecause }) => (
      <>
        <Text size="sm">
          {day(loadedOn)}, {loadedBy}
        </Text>
        {withdrawnBy !== null && withdrawnOn !== null && (
          <Text size="xs">
            ✗ Out of force since {day(withdrawnOn)}, {withdrawnBy}: {withdrawnBecause}
          </Text>
        )}
      </>
    ),
  },
]

const LeftOut = ({ faults }: Pick<Load, 'faults'>) => (
  <details>
    <summary>{count(faults.length, 'line')}</summary>
    {faults.map(({ line, column, reason }) => (
      <Text key={`${line} ${column}`} size="xs">
        Line {line}, {column}: {reason}
      </Text>
    ))}
  </details>
)
