import type { AccountRow } from '@cartwright/api/account-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { payerParty } from './payer-party.ts'
import { accountBalances } from '../ledger/ledger-queries.ts'
import { addressText } from '../premises/address-text.ts'
import { stateOn } from './account-queries.ts'

type Row = z.infer<typeof AccountRow>
type Stored = {
  readonly id: number
  readonly number: string
  readonly former_number: string | null
  readonly class: string
  readonly cycle: string
  readonly opened_on: PlainDate
  readonly closed_on: PlainDate | null
  readonly payer: string | null
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly place: string
  readonly zip: string
  readonly apn: string | null
}

/** Accounts as lines of a list, by their ids: with who pays today (or who paid last) and what they owe. */
export async function accountRows(work: Work, ids: readonly number[]): Promise<Map<number, Row>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Stored>`
    select a.id, a.number, former_number, class, cycle, opened_on, closed_on, payer.name as payer,
      street_number, street, unit, place, zip, apn
    from account a join premise p on p.id = a.premise_id
    left join lateral ${payerParty(work, sql`a.id`)} payer on true
    where a.id = any(${ids}::bigint[])`.execute(work.db)
  const balances = await accountBalances(work, ids)
  return new Map(rows.map((row) => [row.id, asRow(row, balances.get(row.id) ?? 0, work.today)]))
}

const asRow = (row: Stored, balanceCents: number, today: PlainDate): Row => ({
  accountNumber: row.number,
  formerNumber: row.former_number,
  state: stateOn(row.closed_on, today),
  class: row.class,
  cycle: row.cycle,
  openedOn: row.opened_on.toString(),
  closedOn: row.closed_on?.toString() ?? null,
  payerName: row.payer,
  address: addressText(row),
  place: row.place,
  zip: row.zip,
  apn: row.apn,
  balanceCents,
})
