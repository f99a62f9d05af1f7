import { sql } from 'kysely'
import type { Gate } from '#kernel/gate'
import type { Work } from '#kernel/work'
import { dateOf, dayNumber, isoOf } from '../policies/day-numbers.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { rateAccount } from '../rates/rate-account.ts'
import { rateBook } from '../rates/rates-queries.ts'
import { type BillRun, periodOf } from './bill-run.ts'
import { green, onRunPage, red } from './gate.ts'
import { inScope } from './plan-chunks.ts'

/**
 * A day without a rate is a fault, not a free day. Before a run is calculated, every combination of container, size and class its
 * accounts have is priced once; after that its register tells, and tables that were loaded since are noticed.
 */
export const ratesInForce: Gate = {
  name: 'rates-in-force',
  title: 'Rates in force',
  before: 'release',
  look: async (work, run) => {
    if (run.calculated_at === null) return lookAhead(work, run)
    const loaded = await loadedSince(work, run)
    if (loaded !== null)
      return red(
        `${loaded} was loaded after this register was made. Calculate what changed.`,
        onRunPage(run, 'register'),
      )
    const { rows } = await sql<{ accounts: number }>`
      select count(*) as accounts from run_exception e join register_bill r on r.run_id = e.run_id and r.account_id = e.account_id
      where e.run_id = ${run.id} and e.code = 'no-rate' and not r.held`.execute(work.db)
    const { accounts } = rows[0]!
    if (accounts === 0) return green('Every day of every bill has a rate.')
    const many = accounts === 1 ? 'One account has' : `${accounts.toLocaleString('en-US')} accounts have`
    return red(
      `${many} days without a rate. Load the rate or mend the service, then calculate again; or hold.`,
      `${onRunPage(run, 'exceptions')}&exception=no-rate`,
    )
  },
}

async function loadedSince({ db }: Work, run: BillRun): Promise<string | null> {
  const { rows } = await sql<{ resolution: string }>`
    select resolution from rate_version where loaded_at > ${run.data_as_of}
      and effective_from < ${run.period_until} and (effective_until is null or effective_until > ${run.period_from})
    order by id desc limit 1`.execute(db)
  return rows[0]?.resolution ?? null
}

/** Something that is served to accounts of the run, wherever and to however many. */
type Combination = {
  readonly class: string
  readonly zone: string | null
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly pickups: number | null
  readonly location: string
  readonly from: number
  readonly until: number
}

/** What was found, by city, run and the newest command of the city: nothing changes what is served without one. */
const found = new Map<string, readonly string[]>()
const kept = 50

async function lookAhead(work: Work, run: BillRun) {
  const missing = await missingRates(work, run)
  if (missing.length === 0) return green('Everything that is served has a rate on every day of the period.')
  const [first] = missing as [string]
  const others = missing.length - 1
  const more = others === 0 ? '' : `, and ${others} other ${others === 1 ? 'combination' : 'combinations'}`
  return red(`No rate for ${first}${more}. Load the rate or mend the service.`, '/rates')
}

/** Looking through all services takes a second in a large city, so it is done once after each change of the books. */
async function missingRates(work: Work, run: BillRun): Promise<readonly string[]> {
  const { rows } = await sql<{ newest: string }>`
    select id || '@' || happened_at as newest from command_record order by id desc limit 1`.execute(work.db)
  const key = `${work.city}|${run.id}|${rows[0]?.newest}`
  const known = found.get(key)
  if (known) return known
  const missing = await withoutRate(work, run, await combinations(work, run))
  found.set(key, missing)
  if (found.size > kept) found.delete(found.keys().next().value!)
  return missing
}

async function combinations(work: Work, run: BillRun): Promise<Combination[]> {
  // Whether a closed account was billed its last is not asked: that would cost more than all the rest.
  const scope =
    run.kind === 'cycle'
      ? sql`a.cycle = ${run.cycle} and a.opened_on < ${run.period_until} and (a.closed_on is null or a.closed_on > ${run.period_from})`
      : inScope(run)
  const { rows } = await sql<Combination>`
    select a.class, p.zone, s.stream, s.container, s.size, s.pickups_per_week as pickups, s.location,
      min(greatest(s.from_on, ${run.period_from}::date)) - date '1970-01-01' as "from",
      max(least(coalesce(s.until_on, ${run.period_until}::date), coalesce(a.closed_on, ${run.period_until}::date),
        ${run.period_until}::date)) - date '1970-01-01' as "until"
    from account a join service s on s.account_id = a.id join premise p on p.id = a.premise_id
    where ${scope} and s.from_on < ${run.period_until} and (s.until_on is null or s.until_on > ${run.period_from})
    group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7`.execute(work.db)
  return rows.filter(({ from, until }) => from < until)
}

/** Combinations with days that have no rate, in words. Each is priced by the same rule as a bill. */
async function withoutRate(work: Work, run: BillRun, wanted: readonly Combination[]): Promise<string[]> {
  const book = await rateBook(work)
  const rules = prorationRules(await policiesFor(work))
  return wanted.flatMap(({ class: of, zone, pickups, from, until, ...what }, index) => {
    const served = { from: dateOf(from), until: dateOf(until) }
    const service = { ...what, serviceId: index, quantity: 1, pickupsPerWeek: pickups, units: 1, served }
    const { gaps } = rateAccount(book, rules, periodOf(run), {
      class: of,
      zone,
      services: [service],
      events: [],
      discounts: [],
      freeUsed: [],
    })
    const [gap] = gaps
    if (!gap) return []
    const days = `${gap.period.from.toString()} to ${isoOf(dayNumber(gap.period.until) - 1)}`
    return [`${what.stream} ${what.container} ${what.size} of ${of} accounts, ${days}`]
  })
}
