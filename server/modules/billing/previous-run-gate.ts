import { sql } from 'kysely'
import type { Gate } from '#kernel/gate'
import type { Work } from '#kernel/work'
import type { ReviewSettings } from '../city/city-settings.ts'
import { reviewRules } from '../city/city-queries.ts'
import type { BillRun, RunState } from './bill-run.ts'
import { green, notNeeded, onRunPage, red } from './gate.ts'

const reached: Readonly<Record<ReviewSettings['previousRun'], readonly RunState[]>> = {
  posted: ['posted', 'produced', 'mailed', 'closed'],
  mailed: ['mailed', 'closed'],
  closed: ['closed'],
}

/**
 * Each bill begins where the last one ended: so the run before is through with, and a register that was made before another run of
 * the cycle was posted is made again.
 */
export const previousRunClosed: Gate = {
  name: 'previous-run-closed',
  title: 'Last run closed',
  before: 'release',
  look: async (work, run) => {
    const newer = await postedSince(work, run)
    if (newer !== null)
      return red(
        `Run ${newer} was posted after this register was made. Calculate what changed.`,
        onRunPage(run, 'register'),
      )
    if (run.kind !== 'cycle') return notNeeded('A run of chosen accounts waits for no other.')
    const before = await runBefore(work, run)
    if (!before) return green('This is the first run of the cycle.')
    const { previousRun } = await reviewRules(work)
    const { id, state } = before
    return reached[previousRun].includes(state as RunState)
      ? green(`Run ${id} is ${state}.`)
      : red(
          `Run ${id} before it is ${state.replace('_', ' ')}. Bring it on until it is ${previousRun}.`,
          `/runs/${id}`,
        )
  },
}

/** The run of the same cycle for the period before, unless it was given up. */
async function runBefore(work: Work, run: BillRun): Promise<BillRun | undefined> {
  return work.db
    .selectFrom('bill_run')
    .selectAll()
    .where('cycle', '=', run.cycle)
    .where('kind', '=', 'cycle')
    .where('state', '<>', 'voided')
    .where('period_from', '<', run.period_from)
    .orderBy('period_from', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A run that was posted after the books were read for this one, and that billed an account of it. */
async function postedSince({ db }: Work, run: BillRun): Promise<number | null> {
  if (run.data_as_of === null) return null
  const { rows } = await sql<{ id: number }>`
    select id from bill_run other where other.cycle = ${run.cycle} and other.id <> ${run.id} and other.posted_at > ${run.data_as_of}
      and exists (select from bill b join register_bill r on r.run_id = ${run.id} and r.account_id = b.account_id
        where b.run_id = other.id)
    order by id desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}
