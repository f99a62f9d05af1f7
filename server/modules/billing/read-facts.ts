import type { Work } from '#kernel/work'
import { type Days, dayNumber } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountFacts } from './bill-facts.ts'
import { type BillRun, periodOf } from './bill-run.ts'
import { periodsSince } from './periods-since.ts'
import { readAccounts, readParties } from './read-accounts.ts'
import { type BilledBefore, readBeside, readBilled, readFirstPeriods, readMissed } from './read-history.ts'
import { readDiscounts, readServed } from './read-served.ts'

const nothingBilled: BilledBefore = {
  last: null,
  newest: null,
  history: [],
  covered: [],
  besideThrough: 0,
  besideCents: 0,
}

/**
 * Reads everything a bill is made of, for some thousand accounts at once, in a dozen queries: their number does not grow with
 * that of the accounts. Services are read back to the beginning of the last bill, to see what has changed since.
 */
export async function readFacts(
  work: Work,
  run: BillRun,
  accountIds: readonly number[],
): Promise<AccountFacts[]> {
  const accounts = await readAccounts(work, accountIds)
  const parties = await readParties(work, accountIds, run.bill_on)
  const billed = await readBilled(work, accountIds)
  const missed = await missedBy(work, run, accountIds, billed)
  const days = daysToRead(run, billed, missed)
  const served = await readServed(work, { accounts, days, eventsThrough: dayNumber(run.cut_off_on) })
  const discounts = await readDiscounts(work, accountIds, days)
  const beside = await readBeside(
    work,
    accountIds.map((accountId) => ({
      accountId,
      through: (billed.get(accountId) ?? nothingBilled).besideThrough,
    })),
  )
  return accounts.map((account): AccountFacts => {
    const id = account.accountId
    const { last, newest, history, covered, besideThrough, besideCents } = billed.get(id) ?? nothingBilled
    const { through = besideThrough, cents = 0, unseen = [] } = beside.get(id) ?? {}
    return {
      ...account,
      ...served.own(account),
      ...(parties.get(id) ?? { payer: null, owner: null }),
      sharedFrom: served.sharedFrom(id),
      discounts: discounts.get(id) ?? [],
      missed: missed.get(id) ?? [],
      last,
      newest,
      history,
      covered,
      beside: { through, cents, unseen, shownCents: besideCents },
    }
  })
}

/**
 * Earlier periods a run bills: those accounts were held out of, and all since the last bill, where the cycle was billed without the account
 * because nothing was served to it. One that was never billed is billed from its first day on.
 */
async function missedBy(
  work: Work,
  run: BillRun,
  accountIds: readonly number[],
  billed: ReadonlyMap<number, BilledBefore>,
): Promise<Map<number, BillingPeriod[]>> {
  const missed = await readFirstPeriods(work, accountIds, periodOf(run))
  for (const [account, { covered }] of billed) {
    if (covered.length === 0) continue
    const since = periodsSince(periodOf(run), Math.max(...covered.map((bill) => bill.until)))
    if (since.length > 0) missed.set(account, since)
  }
  if (run.bill_kind !== 'regular') return missed
  const held = await readMissed(work, accountIds, { runId: run.id, from: run.period_from.toString() })
  for (const [account, periods] of held) missed.set(account, inOrder(periods, missed.get(account) ?? []))
  return missed
}

/** Periods of both lists in their order, each once. */
function inOrder(periods: readonly BillingPeriod[], more: readonly BillingPeriod[]): BillingPeriod[] {
  const byFirstDay = new Map([...more, ...periods].map((period) => [dayNumber(period.from), period]))
  return [...byFirstDay].toSorted(([a], [b]) => a - b).map(([, period]) => period)
}

/** The days of the run, back to the beginning of the oldest last bill or missed period, but no more than two years. */
function daysToRead(
  run: BillRun,
  billed: ReadonlyMap<number, BilledBefore>,
  missed: ReadonlyMap<number, readonly BillingPeriod[]>,
): Days {
  const limit = dayNumber(run.period_from.subtract({ years: 2 }))
  let from = dayNumber(run.period_from)
  // Bills are newest first.
  for (const { covered } of billed.values()) from = Math.min(from, covered[0]?.from ?? from)
  for (const [period] of missed.values()) if (period) from = Math.min(from, dayNumber(period.from))
  return { from: Math.max(from, limit), until: dayNumber(run.period_until) }
}
