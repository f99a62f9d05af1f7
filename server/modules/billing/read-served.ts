import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { dateOf, type DayNumber, type Days, isoOf } from '../policies/day-numbers.ts'
import type { DiscountToRate } from '../rates/account-to-rate.ts'
import { accountsSharedFrom, servedFacts } from '../services/services-to-rate.ts'
import type { ServedAccountFacts, SharedFrom } from './bill-facts.ts'

type Asked = {
  readonly accounts: readonly SeenAccount[]
  /** Services and discounts with a day in here are read. */
  readonly days: Days
  /** Events up to and with this day. */
  readonly eventsThrough: DayNumber
}
type SeenAccount = { readonly accountId: number; readonly class: string; readonly zone: string | null }

/** What is served to accounts, and behind them: services of others that they pay a part of. */
export type ServedByAccount = {
  readonly own: (account: SeenAccount) => ServedAccountFacts
  readonly sharedFrom: (accountId: number) => readonly SharedFrom[]
}

/** Reads what is served to accounts, with the accounts whose services they share. */
export async function readServed(
  work: Work,
  { accounts, days, eventsThrough }: Asked,
): Promise<ServedByAccount> {
  const ids = accounts.map(({ accountId }) => accountId)
  const links = await accountsSharedFrom(work, ids)
  const inChunk = new Set(ids)
  const behind = [...new Set(links.map(({ owner }) => owner))].filter((owner) => !inChunk.has(owner))
  const served = await servedFacts(work, { accountIds: [...ids, ...behind], ...days, eventsThrough })
  const seen = new Map([...accounts, ...(await readSeen(work, behind))].map((one) => [one.accountId, one]))
  const own = ({ accountId, class: itsClass, zone }: SeenAccount): ServedAccountFacts => {
    const services = served.services.get(accountId) ?? []
    const shares = services.flatMap(({ serviceId }) => {
      const among = served.shares.get(serviceId)
      return among ? [[serviceId, among] as const] : []
    })
    return {
      accountId,
      class: itsClass,
      zone,
      services,
      events: served.events.get(accountId) ?? [],
      freeUsed: served.freeUsed.get(accountId) ?? [],
      shares: new Map(shares),
    }
  }
  const byPayer = Map.groupBy(links, ({ payer }) => payer)
  return {
    own,
    sharedFrom: (accountId) =>
      [...Map.groupBy(byPayer.get(accountId) ?? [], ({ owner }) => owner)].map(([owner, services]) => ({
        owner: own(seen.get(owner)!),
        serviceIds: services.map(({ serviceId }) => serviceId),
      })),
  }
}

async function readSeen(work: Work, accountIds: readonly number[]): Promise<SeenAccount[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<SeenAccount>`
    select a.id as "accountId", a.class, p.zone from account a join premise p on p.id = a.premise_id
    where a.id = any(${accountIds}::bigint[])`.execute(work.db)
  return rows
}

/** The discounts of accounts that hold on a day of a stretch. */
export async function readDiscounts(
  work: Work,
  accountIds: readonly number[],
  { from, until }: Days,
): Promise<Map<number, DiscountToRate[]>> {
  const { rows } = await sql<{ account: number; code: string; from: number; until: number | null }>`
    select account_id as account, code, from_on - date '1970-01-01' as "from", until_on - date '1970-01-01' as "until"
    from account_discount
    where account_id = any(${accountIds}::bigint[]) and from_on < ${isoOf(until)}::date
      and (until_on is null or until_on > ${isoOf(from)}::date)
    order by account_id, code, from_on`.execute(work.db)
  const discounts = new Map<number, DiscountToRate[]>()
  for (const { account, code, ...held } of rows) {
    const period = { from: dateOf(held.from), until: held.until === null ? null : dateOf(held.until) }
    const list = discounts.get(account) ?? []
    list.push({ code, period })
    discounts.set(account, list)
  }
  return discounts
}
