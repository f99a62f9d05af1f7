import { call } from '@cartwright/api/client'
import { premiseMerges } from '@cartwright/api/premise-merges'
import { useQuery } from '@tanstack/react-query'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { MergedTable } from './merged-table.tsx'
import { premiseMergeList } from './premise-merge-queries.ts'

/** What premises were made one, by whom and why, and the way back. */
export function MergedPremises() {
  const list = useQuery(premiseMergeList)
  const may = useMay()('parties.merge')
  if (list.error) return <Refusal error={list.error} />
  return (
    <MergedTable
      rows={list.data?.rows}
      may={may}
      undo={(id, reason) => call(premiseMerges.undo, { params: { id }, body: { reason } })}
      will={({ kept, accounts }) =>
        `The accounts ${accounts.join(', ') || '(none)'} are at the other premise again. What was changed of ${kept} since stays.`
      }
    />
  )
}
