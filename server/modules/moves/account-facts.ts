import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'

/** A service that runs on a day. */
export type RunningService = {
  readonly id: number
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
  readonly location: string
  readonly units: number
  readonly from: PlainDate
}

/** The services of an account that run on a day. */
export async function runningServices(
  work: Work,
  accountId: number,
  on: PlainDate,
): Promise<RunningService[]> {
  const { rows } = await sql<RunningService>`
    select id, stream, container, size, quantity, pickups_per_week as "pickupsPerWeek", location, units, from_on as "from"
    from service where account_id = ${accountId} and from_on <= ${on}::date and (until_on is null or until_on > ${on}::date)
    order by id`.execute(work.db)
  return rows
}

/** A running service as one that begins elsewhere, or for somebody else. */
export const asBegun = ({ id: _id, from: _from, ...service }: RunningService) => service

/** An address as a form names it, so that it is found again. */
export type PremiseAddress = {
  readonly line: string
  readonly unit: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
  readonly apn: string | null
  readonly dwellingUnits: number
}

/** Where an account is served. */
export async function addressOf(work: Work, { premiseId }: KnownAccount): Promise<PremiseAddress> {
  const row = await work.db
    .selectFrom('premise')
    .select(['street_number', 'street', 'unit', 'place', 'state', 'zip', 'apn', 'dwelling_units'])
    .where('id', '=', premiseId)
    .executeTakeFirstOrThrow()
  return {
    line: `${row.street_number} ${row.street}`,
    unit: row.unit,
    place: row.place,
    state: row.state,
    zip: row.zip,
    apn: row.apn,
    dwellingUnits: row.dwelling_units,
  }
}

/** How an account gets its bill, as its next one is to get it too. */
export async function termsOf(work: Work, { id }: KnownAccount) {
  const row = await work.db
    .selectFrom('account')
    .select(['bill_by', 'large_print', 'owner_copy', 'autopay', 'note'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    billBy: row.bill_by as 'paper' | 'email' | 'both' | 'none',
    largePrint: row.large_print,
    ownerCopy: row.owner_copy,
    autopay: row.autopay,
    note: row.note,
  }
}
