import type { RefusalCode } from '@cartwright/api/refusals'
import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { approveAdjustment } from '../adjustments/approve-adjustment.ts'
import { correctionOutcome } from './correction-outcome.ts'
import { lockList } from './rebill-list-rows.ts'

/** How many accounts one step approves. */
const atOnce = 20

/** What refuses whoever approves, and not the row: then nothing of the list is approved. */
const ofThePerson: readonly RefusalCode[] = [
  'NOT_PERMITTED',
  'ADJUSTMENT_RULES_MISSING',
  'ADJUSTMENT_APPROVER_UNFIT',
  'ADJUSTMENT_OWN_NOT_APPROVED',
]

type Approved = { readonly listId: number; readonly note?: string | undefined; readonly again: boolean }

/**
 * Approves the next waiting accounts of a list, each in a transaction of its own and within the authority of whoever approves. What cannot
 * be approved is held up with why, and goes on waiting; `again` tries those once more. Refuses an unknown list, and whoever may not
 * approve it at all.
 */
export async function approveList(
  inTransaction: InTransaction,
  { listId, note, again }: Approved,
): Promise<void> {
  const waiting = await inTransaction(async (work) => {
    await lockList(work, listId)
    if (again) await heldUp(work, { listId, problem: null })
    return waitingOf(work, listId)
  })
  for (const { adjustmentId, correctionId } of waiting)
    try {
      await inTransaction((work) =>
        approveAdjustment(work, { adjustmentId, note, outcomes: [correctionOutcome] }),
      )
    } catch (error) {
      if (!(error instanceof Refusal) || ofThePerson.includes(error.problem.code)) throw error
      const { title, code } = error.problem
      // Somebody else decided about it meanwhile: there is nothing to hold up.
      if (code === 'ADJUSTMENT_NOT_WAITING') continue
      await inTransaction((work) => heldUp(work, { listId, correctionId, problem: title }))
    }
}

type Waiting = { readonly adjustmentId: number; readonly correctionId: number }

async function waitingOf({ db }: Work, listId: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.adjustment_id as "adjustmentId", c.id as "correctionId" from correction c
    where c.rebill_list_id = ${listId} and c.state = 'asked' and c.adjustment_id is not null
      and not exists (select from rebill_row r where r.correction_id = c.id and r.problem is not null)
    order by c.id limit ${atOnce}`.execute(db)
  return rows
}

/** Says of the rows of a correction why they could not be approved; of all that wait, that nothing holds them up. */
async function heldUp(
  { db }: Work,
  {
    listId,
    correctionId,
    problem,
  }: { readonly listId: number; readonly correctionId?: number; readonly problem: string | null },
): Promise<void> {
  await sql`
    update rebill_row set problem = ${problem}::text
    where list_id = ${listId} and state = 'asked' ${correctionId === undefined ? sql`` : sql`and correction_id = ${correctionId}`}`.execute(
    db,
  )
}
