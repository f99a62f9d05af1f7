import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { postEntries } from '../ledger/post-entries.ts'

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
}

/**
 * Posts payments: each moves its amount from the receivable to the cash account. Answers their numbers in the order given. The
 * caller has made sure that no receipt was posted before: the database holds it too.
 */
export async function postPayments(work: Work, payments: readonly NewPayment[]): Promise<number[]> {
  const { cash, receivable } = await cashAndReceivable(work)
  const ids = await takePaymentIds(work, payments.length)
  const entries = await postEntries(
    work,
    payments.map(({ accountId, amount, receivedOn, postedOn = receivedOn }, index) => ({
      postedOn,
      debit: cash,
      credit: receivable,
      amount,
      accountId,
      source: 'payment',
      sourceId: ids[index]!,
    })),
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
    },
  })
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

/** The codes of the ledger accounts that a payment moves between: the first of their kind. */
async function cashAndReceivable(work: Work): Promise<{ cash: string; receivable: string }> {
  const chart = await chartOfAccounts(work)
  const first = (kind: string): string | undefined => chart.find((one) => one.kind === kind)?.code
  const [cash, receivable] = [first('cash'), first('receivable')]
  if (cash === undefined || receivable === undefined)
    return refuse('LEDGER_ACCOUNT_NOT_FOUND', {
      codes: [...(cash === undefined ? ['cash'] : []), ...(receivable === undefined ? ['receivable'] : [])],
    })
  return { cash, receivable }
}
