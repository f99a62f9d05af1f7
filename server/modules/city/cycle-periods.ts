import { sql } from 'kysely'
import type { ClosedPeriod, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { billingPeriodOn, nextBillingPeriod } from './billing-periods.ts'
import { type Cycle, cycles } from './city-queries.ts'

/** Finds a cycle by its code. Refuses one that is not there. */
export async function findCycle(work: Work, code: string): Promise<Cycle> {
  const found = (await cycles(work)).find((cycle) => cycle.code === code)
  return found ?? refuse('CYCLE_NOT_FOUND', { cycle: code })
}

/**
 * The period a cycle bills next: the one after the newest run that was not given up. Before the first run it is the
 * period today lies in, or the one after it for a city that bills in advance.
 */
export async function nextPeriod(work: Work, cycle: Cycle): Promise<ClosedPeriod> {
  const { newest } = await runsOf(work, cycle.code)
  return periodAfter(work, cycle, newest)
}

function periodAfter(work: Work, cycle: Cycle, newest: PlainDate | null): ClosedPeriod {
  if (newest) return nextBillingPeriod(cycle, newest)
  return cycle.timing === 'advance'
    ? nextBillingPeriod(cycle, work.today)
    : billingPeriodOn(cycle, work.today)
}

/**
 * How far a cycle has been billed here: the first day of which bills can still be made, that of the run under way, or of the one that comes
 * next; and the first day that was ever billed here, the same day where none was. What was released is billed as it is.
 */
export async function billedHere(
  work: Work,
  code: string,
): Promise<{ readonly since: PlainDate; readonly until: PlainDate }> {
  const cycle = await findCycle(work, code)
  const { first, newest, underWay } = await runsOf(work, code)
  const until = underWay ?? periodAfter(work, cycle, newest).from
  return { since: first ?? until, until }
}

/** The first days of the runs of a cycle that were not given up: of the first, of the newest, and of the one under way. */
async function runsOf({ db }: Work, code: string) {
  const { rows } = await sql<{
    first: PlainDate | null
    newest: PlainDate | null
    underWay: PlainDate | null
  }>`
    select min(period_from) as first, max(period_from) as newest,
      min(period_from) filter (where state in ('open', 'calculating', 'calculated', 'in_review')) as "underWay"
    from bill_run where cycle = ${code} and kind = 'cycle' and state <> 'voided'`.execute(db)
  return rows[0]!
}
