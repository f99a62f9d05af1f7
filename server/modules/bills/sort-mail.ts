import type { mailSort } from '@cartwright/api/mail-sort'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { BillRun } from '../billing/bill-run.ts'
import { standingSort } from '../presort/sort-of-run.ts'
import { fixSort, mailingOf, sortRun, weighsOtherwise } from '../presort/sort-run.ts'
import { sortShown } from '../presort/sort-shown.ts'
import { piecesToSort } from './print-pieces.ts'

/** Sorts the mail of a run, or leaves a sort that stands as it is, and answers it. Refuses a run that was printed before there was a sort: its pieces have their numbers. */
export async function sortMail(
  work: Work,
  { params: { id }, body: { anew } }: ReceivedBy<typeof mailSort.sort>,
): Promise<SuccessOf<typeof mailSort.sort>> {
  if (!(await standingSort(work, id)) && (await wasPrinted(work, id)))
    refuse('RUN_PRINTED_UNSORTED', { runId: id })
  await sortRun(work, { runId: id, pieces: () => piecesToSort(work, id), anew })
  return sortShown(work, id)
}

/**
 * Before a run is printed, its mail is sorted and the sort fixed, where the city says how bills are mailed; anew where pieces weigh otherwise by now. A run that was printed before there was a sort keeps
 * the numbers its pieces were printed with.
 */
export async function sortForPrint(work: Work, run: BillRun): Promise<void> {
  const standing = await standingSort(work, run.id)
  if (standing && !standing.fixed_at && (await weighsOtherwise(work, run.id)))
    await sortRun(work, { runId: run.id, pieces: () => piecesToSort(work, run.id), anew: true })
  if (!standing) {
    if (!(await mailingOf(work, run)) || (await wasPrinted(work, run.id))) return
    await sortRun(work, { runId: run.id, pieces: () => piecesToSort(work, run.id) })
  }
  await fixSort(work, run.id)
}

async function wasPrinted({ db }: Work, runId: number): Promise<boolean> {
  const job = await db
    .selectFrom('print_job')
    .select('id')
    .where('run_id', '=', runId)
    .where('holds', '=', 'run')
    .executeTakeFirst()
  return job !== undefined
}
