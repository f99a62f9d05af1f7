import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { refuseApplied } from './bring-file.ts'
import { lockImport } from './intake-queries.ts'
import type { Totals } from './staged-row.ts'

/** The name of the background work that loads an import's good rows. */
export const loadJob = 'load-import'

/** Asks for the good rows of a checked import to be loaded. They are loaded in the background: all of them, or none. */
export async function applyImport(work: Work, id: number): Promise<void> {
  const found = await lockImport(work, id)
  if (found.state === 'applying' || found.state === 'applied')
    refuse('IMPORT_ALREADY_APPLIED', { importId: id, appliedAt: found.applied_at?.toString() ?? null })
  if (found.state !== 'checked') refuse('IMPORT_NOT_IN_STATE', { state: found.state, needed: ['checked'] })
  await refuseApplied(work, found.kind, found.sha256)
  if ((found.totals as Totals).good === 0) refuse('IMPORT_HAS_NO_GOOD_ROWS', {})
  await work.db
    .updateTable('import_file')
    .set({ state: 'applying', applied_by: work.actor.name, failure: null })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'apply-import',
    subject: `import ${id}`,
    changes: { state: { before: 'checked', after: 'applying' } },
  })
  await work.later(loadJob, { importId: id })
}
