import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Cents } from '#kernel/money'
import type { Work } from '#kernel/work'
import { holdForPosting } from '../ledger/hold-for-posting.ts'
import { postEntries } from '../ledger/post-entries.ts'
import { type HeldAccount, holdBooks } from './hold-books.ts'
import { planAllocations } from './plan-allocations.ts'
import { storeAllocations } from './store-allocations.ts'

/** A payment to post. */
export type NewPayment = {
  readonly accountId: number
  readonly amount: Cents
  readonly tender: 'cash' | 'check' | 'card' | 'ach'
  readonly receivedOn: PlainDate
  /** The number on the paper or processor receipt: one payment each. */
  readonly receipt: string
  /** Of a check: the number on it. */
  readonly checkNumber?: string | null
  /** The day it counts in the books; that of its receipt unless another is named. */
  readonly postedOn?: PlainDate
  /** The ledger account it comes from, when the money is in the books already: suspense. Else it comes into cash. */
  readonly from?: string
  /** Entries of the items that somebody wants paid first, whatever the city's order. */
  readonly directedTo?: readonly number[] | undefined
  /** Recorded by a person with no batch, drawer or file that would bring it to the bank. */
  readonly byHand?: boolean
}

/**
 * Posts payments: each moves its amount from the receivable to the cash account (or to where it comes `from`), and pays items of its account in
 * the city's order; what is left over is a credit. Thousands at a time: the accounts are held in the order of their ids until the work ends, so
 * that no item is paid twice, and what they owe is read once. Answers the numbers of the payments in the order given. The caller has made sure
 * that no receipt was posted before: the database holds it too. `held`: the accounts of all of them, where the caller holds them already.
 */
export async function postPayments(
  work: Work,
  payments: readonly NewPayment[],
  held?: readonly HeldAccount[],
): Promise<number[]> {
  if (payments.length === 0) return []
  const plan = planAllocations(await holdBooks(work, payments, held), payments)
  const froms = payments.flatMap(({ from }) => from ?? [])
  const { chart, first } = await holdForPosting(work, { kinds: ['cash', 'receivable'], codes: froms })
  const { cash, receivable } = first
  const ids = await takePaymentIds(work, payments.length)
  const entries = await postEntries(
    work,
    payments.map(({ accountId, amount, receivedOn, postedOn = receivedOn, from = cash }, index) => ({
      postedOn,
      debit: from,
      credit: receivable,
      amount,
      accountId,
      source: 'payment',
      sourceId: ids[index]!,
    })),
    chart,
  )
  await insertRows(work, {
    into: sql`insert into payment`,
    overriding: true,
    rows: payments.map((payment, index) => ({ ...payment, id: ids[index], entryId: entries[index] })),
    columns: {
      id: ['bigint', ({ id }) => id],
      account_id: ['bigint', ({ accountId }) => accountId],
      entry_id: ['bigint', ({ entryId }) => entryId],
      amount_cents: ['bigint', ({ amount }) => amount],
      tender: ['text', ({ tender }) => tender],
      received_on: ['date', ({ receivedOn }) => receivedOn],
      receipt: ['text', ({ receipt }) => receipt],
      check_number: ['text', ({ checkNumber }) => checkNumber ?? null],
      recorded_by_hand: ['boolean', ({ byHand }) => byHand ?? false],
    },
  })
  await storeAllocations(
    work,
    plan.map((one) => ({ ...one, creditEntryId: one.creditEntryId ?? entries[one.payment!]! })),
  )
  return ids
}

/** Numbers for payments ahead of their rows: entry and payment name each other, and rows of the ledger never change. */
async function takePaymentIds(work: Work, howMany: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('payment', 'id')) as id from generate_series(1, ${howMany}::int)`.execute(
    work.db,
  )
  return rows.map(({ id }) => id)
}
