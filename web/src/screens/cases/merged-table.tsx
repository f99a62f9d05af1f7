import type { Merge } from '@cartwright/api/merge-shapes'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'

type MergedProps = {
  readonly rows: readonly Merge[] | undefined
  readonly may: boolean
  readonly undo: (id: number, reason: string) => Promise<{ readonly stays: readonly string[] }>
  /** What making them two again does. */
  readonly will: (merge: Merge) => string
}

/** What was merged, by whom and why, and the way back. */
export function MergedTable({ rows, may, undo, will }: MergedProps) {
  const [undoing, begin] = useState<Merge | null>(null)
  const columns = useMemo(() => mergeColumns(may, begin), [may])
  return (
    <>
      <DataTable
        label="Merged before"
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        empty="Nothing was merged yet."
        height="20rem"
      />
      {undoing && <UndoForm merge={undoing} undo={undo} will={will(undoing)} onClose={() => begin(null)} />}
    </>
  )
}

const mergeColumns = (may: boolean, undo: (merge: Merge) => void): readonly Column<Merge>[] => [
  { key: 'kept', title: 'Kept', wrap: true, cell: ({ kept, keptId }) => `${kept} (${keptId})` },
  {
    key: 'merged',
    title: 'Merged into it',
    wrap: true,
    cell: ({ merged, mergedId }) => `${merged} (${mergedId})`,
  },
  {
    key: 'accounts',
    title: 'Accounts that moved',
    wrap: true,
    cell: ({ accounts }) => accounts.join(', ') || 'none',
  },
  {
    key: 'when',
    title: 'When',
    cell: ({ mergedOn, mergedBy }) => (
      <>
        <Day on={mergedOn} />, {mergedBy}
      </>
    ),
  },
  { key: 'why', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  {
    key: 'undo',
    title: 'Way back',
    wrap: true,
    cell: (merge) => {
      if (merge.undoneOn) return `Undone ${day(merge.undoneOn)} by ${merge.undoneBy}: ${merge.undoneBecause}`
      return (
        may && (
          <Button size="compact-xs" variant="default" onClick={() => undo(merge)}>
            Make them two again …
          </Button>
        )
      )
    },
  },
]

type UndoProps = Pick<MergedProps, 'undo'> & {
  readonly merge: Merge
  readonly will: string
  readonly onClose: () => void
}

function UndoForm({ merge, undo, will, onClose }: UndoProps) {
  const form = useForm({ initialValues: { reason: '' } })
  const command = useCommand(({ reason }: { reason: string }) => undo(merge.id, reason), onClose)
  return (
    <FormDialog
      title={`Make ${merge.merged} a record of its own again`}
      form={form}
      command={command}
      submit="Make them two again"
      will={will}
      onClose={onClose}
    >
      <ReasonField required data-autofocus {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
