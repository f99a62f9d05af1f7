import type { Work } from '#kernel/work'
import { type Days, dayNumber } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import { type Happened, happenedWithin } from '../services/happened-within.ts'
import type { AccountFacts, ServedAccountFacts } from './bill-facts.ts'
import { readAccounts } from './read-accounts.ts'
import { readDiscounts, readServed } from './read-served.ts'

/** No day before the first is asked for: what happened is read by its own days. */
const never = 0

/**
 * Reads what a period's charges are made of, for some thousand accounts at once, as if nothing of the period had been billed: of a past
 * period the same facts come as of one that is still to come. Whoever pays, and what was paid, is not among them.
 */
export async function readPeriodFacts(
  work: Work,
  period: BillingPeriod,
  accountIds: readonly number[],
): Promise<AccountFacts[]> {
  const days: Days = { from: dayNumber(period.from), until: dayNumber(period.until) }
  const accounts = await readAccounts(work, accountIds)
  const served = await readServed(work, { accounts, days, eventsThrough: never })
  const shared = new Map(accounts.map(({ accountId }) => [accountId, served.sharedFrom(accountId)]))
  const behind = [...shared.values()].flat().map(({ owner }) => owner.accountId)
  const happened = await happenedWithin(work, [...new Set([...accountIds, ...behind])], days)
  const discounts = await readDiscounts(work, accountIds, days)
  return accounts.map(
    (account): AccountFacts => ({
      ...account,
      ...withEvents(served.own(account), happened),
      sharedFrom: shared.get(account.accountId)!.map(({ owner, serviceIds }) => ({
        owner: withEvents(owner, happened),
        serviceIds,
      })),
      discounts: discounts.get(account.accountId) ?? [],
      ...nothingBilled,
    }),
  )
}

const nothingBilled = {
  payer: null,
  owner: null,
  covered: [],
  missed: [],
  last: null,
  newest: null,
  history: [],
  beside: { through: 0, cents: 0, shownCents: 0, unseen: [] },
}

function withEvents(served: ServedAccountFacts, { events, freeUsed }: Happened): ServedAccountFacts {
  return {
    ...served,
    events: (events.get(served.accountId) ?? []).map((event) => ({ event, billedTo: [] })),
    freeUsed: freeUsed.get(served.accountId) ?? [],
  }
}
