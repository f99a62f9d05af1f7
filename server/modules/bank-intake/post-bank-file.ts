import { sql } from 'kysely'
import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { Refusal, refuse } from '#kernel/refusal'
import type { InTransaction, Job, Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { bankFileTotals, lockBankFile } from './bank-file-rows.ts'
import { refuseAhead } from './load-bank-file.ts'
import { postItems } from './post-items.ts'

/** The name of the background work that posts a file. */
const postJob = 'post-bank-file'

/**
 * Asks for a checked file to be posted: it is done in the background. Asking again for one that is being posted goes on with what is left of it,
 * and posts nothing twice. Refuses a file that is not checked, one without payments, and one with a day that is not there yet.
 */
export async function askToPostFile(work: Work, fileId: number): Promise<void> {
  const { state } = await lockBankFile(work, fileId)
  if (state !== 'checked' && state !== 'posting')
    refuse('BANK_FILE_NOT_IN_STATE', { state, needed: ['checked', 'posting'] })
  const totals = await bankFileTotals(work, fileId)
  if (totals.posted.count + totals.suspended.count === 0) refuse('BANK_FILE_WITHOUT_PAYMENTS', {})
  refuseAhead(work, await lastDay(work, fileId))
  await work.db
    .updateTable('bank_file')
    .set({ state: 'posting', ended_by: work.actor.name, ended_on: work.today, failure: null })
    .where('id', '=', fileId)
    .execute()
  await recordCommand(work, {
    command: 'post-bank-file',
    subject: `bank file ${fileId}`,
    changes: { state: { before: state, after: 'posting' }, totals },
  })
  await work.later(postJob, { fileId })
}

async function lastDay({ db }: Work, fileId: number): Promise<PlainDate | null> {
  const { rows } = await sql<{ day: PlainDate | null }>`
    select max(received_on) as day from bank_file_item where file_id = ${fileId} and verdict <> 'rejected'`.execute(
    db,
  )
  return rows[0]!.day
}

const Asked = z.object({ fileId: z.int() })

/**
 * Posts a file, some thousand items a transaction. A worker that is killed loses the transaction it was in: the next one goes on with the items that
 * are not done. What stops it is kept with the file, which can be posted again.
 */
export const postBankFileJob: Job = {
  name: postJob,
  run: async ({ data, inTransaction }) => {
    const { fileId } = Asked.parse(data)
    try {
      await postWholeFile(inTransaction, fileId)
    } catch (error) {
      await inTransaction((work) => keepFailure(work, fileId, failureText(error)))
      throw error
    }
  },
}

/** Posts what is left of a file, so many items in each transaction: one after the other, until nothing is left. */
export async function postWholeFile(
  inTransaction: InTransaction,
  fileId: number,
  atOnce = 5000,
): Promise<void> {
  let more = true
  while (more) more = await inTransaction((work) => postSome(work, fileId, atOnce))
}

/** Posts the next items of a file and answers whether there may be more. Of two who do it at once, the second waits and goes on behind. */
async function postSome(work: Work, fileId: number, atOnce: number): Promise<boolean> {
  const { state } = await lockBankFile(work, fileId)
  if (state !== 'posting') return false
  if (await postItems(work, fileId, atOnce)) return true
  await work.db.updateTable('bank_file').set({ state: 'posted' }).where('id', '=', fileId).execute()
  await recordCommand(work, {
    command: 'finish-bank-file',
    subject: `bank file ${fileId}`,
    changes: { state: { before: 'posting', after: 'posted' }, totals: await bankFileTotals(work, fileId) },
  })
  return false
}

const keepFailure = ({ db }: Work, fileId: number, failure: string) =>
  db
    .updateTable('bank_file')
    .set({ failure })
    .where('id', '=', fileId)
    .where('state', '=', 'posting')
    .execute()

const failureText = (error: unknown): string =>
  error instanceof Refusal
    ? `${error.problem.title} (${error.problem.code})`
    : 'Something went wrong on our side; the log has it. What is done stays; post the file again for the rest.'
