import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'
import { type Known, type KnownAccount, numberKey, placeKey, serviceKey } from './known.ts'
import type { StagedValues } from './staged-row.ts'

/**
 * Adds to `known` what the books have of the premises, accounts and services that rows are about: in four queries for any
 * number of rows. What earlier rows of the file brought stays as it is.
 */
export async function learnFromBooks(work: Work, known: Known, rows: readonly StagedValues[]): Promise<void> {
  const keys = distinct(rows.map(({ address }) => address?.key))
  const numbers = distinct(
    rows
      .flatMap(({ account, accountNumber }) => [account?.formerNumber, accountNumber])
      .map((one) => one && numberKey(one)),
  )
  await learnPremises(work, known, keys)
  if (rows.every(({ account, accountNumber }) => account === null && accountNumber === null)) return
  const accounts = [...(await accountsAt(work, keys)), ...(await accountsNumbered(work, numbers))]
  const byId = learnAccounts(known, accounts)
  await learnServices(work, byId)
}

const distinct = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => Boolean(value))),
]

async function learnPremises(work: Work, { premises }: Known, keys: readonly string[]): Promise<void> {
  const { rows } = await sql<{
    id: number
    key: string
    street_number: string
    street: string
    unit: string | null
  }>`
    select coalesce(merged_into, id) as id, address_key as key, street_number, street, unit from premise
    where address_key = any(${keys}::text[])`.execute(work.db)
  for (const { id, key, ...address } of rows)
    if (!premises.has(key)) premises.set(key, { id, what: `premise ${addressText(address)}` })
}

type AccountRow = {
  readonly id: number
  readonly number: string
  readonly former: string | null
  readonly class: string
  readonly cycle: string
  readonly billed_until: string | null
  readonly billed_from: string | null
  readonly opened: string
  readonly closed: string | null
  readonly key: string
  readonly units: number
  readonly payers: readonly string[]
}

const account = sql`
  select a.id, a.number, a.former_number as former, a.class, a.cycle, a.opened_on::text as opened, a.closed_on::text as closed,
    p.address_key as key, p.dwelling_units as units,
    (select max(period_until)::text from bill where account_id = a.id) as billed_until,
    (select from_on::text from billed_from where account_id = a.id) as billed_from,
    array(select t.name from account_party ap join party t on t.id = ap.party_id
      where ap.account_id = a.id and ap.role = 'payer' order by ap.from_on, ap.id) as payers
  from account a join premise p on p.id = a.premise_id`

async function accountsAt(work: Work, keys: readonly string[]): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`${account} where p.address_key = any(${keys}::text[])
    order by a.opened_on, a.id`.execute(work.db)
  return rows
}

async function accountsNumbered(work: Work, numbers: readonly string[]): Promise<AccountRow[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<AccountRow>`${account}
    where a.id in (
      select id from account where translate(number, '- ', '') collate "C" = any(${numbers}::text[])
      union all
      select id from account where former_number is not null
        and translate(upper(former_number), '- ', '') collate "C" = any(${numbers}::text[]))
    order by a.opened_on, a.id`.execute(work.db)
  return rows
}

/** Keeps accounts under their numbers and places, and answers those whose services are not known yet. */
function learnAccounts(known: Known, rows: readonly AccountRow[]): Map<number, KnownAccount> {
  const fresh = new Map<number, KnownAccount>()
  for (const row of rows) {
    const number = numberKey(row.number)
    const there = known.accountsByNumber.get(number) ?? fresh.get(row.id)
    const one = there ?? asKnown(row)
    if (!there) fresh.set(row.id, one)
    known.accountsByNumber.set(number, one)
    if (row.former !== null) setOnce(known.accountsByNumber, numberKey(row.former), one)
    for (const payer of row.payers) {
      const place = placeKey(row.key, row.class, payer)
      // The rows come in the order the accounts opened: the newest in the books counts, and a row of the file before it.
      if (known.accountsByPlace.get(place)?.id !== null) known.accountsByPlace.set(place, one)
    }
  }
  return fresh
}

const setOnce = <Value>(map: Map<string, Value>, key: string, value: Value): void => {
  if (!map.has(key)) map.set(key, value)
}

const asKnown = (row: AccountRow): KnownAccount => ({
  id: row.id,
  what: `account ${row.number}`,
  class: row.class,
  cycle: row.cycle,
  billedUntil: row.billed_until,
  billedFrom: row.billed_from,
  openedOn: row.opened,
  closedOn: row.closed,
  formerNumber: row.former,
  units: row.units,
  services: new Map(),
})

async function learnServices(work: Work, accounts: ReadonlyMap<number, KnownAccount>): Promise<void> {
  if (accounts.size === 0) return
  const { rows } = await sql<{
    account: number
    stream: string
    container: string
    size: string
    pickups: number | null
    location: string
    from: string
    until: string | null
  }>`
    select account_id as account, stream, container, size, pickups_per_week as pickups, location,
      from_on::text as "from", until_on::text as "until"
    from service where account_id = any(${[...accounts.keys()]}::bigint[])`.execute(work.db)
  for (const { account: id, pickups, from, until, ...rest } of rows) {
    const one = accounts.get(id)!
    const key = serviceKey({ ...rest, pickupsPerWeek: pickups })
    one.services.set(key, [
      ...(one.services.get(key) ?? []),
      { from, until, what: `a service of ${one.what}` },
    ])
  }
}
