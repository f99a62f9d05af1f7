import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { billingPeriodOn } from '../city/billing-periods.ts'
import { findCycle, nextPeriod } from '../city/cycle-periods.ts'
import type { BillKind } from './bill-days.ts'
import { beforeRelease, type BillRun, keyOf, runName } from './bill-run.ts'
import { datesOfRun } from './propose-run.ts'
import { isPlausible } from './run-dates.ts'
import { idsOfAccounts } from './run-accounts.ts'

export type RunKind = 'cycle' | 'account' | 'list' | 'finals'
export type NewRun = {
  readonly kind: RunKind
  readonly cycle: string
  /** Any day of the period; the next period of the cycle when left out. */
  readonly periodFrom?: PlainDate | undefined
  /** Of a run for one account or a list. */
  readonly accountNumbers?: readonly string[] | undefined
  readonly billOn?: PlainDate | undefined
  readonly note?: string | undefined
  /** Of a bill on demand. */
  readonly onDemand?: OnDemand | undefined
}

/** What a bill on demand is for: its kind, the first day it does not stand for, and the last day whose events count. */
type OnDemand = {
  readonly kind: Exclude<BillKind, 'regular'>
  readonly until: PlainDate
  readonly cutOffOn: PlainDate
}

/**
 * Opens a bill run: for a cycle, one account, a list, or the finals of a cycle. Nothing is calculated yet. Refuses an
 * unknown cycle, accounts that are not of it, and a second run of a cycle for one period.
 */
export async function openRun(work: Work, asked: NewRun): Promise<BillRun> {
  const values = await valuesOf(work, asked)
  const run = await work.db
    .insertInto('bill_run')
    .values({ ...values, scope: JSON.stringify(values.scope) })
    // Two people at once: the second is told of the first one's run.
    .onConflict((conflict) =>
      conflict
        .columns(['cycle', 'period_from'])
        .where('kind', '=', sql.lit('cycle'))
        .where('state', '<>', sql.lit('voided'))
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst()
  if (!run) return refuseSecond(work, asked, values.period_from)
  const { onDemand } = asked
  const changes = {
    ...asked,
    periodFrom: run.period_from.toString(),
    billOn: run.bill_on.toString(),
    ...(onDemand && { onDemand: { kind: onDemand.kind, until: onDemand.until.toString() } }),
  }
  await recordCommand(work, { command: 'open-run', subject: runName(run.id), changes })
  return run
}

/** A run as it would be opened, for a bill that is only looked at: it has no number, and nothing is kept. */
export async function runToLookAt(work: Work, asked: NewRun): Promise<BillRun> {
  const none = {
    calculated_by: null,
    calculated_by_key: null,
    calculated_at: null,
    review_started_at: null,
    released_by: null,
    released_at: null,
    posted_by: null,
    posted_at: null,
    data_as_of: null,
    register_hash: null,
    totals: null,
    failure: null,
  }
  return { ...none, ...(await valuesOf(work, asked)), id: 0, state: 'open', calculation: 0, documents: {} }
}

async function valuesOf(work: Work, asked: NewRun) {
  const cycle = await findCycle(work, asked.cycle)
  const accountIds = await scopeOf(work, asked)
  if (!asked.periodFrom && asked.kind === 'cycle') await refuseWhileOneIsUnderWay(work, cycle.code)
  const period = asked.periodFrom ? billingPeriodOn(cycle, asked.periodFrom) : await nextPeriod(work, cycle)
  if (asked.billOn && !isPlausible(period, asked.billOn))
    refuse('RUN_BILL_DAY_INVALID', { billOn: asked.billOn.toString() })
  const dates = await datesOfRun(work, cycle, period, asked.billOn)
  return {
    cycle: cycle.code,
    kind: asked.kind,
    months: cycle.months,
    timing: cycle.timing,
    period_from: period.from,
    period_until: period.until,
    bill_on: dates.billOn,
    due_on: dates.dueOn,
    delinquent_on: dates.delinquentOn,
    cut_off_on: asked.onDemand?.cutOffOn ?? dates.cutOffOn,
    bill_kind: asked.onDemand?.kind ?? 'regular',
    bill_until: asked.onDemand?.until ?? null,
    scope: accountIds ? { accountIds, accountNumbers: asked.accountNumbers } : {},
    opened_by: work.actor.name,
    opened_by_key: keyOf(work.actor),
    note: asked.note ?? null,
  }
}

async function scopeOf(work: Work, { kind, cycle, accountNumbers }: NewRun): Promise<number[] | null> {
  if (kind === 'cycle' || kind === 'finals') {
    if (accountNumbers) refuse('RUN_SCOPE_INVALID', { needed: 'no accounts: the cycle names them' })
    return null
  }
  if (!accountNumbers || (kind === 'account' && accountNumbers.length !== 1))
    return refuse('RUN_SCOPE_INVALID', { needed: kind === 'account' ? 'one account' : 'a list of accounts' })
  const accounts = await idsOfAccounts(work, accountNumbers)
  const others = accounts.filter((account) => account.cycle !== cycle).map(({ number }) => number)
  if (others.length > 0) refuse('ACCOUNTS_NOT_OF_CYCLE', { accountNumbers: others })
  return accounts.map(({ id }) => id)
}

/** A request sent twice must not open the period after the one that was meant: another period is opened by its name. */
async function refuseWhileOneIsUnderWay({ db }: Work, cycle: string): Promise<void> {
  const run = await db
    .selectFrom('bill_run')
    .select('id')
    .where('cycle', '=', cycle)
    .where('kind', '=', 'cycle')
    .where('state', 'in', [...beforeRelease, 'approved', 'posting'])
    .executeTakeFirst()
  if (run) refuse('RUN_ALREADY_OPEN', { runId: run.id })
}

async function refuseSecond(work: Work, { cycle }: NewRun, from: PlainDate): Promise<never> {
  const earlier = await earlierRun(work, cycle, from)
  assert(earlier, 'only an earlier run keeps a second one from being opened')
  return refuse('RUN_ALREADY_OPEN', { runId: earlier.id })
}

const earlierRun = ({ db }: Work, cycle: string, from: PlainDate): Promise<{ id: number } | undefined> =>
  db
    .selectFrom('bill_run')
    .select('id')
    .where('cycle', '=', cycle)
    .where('kind', '=', 'cycle')
    .where('period_from', '=', from)
    .where('state', '<>', 'voided')
    .executeTakeFirst()
