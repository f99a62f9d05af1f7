import type { online } from '@cartwright/api/online'
import type { pay } from '@cartwright/api/pay'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { cityIdentity } from '../city/city-queries.ts'
import { maskEmail } from './mask.ts'

type Listed = SuccessOf<typeof online.list>
type Row = Listed['rows'][number]

/** What was begun and never paid is of no interest to the office. */
const shown = sql`i.state not in ('new', 'open', 'expired')`

const rowsOf = async (
  { db }: Work,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<(Row & { id: number })[]> => {
  const { rows } = await sql<Row & { id: number }>`
    select i.id, i.reference, a.number as "accountNumber", i.amount_cents as "amountCents", i.state, i.begun_on::text as "begunOn",
      i.received_on::text as "receivedOn", i.tender, i.brand, i.last4, i.fee_cents as "feeCents",
      i.refunded_cents as "refundedCents", i.disputed_cents as "disputedCents", i.booked_cents as "bookedCents"
    from payment_intent i join account a on a.id = i.account_id where ${where} order by i.id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

function withoutId(numbered: Row & { id: number }): Row {
  const { id: _, ...row } = numbered
  return row
}

/** What was paid online for an account, and what is on its way, newest first. */
export async function onlineOfAccount(
  work: Work,
  accountNumber: string,
): Promise<SuccessOf<typeof online.ofAccount>> {
  const { id } = await accountByNumber(work, accountNumber)
  return { rows: (await rowsOf(work, sql`i.account_id = ${id} and ${shown}`, 100)).map(withoutId) }
}

/** Payments made online, newest first, page by page; and how many calls of the provider wait. */
export async function onlinePayments(
  work: Work,
  { limit, after, state }: { limit: number; after?: string | undefined; state?: Row['state'] | undefined },
): Promise<Listed> {
  const before = Number(after)
  const where = sql`${state === undefined ? shown : sql`i.state = ${state}`}
    ${after !== undefined && Number.isSafeInteger(before) ? sql`and i.id < ${before}` : sql``}`
  const rows = await rowsOf(work, where, limit + 1)
  const { rows: waiting } = await sql<{ events: number }>`
    select count(*) as events from provider_event where outcome is null`.execute(work.db)
  return {
    rows: rows.slice(0, limit).map(withoutId),
    next: rows.length > limit ? String(rows[limit - 1]!.id) : null,
    waitingEvents: waiting[0]!.events,
  }
}

type Returned = SuccessOf<typeof pay.payment>
type ReturnRow = Omit<Returned, 'city' | 'cityPhone' | 'receiptTo'> & { email: string | null }

/** How a payment stands, for whoever comes back from the provider; null: nothing of that name here. Looking changes nothing. */
export async function returnedPayment(work: Work, returnToken: string): Promise<Returned | null> {
  const { rows } = await sql<ReturnRow>`
    select reference, amount_cents as "amountCents", state, postings > 0 as posted, tender, last4,
      received_on::text as "receivedOn", email
    from payment_intent where return_token = ${returnToken}`.execute(work.db)
  const [row] = rows
  if (!row) return null
  const { email, ...payment } = row
  const identity = await cityIdentity(work)
  return {
    city: identity?.title ?? '',
    cityPhone: identity?.phone ?? '',
    ...payment,
    receiptTo: email === null ? null : maskEmail(email),
  }
}
