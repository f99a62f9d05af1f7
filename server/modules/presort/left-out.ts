import type { Work } from '#kernel/work'

type Left = { readonly runId: number; readonly billIds: readonly number[]; readonly reason: string }

/** Leaves bills out of the mail of their run from its next sort on: of no later sort and no print file of the run are they part. Asked again, nothing changes. */
export async function leaveOut(work: Work, { runId, billIds, reason }: Left): Promise<void> {
  if (billIds.length === 0) return
  await work.db
    .insertInto('mail_sort_left_out')
    .values(
      billIds.map((billId) => ({
        run_id: runId,
        bill_id: billId,
        reason,
        left_by: work.actor.name,
        left_on: work.today,
      })),
    )
    .onConflict((conflict) => conflict.columns(['run_id', 'bill_id']).doNothing())
    .execute()
}

/** The bills of a run that are left out of its mail. */
export async function leftOutOf({ db }: Work, runId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('mail_sort_left_out')
    .select('bill_id')
    .where('run_id', '=', runId)
    .execute()
  return new Set(rows.map(({ bill_id }) => bill_id))
}
