import { call } from '@cartwright/api/client'
import { partyMerges } from '@cartwright/api/party-merges'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { type Merge, merges } from './merge-queries.ts'

/** What was merged, by whom and why, and the way back. */
export function MergedBefore() {
  const list = useQuery(merges)
  const may = useMay()('parties.merge')
  const [undoing, undo] = useState<Merge | null>(null)
  const columns = useMemo(() => mergeColumns(may, undo), [may])
  return (
    <>
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="Merged before"
          rows={list.data?.rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty="Nothing was merged yet."
          height="20rem"
        />
      )}
      {undoing && <UndoForm merge={undoing} onClose={() => undo(null)} />}
    </>
  )
}

const mergeColumns = (may: boolean, undo: (merge: Merge) => void): readonly Column<Merge>[] => [
  { key: 'kept', title: 'Kept', cell: ({ keptName, keptId }) => `${keptName} (${keptId})` },
  {
    key: 'merged',
    title: 'Merged into it',
    cell: ({ mergedName, mergedId }) => `${mergedName} (${mergedId})`,
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

function UndoForm({ merge, onClose }: { readonly merge: Merge; readonly onClose: () => void }) {
  const form = useForm({ initialValues: { reason: '' } })
  const command = useCommand(
    (body: { reason: string }) => call(partyMerges.undo, { params: { id: merge.id }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`Make ${merge.mergedName} a record of its own again`}
      form={form}
      command={command}
      submit="Make them two again"
      will={`The roles on ${merge.accounts.join(', ') || 'no account'} go back with the days they have now. What was changed of ${merge.keptName} since stays.`}
      onClose={onClose}
    >
      <ReasonField required data-autofocus {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
