import { join } from 'node:path'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockRun, runName } from '../billing/bill-run.ts'
import { passGates } from '../billing/gate.ts'
import { piecesOfRun } from './print-pieces.ts'
import { currentTemplate, keepTemplate } from './template-version.ts'

/** The job that makes print files. */
export const printJob = 'print-run'

/** Where a run's print files lie, by city and job. */
export type PrintFolder = { readonly printFolder: string }

/**
 * Asks for the print files of a posted run: all of them, or from one piece on after a jam. The template of today is kept with them.
 * Refuses a run that is not posted, and a piece the run does not have. Answers the number of the print job.
 */
export async function printRun(
  work: Work,
  { runId, fromPiece, printFolder }: PrintFolder & { readonly runId: number; readonly fromPiece: number },
): Promise<number> {
  const run = await lockRun(work, runId, ['posted', 'produced', 'mailed', 'closed'])
  await passGates(work, run, 'print')
  const { pieces } = await piecesOfRun(work, runId)
  if (fromPiece > Math.max(pieces.length, 1)) refuse('PRINT_PART_NOT_FOUND', { part: `piece ${fromPiece}` })
  const template = await currentTemplate()
  await keepTemplate(work, template)
  const { id } = await work.db
    .insertInto('print_job')
    .values({
      run_id: runId,
      template_sha256: template.sha256,
      pieces: Math.max(0, pieces.length - fromPiece + 1),
      from_piece: fromPiece,
      folder: '',
      asked_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const folder = join(printFolder, work.city, `run-${runId}`, `print-${id}`)
  await work.db.updateTable('print_job').set({ folder }).where('id', '=', id).execute()
  await recordCommand(work, {
    command: 'print-run',
    subject: runName(runId),
    changes: { printJob: id, fromPiece, pieces: pieces.length, templateSha256: template.sha256 },
  })
  await work.later(printJob, { printJobId: id })
  return id
}
