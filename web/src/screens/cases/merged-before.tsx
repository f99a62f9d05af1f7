import { call } from '@cartwright/api/client'
import { partyMerges } from '@cartwright/api/party-merges'
import { useQuery } from '@tanstack/react-query'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { merges } from './merge-queries.ts'
import { MergedTable } from './merged-table.tsx'

/** Which customers were made one, by whom and why, and the way back. */
export function MergedBefore() {
  const list = useQuery(merges)
  const may = useMay()('parties.merge')
  if (list.error) return <Refusal error={list.error} />
  return (
    <MergedTable
      rows={list.data?.rows}
      may={may}
      undo={(id, reason) => call(partyMerges.undo, { params: { id }, body: { reason } })}
      will={({ kept, accounts }) =>
        `The roles on ${accounts.join(', ') || 'no account'} go back with the days they have now. What was changed of ${kept} since stays.`
      }
    />
  )
}
