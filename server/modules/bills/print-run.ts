import { join } from 'node:path'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockRun, runName } from '../billing/bill-run.ts'
import { passGates } from '../billing/gate.ts'
import { returnedBills } from './email-queries.ts'
import { reserveForRun } from '../stock/stock-for-run.ts'
import { heldMail } from './held-mail.ts'
import { materialOfRun } from './material-of-run.ts'
import { isMailed, piecesOfBills, piecesOfRun } from './print-pieces.ts'
import { sortForPrint } from './sort-mail.ts'
import { currentTemplate, keepTemplate } from './template-version.ts'

/** The job that makes print files. */
export const printJob = 'print-run'

/** Where a run's print files lie, by city and job. */
export type PrintFolder = { readonly printFolder: string }

type Asked = PrintFolder & {
  readonly runId: number
  readonly fromPiece: number
  readonly holds: 'run' | 'returned' | 'held'
}

/**
 * Asks for the print files of a posted run: all of them, or from one piece on after a jam; or those bills whose e-mail did not arrive,
 * or that waited for an address. The template of today is kept with them. Refuses a run that is not posted, a piece it does not have, and
 * bills that came back or waited when there are none. Answers the number of the print job.
 */
export async function printRun(work: Work, { runId, fromPiece, holds, printFolder }: Asked): Promise<number> {
  const run = await lockRun(work, runId, ['posted', 'produced', 'mailed', 'closed'])
  await passGates(work, run, 'print')
  const billIds = await billsToPrint(work, runId, holds)
  if (holds === 'run') await sortForPrint(work, run)
  const { pieces } = billIds ? await piecesOfBills(work, runId, billIds) : await piecesOfRun(work, runId)
  if (fromPiece > Math.max(pieces.length, 1)) refuse('PRINT_PART_NOT_FOUND', { part: `piece ${fromPiece}` })
  // What is printed twice after a jam was reserved when it was printed first.
  if (holds === 'run' && fromPiece === 1) await reserveForRun(work, run, materialOfRun)
  const template = await currentTemplate()
  await keepTemplate(work, template)
  const { id } = await work.db
    .insertInto('print_job')
    .values({
      run_id: runId,
      template_sha256: template.sha256,
      pieces: pieces.slice(fromPiece - 1).filter(isMailed).length,
      from_piece: fromPiece,
      holds,
      bill_ids: billIds && JSON.stringify(billIds),
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
    changes: { printJob: id, fromPiece, holds, pieces: pieces.length, templateSha256: template.sha256 },
  })
  await work.later(printJob, { printJobId: id })
  return id
}

/** The bills a print job is asked for by name; null: all of the run that go by mail. */
async function billsToPrint(work: Work, runId: number, holds: Asked['holds']): Promise<number[] | null> {
  if (holds === 'run') return null
  const billIds = holds === 'held' ? (await heldMail(work, runId)).ready : await returnedBills(work, runId)
  if (billIds.length > 0) return billIds
  return refuse(holds === 'held' ? 'NO_HELD_BILL_READY' : 'NO_EMAIL_RETURNED', { runId })
}
