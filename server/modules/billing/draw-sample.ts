import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { reviewRules } from '../city/city-queries.ts'
import { type BillRun, instant, lockRun, runName } from './bill-run.ts'
import { whileDeciding } from './decide-exceptions.ts'
import { totalsOf } from './run-totals.ts'
import { drawRows, leastOf, method } from './sample-rows.ts'

/** Whether a run is large enough to be looked at by a sample: one of chosen accounts is looked at account by account. */
export const isSampled = ({ kind }: Pick<BillRun, 'kind'>): boolean => kind === 'cycle' || kind === 'finals'

/**
 * Draws the sample of a register, once for a run: from a seed of chance, or from one that somebody else chose before the register
 * was there. What is needed to draw it again is kept. Refuses a second drawing: nobody draws until they like what they get.
 */
export async function drawSample(
  work: Work,
  { runId, seed }: { readonly runId: number; readonly seed?: string | undefined },
): Promise<void> {
  const run = await lockRun(work, runId, whileDeciding)
  if (await isDrawn(work, runId)) refuse('SAMPLE_ALREADY_DRAWN', { runId })
  await draw(work, run, seed ?? (await chance(work)))
}

/** Draws the sample of a run whose review begins, when the city asks for one and none was drawn. */
export async function drawForReview(work: Work, run: BillRun): Promise<void> {
  const { sample } = await reviewRules(work)
  if (sample > 0 && isSampled(run) && !(await isDrawn(work, run.id)))
    await draw(work, run, await chance(work))
}

async function isDrawn({ db }: Work, runId: number): Promise<boolean> {
  const found = await db
    .selectFrom('run_sample')
    .select('run_id')
    .where('run_id', '=', runId)
    .executeTakeFirst()
  return found !== undefined
}

async function chance({ db }: Work): Promise<string> {
  const { rows } = await sql<{ seed: string }>`
    select replace(gen_random_uuid()::text, '-', '') as seed`.execute(db)
  return rows[0]!.seed
}

async function draw(work: Work, run: BillRun, seed: string): Promise<void> {
  const { sample: size } = await reviewRules(work)
  const drawing = { seed, size, ...leastOf(size) }
  const bills = (await totalsOf(work, [run.id])).get(run.id)?.bills ?? 0
  const drawn = size === 0 ? [] : await drawRows(work, run.id, drawing)
  await work.db
    .insertInto('run_sample')
    .values({
      run_id: run.id,
      seed,
      method,
      size,
      per_class: drawing.perClass,
      of_pointed_out: drawing.ofPointedOut,
      bills,
      calculation: run.calculation,
      drawn_by: work.actor.name,
      drawn_at: instant(),
    })
    .execute()
  await sql`
    insert into sample_item (run_id, account_id, position, drawn_for)
    select ${run.id}, account, position, drawn_for
    from unnest(${drawn.map(({ accountId }) => accountId)}::bigint[], ${drawn.map(({ position }) => position)}::bigint[],
      ${drawn.map(({ drawnFor }) => drawnFor)}::text[]) as one (account, position, drawn_for)`.execute(
    work.db,
  )
  await recordCommand(work, {
    command: 'draw-sample',
    subject: runName(run.id),
    changes: { seed, size, bills, drawn: drawn.length },
  })
}
