import { urlOf } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { Button, Group, SegmentedControl } from '@mantine/core'
import type { TaskCounts, TaskView } from './work-queries.ts'
import type { WorkSearch } from './work-search.ts'

const label = (name: string, many: number | undefined): string =>
  many === undefined ? name : `${name} ${many}`

type WaysProps = {
  readonly search: WorkSearch
  readonly view: TaskView
  readonly go: (to: WorkSearch) => void
  readonly counts: TaskCounts | undefined
}

/** Which tasks are shown and how, and the same on paper or as a workbook. */
export function TaskWays({ search, view, go, counts }: WaysProps) {
  return (
    <Group justify="space-between" gap="xs" data-no-print>
      <SegmentedControl
        aria-label="Which tasks"
        value={view}
        onChange={(to) => go({ ...search, view: to })}
        data={[
          { value: 'open', label: label('All open', counts?.open) },
          { value: 'late', label: label('Late', counts?.late) },
          { value: 'mine', label: label('Mine', counts?.mine) },
          { value: 'waiting', label: label('Waiting', counts?.waiting) },
          { value: 'closed', label: 'Closed' },
        ]}
        style={{ maxWidth: '100%', overflowX: 'auto' }}
      />
      <Group gap="xs">
        <SegmentedControl
          aria-label="How they are shown"
          value={search.as ?? 'list'}
          onChange={(as) => go({ ...search, as: as === 'board' ? as : undefined })}
          data={[
            { value: 'list', label: 'List' },
            { value: 'board', label: 'Board' },
          ]}
        />
        <Button component="a" variant="default" href={urlOf(workplan.workbook, { query: { view } })} download>
          Excel
        </Button>
        <Button variant="default" onClick={() => print()}>
          Print
        </Button>
      </Group>
    </Group>
  )
}
