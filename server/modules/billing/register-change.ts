import { sql } from 'kysely'
import type { Change } from '@cartwright/api/review-shapes'
import { ChangeCause } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import type { BillRun } from './bill-run.ts'
import { causesOf } from './change-causes.ts'
import { comparableRuns, comparedRun } from './compared-run.ts'
import { becomesBill, type RunTotals } from './run-totals.ts'
import { stoppedTotals } from './stopped-accounts.ts'

type Answer = z.output<typeof Change>
type Cause = Answer['causes'][number]

/** Where the bars of the histogram begin and end, in percent of the last bill. The one from 0 to 1 holds what did not change. */
const edges = [-50, -25, -10, -5, 0, 1, 5, 10, 25, 50, 100] as const

/**
 * Why a run differs from an earlier one of its cycle, by cause, and how many bills changed by how much. All that was charged then is in
 * it: what accounts paid that get no bill now has stopped. Without an earlier run, it differs from the last bills.
 */
export async function changeOfRun(work: Work, run: BillRun, asked?: number): Promise<Answer> {
  const choices = await comparableRuns(work, run)
  const against = comparedRun(run, choices, asked)
  const before = against?.id
  const gone = before === undefined ? [] : await stoppedTotals(work, run.id, before)
  const classes = await classesOf(work, run.id, before)
  const stoppedCents = sumOf(gone, ({ chargesCents }) => chargesCents)
  const stopped = { accounts: sumOf(gone, ({ accounts }) => accounts), chargesCents: stoppedCents }
  return {
    against: against && comparedTold(against),
    choices: choices.map(comparedTold),
    beforeCents: sumOf(classes, ({ beforeCents }) => beforeCents) + stoppedCents,
    nowCents: sumOf(classes, ({ nowCents }) => nowCents),
    causes: withStopped(await causesOf(work, run.id, before), stopped),
    stopped,
    classes: classesWith(classes, gone),
    histogram: await histogramOf(work, run.id, before),
  }
}

const comparedTold = (run: BillRun) => ({
  runId: run.id,
  periodFrom: run.period_from.toString(),
  periodUntil: run.period_until.toString(),
  chargesCents: (run.totals as RunTotals | null)?.chargesCents ?? 0,
})

function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}

function withStopped(causes: readonly Cause[], gone: Answer['stopped']): Cause[] {
  const known = causes.find(({ cause }) => cause === 'stopped') ?? {
    cause: 'stopped' as const,
    accounts: 0,
    amountCents: 0,
  }
  const stopped: Cause = {
    cause: 'stopped',
    accounts: known.accounts + gone.accounts,
    amountCents: known.amountCents - gone.chargesCents,
  }
  return [
    ...causes.filter(({ cause }) => cause !== 'stopped'),
    ...(stopped.accounts > 0 ? [stopped] : []),
  ].toSorted((a, b) => ChangeCause.options.indexOf(a.cause) - ChangeCause.options.indexOf(b.cause))
}

/** The bills of a run beside what they were, in one look: joined and not looked up one by one. */
const compared = (runId: number, against: number | undefined) =>
  against === undefined
    ? sql`(select r.class, r.charges_cents as now, r.last_charges_cents as before
        from register_bill r where r.run_id = ${runId} and ${becomesBill}) as one`
    : sql`(select r.class, r.charges_cents as now, b.charges_cents as before
        from register_bill r left join bill b on b.run_id = ${against} and b.account_id = r.account_id
        where r.run_id = ${runId} and ${becomesBill}) as one`

type ClassChange = Omit<Answer['classes'][number], 'stoppedCents'>

async function classesOf(work: Work, runId: number, against: number | undefined): Promise<ClassChange[]> {
  const { rows } = await sql<ClassChange>`
    select class, count(*) as bills, coalesce(sum(before), 0)::bigint as "beforeCents", sum(now)::bigint as "nowCents"
    from ${compared(runId, against)} group by class order by class`.execute(work.db)
  return rows
}

function classesWith(
  classes: readonly ClassChange[],
  gone: readonly { readonly class: string; readonly chargesCents: number }[],
): Answer['classes'] {
  const stopped = new Map(gone.map((one) => [one.class, one.chargesCents]))
  const names = [...new Set([...classes.map((one) => one.class), ...stopped.keys()])].toSorted()
  return names.map((name) => ({
    ...(classes.find((one) => one.class === name) ?? { class: name, bills: 0, beforeCents: 0, nowCents: 0 }),
    stoppedCents: stopped.get(name) ?? 0,
  }))
}

/** Bills without a charge before them have no percentage of change; they are among the new ones. */
async function histogramOf(
  work: Work,
  runId: number,
  against: number | undefined,
): Promise<Answer['histogram']> {
  const { rows } = await sql<{ class: string; bar: number; bills: number; changeCents: number }>`
    select class, width_bucket((now - before) * 100.0 / before, ${[...edges]}::numeric[]) as bar, count(*) as bills,
      sum(now - before)::bigint as "changeCents"
    from ${compared(runId, against)} where before > 0
    group by 1, 2 order by 1, 2`.execute(work.db)
  return [...Map.groupBy(rows, (row) => row.class)].map(([name, bars]) => {
    const found = new Map(bars.map((row) => [row.bar, row]))
    return { class: name, bars: [...barsOf(found)] }
  })
}

function* barsOf(found: ReadonlyMap<number, { readonly bills: number; readonly changeCents: number }>) {
  for (let bar = 0; bar <= edges.length; bar++)
    yield {
      fromPercent: edges[bar - 1] ?? null,
      untilPercent: edges[bar] ?? null,
      bills: found.get(bar)?.bills ?? 0,
      changeCents: found.get(bar)?.changeCents ?? 0,
    }
}
