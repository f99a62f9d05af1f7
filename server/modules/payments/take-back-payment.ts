import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { type Cents, cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { reverseEntry } from '../ledger/reverse-entry.ts'
import { holdAccounts } from './hold-books.ts'
import { type NewPayment, postPayments } from './post-payments.ts'
import { storeAllocations } from './store-allocations.ts'

/** A payment as it is stored. */
export type StoredPayment = {
  readonly id: number
  readonly accountId: number
  readonly accountNumber: string
  readonly entryId: number
  readonly amount: Cents
  readonly tender: NewPayment['tender']
  readonly receivedOn: PlainDate
  readonly receipt: string
  readonly checkNumber: string | null
  /** The ledger account the money came into, or came from: cash, suspense. */
  readonly cameFrom: string
}

/** Why a payment is taken back, in the words of the rule that says so. */
type WhyTakenBack = { readonly code: string; readonly en: string; readonly citation: string }

type TakeBack = {
  readonly paymentId: number
  readonly reason: WhyTakenBack
  readonly note: string
  /** The account that the money was meant for. */
  readonly moveTo?: number | null
}

/** What other modules do when a payment is taken back: the item in suspense it came from waits again. */
export type TakenBackFollower = (
  work: Work,
  taken: {
    readonly payment: StoredPayment
    readonly note: string
    readonly movedTo: { readonly accountId: number; readonly paymentId: number } | null
  },
) => Promise<void>

/** What was done. */
export type TakenBack = {
  readonly reversalId: number
  readonly payment: StoredPayment
  readonly movedToId: number | null
}

/**
 * Takes a payment back, once: its entry by its mirror, and each of its allocations by one that names it, so that the items it paid are open
 * again and due as before. What of it had paid later bills as a credit is open again as well; other credits of the account stay where they
 * are, and pay what is open by the city's order. With another account the money is posted there in the same step, received on its day, under
 * its receipt with a mark. The accounts are held in the order of their ids. Whoever calls has asked whether the reason is one of the city's.
 * Refuses an unknown payment, and one that was taken back before.
 */
export async function takeBackPayment(work: Work, asked: TakeBack): Promise<TakenBack> {
  const { paymentId, reason, note, moveTo = null } = asked
  const payment = await paymentById(work, paymentId)
  await holdAccounts(work, moveTo === null ? [payment.accountId] : [payment.accountId, moveTo])
  await refuseTakenBack(work, paymentId)
  const entryId = await reverseEntry(work, { entryId: payment.entryId, postedOn: work.today, reason: note })
  await mirrorAllocations(work, payment)
  const movedToId = moveTo === null ? null : await postAgain(work, payment, moveTo, payment.cameFrom)
  const { id: reversalId } = await work.db
    .insertInto('payment_reversal')
    .values({
      payment_id: paymentId,
      entry_id: entryId,
      reversed_on: work.today,
      reason: reason.code,
      reason_en: reason.en,
      citation: reason.citation,
      note,
      moved_to_id: movedToId,
      reversed_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: moveTo === null ? 'reverse-payment' : 'move-payment',
    subject: `account ${payment.accountNumber}`,
    changes: {
      paymentId,
      amountCents: payment.amount,
      receipt: payment.receipt,
      reason: reason.code,
      movedToId,
    },
    reason: note,
  })
  return { reversalId, payment, movedToId }
}

/** The payment with a number. Refuses an unknown one. */
export async function paymentById(work: Work, paymentId: number): Promise<StoredPayment> {
  const { rows } = await sql<StoredPayment>`
    select p.id, p.account_id as "accountId", a.number as "accountNumber", p.entry_id as "entryId", p.amount_cents as amount,
      p.tender, p.received_on as "receivedOn", p.receipt, p.check_number as "checkNumber", l.code as "cameFrom"
    from payment p join account a on a.id = p.account_id join entry e on e.id = p.entry_id join ledger_account l on l.id = e.debit_id
    where p.id = ${paymentId}`.execute(work.db)
  return rows[0] ?? refuse('PAYMENT_NOT_FOUND', { paymentId })
}

/** Refuses a payment that was taken back before. */
export async function refuseTakenBack(work: Work, paymentId: number): Promise<void> {
  const found = await work.db
    .selectFrom('payment_reversal')
    .select(['reversed_on', 'reason_en'])
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()
  if (found)
    refuse('PAYMENT_ALREADY_REVERSED', { reversedOn: found.reversed_on.toString(), reason: found.reason_en })
}

type Standing = { id: number; itemEntryId: number; cents: number; madeOn: string }

async function mirrorAllocations(work: Work, { accountId, entryId }: StoredPayment): Promise<void> {
  const { rows } = await sql<Standing>`
    select id, item_entry_id as "itemEntryId", amount_cents as cents, greatest(made_on, ${work.today}::date)::text as "madeOn"
    from allocation a where account_id = ${accountId} and credit_entry_id = ${entryId} and mirrors_id is null
      and not exists (select 1 from allocation m where m.mirrors_id = a.id) order by id`.execute(work.db)
  await storeAllocations(
    work,
    rows.map(({ id, ...rest }) => ({ ...rest, accountId, creditEntryId: entryId, mirrorsId: id })),
  )
}

/**
 * Posts the money of a payment that was taken back again, to any account. A receipt is posted once, so it goes on under it with a mark: `A1~2`, and
 * `A1~3` the next time. No mark is given twice: a payment is taken back once and posted again once, and nobody writes a receipt that ends like one.
 * It comes into cash, unless it is said where from. Answers the number of the new payment.
 */
export async function postAgain(
  work: Work,
  payment: StoredPayment,
  accountId: number,
  from?: string,
): Promise<number> {
  const { tender, receivedOn, checkNumber } = payment
  const [, receipt, times] = /^(.*?)(?:~(\d+))?$/.exec(payment.receipt)!
  const [id] = await postPayments(work, [
    {
      accountId,
      amount: cents(payment.amount),
      tender,
      receivedOn,
      receipt: `${receipt}~${Number(times ?? 1) + 1}`,
      checkNumber,
      postedOn: work.today,
      ...(from !== undefined && { from }),
    },
  ])
  return id!
}
