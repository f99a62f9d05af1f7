import type { stockRuns } from '@cartwright/api/stock-runs'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { findRun } from '../billing/bill-run.ts'
import { expectedNeed, runsToCome } from './run-plan-needs.ts'
import { releaseReserved, useReserved } from './reserve-stock.ts'
import { stockItems } from './stock-items.ts'
import { type MaterialOfRun, needsOfRun, reserveForRun, subjectOf } from './stock-for-run.ts'
import { reservationsOf } from './stock-rows.ts'

/** For how many days ahead the runs are listed. */
const ahead = { days: 60 }

type Listed = SuccessOf<typeof stockRuns.list>
type OfRun = SuccessOf<typeof stockRuns.show>

/** The runs that will need stock, in their order, with what each needs of each item; and those whose stock was booked lately. */
export async function listRuns(work: Work): Promise<Listed> {
  const items = (await stockItems(work)).filter(({ usedFor }) => usedFor !== 'none')
  const runs = items.length === 0 ? [] : await runsToCome(work, work.today.add(ahead))
  return {
    rows: runs.map((run) => ({
      runId: run.runId,
      cycleName: run.cycleName,
      mailOn: run.on.toString(),
      needs: items.map((item) => ({
        item: item.code,
        needed: expectedNeed(item, run),
        reserved: run.reserved.get(item.id) ?? 0,
      })),
    })),
    booked: await reservationsOf(
      work,
      sql`r.state <> 'released' and r.run_id is not null order by r.id desc limit 100`,
    ),
  }
}

/** What one run needs, and what there is for it. */
export async function showRun(work: Work, runId: number, materialOf: MaterialOfRun): Promise<OfRun> {
  const run = await findRun(work, runId)
  const { needs, basis, booked } = await needsOfRun(work, run, materialOf)
  const kept = await reservationsOf(work, sql`r.subject = ${subjectOf(runId)} order by i.code`)
  return {
    runId,
    cycle: run.cycle,
    state: run.state,
    basis,
    booked,
    needs: needs.map(({ item, needed, reserved, has }) => {
      const row = kept.find((one) => one.item === item.code)
      return {
        item: item.code,
        name: item.name,
        needed,
        reserved,
        has,
        used: row?.used ?? null,
        spoiled: row?.spoiled ?? null,
      }
    }),
  }
}

/** Keeps what a run needs for it. Refuses a run that is not posted: before that its bills cannot be counted. */
export async function reserveRun(work: Work, runId: number, materialOf: MaterialOfRun): Promise<OfRun> {
  const run = await findRun(work, runId)
  if ((await materialOf(work, runId)) === null)
    refuse('RUN_NOT_IN_STATE', { state: run.state, needed: ['posted', 'produced', 'mailed', 'closed'] })
  await reserveForRun(work, run, materialOf)
  return showRun(work, runId, materialOf)
}

/** Books what a run used and spoiled of stock. Done again, it changes nothing. */
export async function bookRun(
  work: Work,
  { params: { runId }, body }: ReceivedBy<typeof stockRuns.book>,
  materialOf: MaterialOfRun,
): Promise<OfRun> {
  await findRun(work, runId)
  const on = PlainDate.from(body.on)
  if (isBefore(work.today, on)) refuseField('on', 'Write today, or the day before on which it was printed.')
  const used = body.used.map(({ item, quantity, spoiled }) => ({ itemCode: item, quantity, spoiled }))
  await useReserved(work, { subject: subjectOf(runId), runId, used, on })
  return showRun(work, runId, materialOf)
}

/** Gives free what was kept for a run. */
export async function releaseRun(work: Work, runId: number, materialOf: MaterialOfRun): Promise<OfRun> {
  await findRun(work, runId)
  await releaseReserved(work, subjectOf(runId))
  return showRun(work, runId, materialOf)
}
