import type { imports } from '@cartwright/api/imports'
import type { SuccessOf } from '@cartwright/api/route'
import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import type { Totals } from './staged-row.ts'

type ImportFile = SuccessOf<typeof imports.list>['rows'][number]

/** An import as the contract tells it. */
export function recordedFile(file: Selectable<Database['import_file']>): ImportFile {
  const totals = file.totals as Totals
  return {
    id: file.id,
    kind: file.kind as ImportFile['kind'],
    fileName: file.file_name,
    sha256: file.sha256,
    state: file.state as ImportFile['state'],
    totals: { ...totals, added: { ...totals.added } },
    broughtBy: file.brought_by,
    broughtAt: file.brought_at.toString(),
    appliedBy: file.applied_by,
    appliedAt: file.applied_at?.toString() ?? null,
    failure: file.failure,
  }
}
