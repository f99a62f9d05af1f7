import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockImport } from './intake-queries.ts'

/** Leaves a file that was not applied. Its rows stay to be looked at; to bring it in after all, bring it again. */
export async function discardImport(work: Work, id: number): Promise<void> {
  const { state } = await lockImport(work, id)
  if (state !== 'checked') refuse('IMPORT_NOT_IN_STATE', { state, needed: ['checked'] })
  await work.db.updateTable('import_file').set({ state: 'discarded' }).where('id', '=', id).execute()
  await recordCommand(work, {
    command: 'discard-import',
    subject: `import ${id}`,
    changes: { state: { before: state, after: 'discarded' } },
  })
}
