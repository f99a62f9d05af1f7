import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { changesBetween, type Loaded } from './changes-between.ts'
import { cycles } from './city-queries.ts'
import type { CycleSettings } from './city-settings.ts'

type Told = {
  readonly name: string
  readonly months: number
  readonly timing: string
  readonly anchorOn: string
  readonly body: unknown
}

/**
 * Stores the cycles of a city folder. A cycle with a posted run keeps its length, timing and anchor, for its periods must
 * go on where the last one ended. A cycle the folder no longer names goes when nobody is in it, and else stays.
 */
export async function loadCycles(work: Work, settings: readonly CycleSettings[]): Promise<Loaded> {
  const stored = new Map(
    (await cycles(work)).map(({ code, anchorOn, ...rest }) => [
      code,
      { ...rest, anchorOn: anchorOn.toString() },
    ]),
  )
  const wanted = new Map(
    settings.map(({ code, schedule, ...rest }) => [code, { ...rest, body: { schedule } }]),
  )
  const notes: string[] = []
  const changes = []
  for (const change of changesBetween(stored, wanted)) {
    const [before, after] = [change.before, change.after] as [Told | null, Told | null]
    if (before && after) await refuseNewRhythm(work, change.what, before, after)
    if (after) await storeCycle(work, change.what, after)
    else if (!(await removeCycle(work, change.what))) {
      notes.push(
        `Cycle ${change.what} is no longer in the folder and stays, because accounts, runs or planned runs are in it.`,
      )
      continue
    }
    changes.push(change)
    await recordCommand(work, {
      command: 'load-cycle',
      subject: `cycle ${change.what}`,
      changes: { before, after },
    })
  }
  return { changes, notes }
}

async function refuseNewRhythm(work: Work, cycle: string, before: Told, after: Told): Promise<void> {
  const same = (['months', 'timing', 'anchorOn'] as const).every((field) => before[field] === after[field])
  const run = same ? undefined : await postedRun(work, cycle)
  if (run === undefined) return
  const instead = `Give the new rhythm a new cycle code and move the accounts after their last bill in ${cycle}.`
  refuse('CYCLE_IN_USE', { cycle, run, instead })
}

async function postedRun(work: Work, cycle: string): Promise<number | undefined> {
  const found = await work.db
    .selectFrom('bill_run')
    .select('id')
    .where('cycle', '=', cycle)
    .where('posted_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.id
}

async function storeCycle(work: Work, code: string, { anchorOn, body, ...rest }: Told): Promise<void> {
  const values = {
    ...rest,
    anchor_on: PlainDate.from(anchorOn),
    body: JSON.stringify(body),
  }
  await work.db
    .insertInto('cycle')
    .values({ code, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
}

/** Whether it could go: nobody is in it. */
async function removeCycle(work: Work, code: string): Promise<boolean> {
  const account = await work.db
    .selectFrom('account')
    .select('id')
    .where('cycle', '=', code)
    .limit(1)
    .executeTakeFirst()
  const run = await work.db
    .selectFrom('bill_run')
    .select('id')
    .where('cycle', '=', code)
    .limit(1)
    .executeTakeFirst()
  const plan = await work.db
    .selectFrom('run_plan')
    .select('id')
    .where('cycle', '=', code)
    .limit(1)
    .executeTakeFirst()
  if (account || run || plan) return false
  await work.db.deleteFrom('cycle').where('code', '=', code).execute()
  return true
}
