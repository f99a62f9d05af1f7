import { sql } from 'kysely'
import { type ClosedPeriod, isBefore, later, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { billedHere } from '../city/cycle-periods.ts'
import { lookBackOn } from '../policies/look-back.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { KnownAccount } from './account-queries.ts'
import { billedUntil } from './billed-until.ts'

/** First days of an account that its cycle has billed to everybody else, and the section that lets them be charged after all. */
export type FirstDays = ClosedPeriod & { readonly citation: string }

type Beginning = { readonly cycle: string; readonly class: string; readonly from: PlainDate }

/**
 * The days from a first day of service on that the cycle has billed already; null where there are none. They are charged after all as far
 * back as the policy `look-back` charges what was left out. Refuses days before that (FIRST_DAYS_TOO_FAR_BACK), and any such day where
 * the city has no such rule (FIRST_DAYS_BILLED).
 */
export async function firstDaysOf(work: Work, { from, ...wanted }: Beginning): Promise<FirstDays | null> {
  const { until } = await billedHere(work, wanted.cycle)
  if (!isBefore(from, until)) return null
  const reach = await lookBackFor(work, wanted.class)
  if (!reach) return refuse('FIRST_DAYS_BILLED', { from: until.toString() })
  const { earliest, months, citation } = reach
  if (isBefore(from, earliest))
    refuse('FIRST_DAYS_TOO_FAR_BACK', { from: earliest.toString(), months, citation })
  return { from, until, citation }
}

/** How far back the city charges an account of a class what was left out; null without a rule. */
async function lookBackFor(work: Work, of: string) {
  const rule = lookBackOn(await policiesFor(work), work.today)
  if (!rule) return null
  const months = rule.underchargeMonths[of] ?? rule.underchargeMonths['*']!
  return { months, citation: rule.citation, earliest: work.today.subtract({ months }) }
}

/**
 * From which day on a new account is billed: its first, or the first day that its cycle was ever billed here; null where it was opened before
 * that and no run was made yet: then it comes with a past that others have billed. Refuses what `firstDaysOf` refuses.
 */
export async function billedFromOf(work: Work, { from, ...account }: Beginning): Promise<PlainDate | null> {
  const { since, until } = await billedHere(work, account.cycle)
  if (isBefore(from, since) && !isBefore(since, until)) return null
  const billedFrom = later(from, since)
  await firstDaysOf(work, { ...account, from: billedFrom })
  return billedFrom
}

/**
 * Keeps from which day on accounts are billed, whatever their cycle has billed since: their first bills go back to it. A run that was
 * calculated before an account came, and posted without it, leaves nothing out either.
 */
export async function keepBilledFrom(
  { db }: Work,
  accounts: readonly { readonly accountId: number; readonly from: PlainDate }[],
): Promise<void> {
  await sql`insert into billed_from (account_id, from_on)
    select * from unnest(${accounts.map(({ accountId }) => accountId)}::bigint[], ${accounts.map(({ from }) => from)}::date[])`.execute(
    db,
  )
}

/**
 * Refuses that something begins on a day that the cycle has billed and that no bill of the account will charge: of an account that came into
 * the books with a past and that no bill stands for yet (FIRST_DAYS_BILLED), since what was billed of those days elsewhere nobody here
 * knows; or further back than what was left out is charged (FIRST_DAYS_TOO_FAR_BACK). Days that bills cover are refused elsewhere.
 */
export async function refuseUnbilledPast(work: Work, account: KnownAccount, from: PlainDate): Promise<void> {
  const { since, until } = await billedHere(work, account.cycle)
  if (!isBefore(from, until)) return
  const hasBills = (await billedUntil(work, [account.id])) !== null
  const isBilled = hasBills || (await isBilledFromADay(work, account.id))
  if (!isBilled && !isBefore(from, since)) refuse('FIRST_DAYS_BILLED', { from: until.toString() })
  const reach = isBilled && (await lookBackFor(work, account.class))
  if (reach && isBefore(from, reach.earliest))
    refuse('FIRST_DAYS_TOO_FAR_BACK', {
      from: reach.earliest.toString(),
      months: reach.months,
      citation: reach.citation,
    })
}

async function isBilledFromADay({ db }: Work, accountId: number): Promise<boolean> {
  const { rows } = await sql`select from billed_from where account_id = ${accountId}`.execute(db)
  return rows.length > 0
}
