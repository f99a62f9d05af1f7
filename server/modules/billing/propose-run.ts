import { sql } from 'kysely'
import { type ClosedPeriod, isSame, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type Cycle, cityIdentity, cycles, scheduleOf } from '../city/city-queries.ts'
import { nextPeriod } from '../city/cycle-periods.ts'
import { plannedRunDays } from '../planning/planned-run-days.ts'
import type { RunDates } from './bill-run.ts'
import { type DueRule, runDates } from './run-dates.ts'

/** What opening the next run of a cycle would make. */
export type Proposal = RunDates & {
  readonly cycle: Cycle
  readonly period: ClosedPeriod
  readonly accounts: number
  /** The run of the cycle that is not closed yet, if there is one. */
  readonly openRun: number | null
}

/** How many days a bill gives, as the city's papers say. A city without papers gives the thirty days of common use. */
async function dueRule(work: Work): Promise<DueRule> {
  const identity = await cityIdentity(work)
  return identity ? identity.bill : { dueDays: 30, delinquentDays: 0 }
}

/** The next run of every cycle, as opening it would make it. */
export async function proposals(work: Work): Promise<Proposal[]> {
  const proposed: Proposal[] = []
  for (const cycle of await cycles(work)) {
    const period = await nextPeriod(work, cycle)
    proposed.push({
      cycle,
      period,
      ...(await datesOfRun(work, cycle, period)),
      ...(await openedAlready(work, cycle.code, period.from)),
    })
  }
  return proposed
}

/**
 * The days of a run: those of the calendar when the period is planned, else by the schedule of the cycle. Bills of another day than
 * the one planned count their due days from it.
 */
export async function datesOfRun(
  work: Work,
  cycle: Cycle,
  period: ClosedPeriod,
  billOn?: PlainDate,
): Promise<RunDates> {
  const planned = await plannedRunDays(work, cycle.code, period.from)
  if (planned && (!billOn || isSame(billOn, planned.billOn))) return planned
  return runDates(period, scheduleOf(cycle), await dueRule(work), billOn)
}

async function openedAlready(work: Work, cycle: string, from: PlainDate) {
  const { rows } = await sql<{ accounts: number; openRun: number | null }>`
    select (select count(*) from account where cycle = ${cycle} and (closed_on is null or closed_on > ${from})) as accounts,
      (select max(id) from bill_run where cycle = ${cycle} and kind = 'cycle'
        and state not in ('voided', 'closed', 'mailed', 'produced', 'posted')) as "openRun"`.execute(work.db)
  return rows[0]!
}

/** A proposal as the API and the terminal tell it. */
export const toldProposal = ({ cycle, period, accounts, openRun: open, ...dates }: Proposal) => ({
  cycle: cycle.code,
  name: cycle.name,
  periodFrom: period.from.toString(),
  periodUntil: period.until.toString(),
  billOn: dates.billOn.toString(),
  dueOn: dates.dueOn.toString(),
  delinquentOn: dates.delinquentOn.toString(),
  accounts,
  openRun: open,
})
