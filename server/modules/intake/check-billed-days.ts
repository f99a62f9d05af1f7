import type { CityFacts } from './city-facts.ts'
import type { FieldFault } from './judge-row.ts'
import type { KnownAccount } from './known.ts'

type Account = Pick<KnownAccount, 'class' | 'cycle'>

/**
 * From which day on an account that a file brings is billed: its first, where its cycle is billed here from then on; null where it was opened
 * before the first day billed here: then it comes with a past that others have billed.
 */
export function billedFromOf(
  { billed }: CityFacts,
  { cycle, openedOn }: { cycle: string; openedOn: string },
) {
  const { since } = billed.get(cycle)!
  return openedOn < since ? null : openedOn
}

/** What is wrong with the first day of an account that a file brings: its cycle has billed it, and it cannot be charged after all. */
export function firstDayFault(city: CityFacts, account: Account & { openedOn: string }): FieldFault | null {
  return billedFromOf(city, account) === null
    ? null
    : notChargedAfterAll(city, account, 'openedOn', account.openedOn)
}

/**
 * What is wrong with the first day of a service that a file brings to an account of the books: bills stand for it, or the cycle has billed it
 * and no bill of this account will.
 */
export function serviceDayFault(city: CityFacts, account: KnownAccount, from: string): FieldFault | null {
  if (account.id === null) return null
  const { billedUntil, billedFrom } = account
  if (billedUntil !== null && from < billedUntil)
    return {
      field: 'serviceFrom',
      reason: `Bills of its account (${account.what}) stand for the days before ${billedUntil} already.`,
      instead: `Write ${billedUntil} or later, and put the days before right by a correction of the past on the page of the account.`,
    }
  if (billedUntil !== null || billedFrom !== null)
    return notChargedAfterAll(city, account, 'serviceFrom', from)
  const { since, until } = city.billed.get(account.cycle)!
  if (from < since || from >= until) return null
  return {
    field: 'serviceFrom',
    reason: `The cycle has billed this day already, and its account (${account.what}) came with a past of its own.`,
    instead: `Write ${until} or later.`,
  }
}

/** A day that the cycle has billed is charged after all only as far back as the city's rule says. */
function notChargedAfterAll(
  { billed, lookBack, today }: CityFacts,
  account: Account,
  field: string,
  from: string,
): FieldFault | null {
  const { until } = billed.get(account.cycle)!
  if (from >= until) return null
  if (!lookBack)
    return {
      field,
      reason:
        'The cycle has billed this day already, and no rule of the city says that it may be charged after all.',
      instead: `Write ${until} or later.`,
    }
  const months = lookBack.underchargeMonths[account.class] ?? lookBack.underchargeMonths['*']!
  const earliest = today.subtract({ months }).toString()
  if (from >= earliest) return null
  return {
    field,
    reason: `The cycle has billed this day already, and it lies further back than what was left out is charged (${lookBack.citation}).`,
    instead: `Write ${earliest} or later.`,
  }
}
