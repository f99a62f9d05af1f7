import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { dayIn, earlier, later, type PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import type { ProviderPayment } from '#kernel/payment-provider'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { cityIdentity } from '../city/city-queries.ts'
import { postPayments } from '../payments/post-payments.ts'
import { takeBackPayment } from '../payments/take-back-payment.ts'
import { moneyRule } from './money-rule.ts'
import { noteReturned, owedBack } from './owed-back.ts'
import { sendReceiptsJobName } from './receipts.ts'

type Intent = {
  readonly id: number
  readonly reference: string
  readonly account_id: number
  readonly number: string
  readonly session_id: string | null
  readonly email: string | null
  readonly begun_on: PlainDate
  readonly state: string
  readonly booked_cents: number
  readonly postings: number
  readonly payment_id: number | null
  readonly looked: number
}

/** What came of a look: in words, and of which payment. */
export type SettledPayment = { readonly outcome: string; readonly intentId: number | null }

/** What of a payment is the city's now: what was paid, less what went back and what disputes took. Pure. */
export const standingCents = ({ state, amount, refunded, disputed }: ProviderPayment): number =>
  state === 'paid' ? Math.max(0, amount - refunded - disputed) : 0

/** The number of a look at the provider: taken before looking, so that of two answers the one of the later look is the newer. */
export async function takeLook({ db }: Work): Promise<number> {
  const { rows } = await sql<{ look: number }>`
    select nextval(pg_get_serial_sequence('provider_event', 'id')) as look`.execute(db)
  return rows[0]!.look
}

/**
 * Brings the books to what the provider says of a payment: posts it when it is paid, once; takes it back when money went back to the payer, and
 * posts what is left of it. The payment is held until the work ends, and an answer older than one that was seen to changes nothing: so events may
 * come twice, late, in any order and at once.
 */
export async function settlePayment(
  work: Work,
  found: ProviderPayment,
  look: number,
): Promise<SettledPayment> {
  const intent = await holdIntent(work, found)
  if (!intent) return { outcome: 'not one of ours', intentId: null }
  if (intent.session_id !== null && intent.session_id !== found.sessionId)
    return { outcome: 'another session than the one that was made', intentId: intent.id }
  if (look <= intent.looked) return { outcome: 'seen to by a later look', intentId: intent.id }
  const receivedOn = await receivedDay(work, intent, found)
  await keepFacts(work, { intent, found, look, receivedOn })
  await noteReturned(work, { intentId: intent.id, refunded: found.refunded, look })
  const owed = await owedBack(work, { intentId: intent.id, refunded: found.refunded, look })
  // What went back out of what the city owes as refunds left the account before.
  const standing = standingCents({ ...found, refunded: cents(found.refunded - owed) })
  if (standing !== intent.booked_cents) await book(work, { intent, found, receivedOn, standing })
  else if (found.state !== intent.state) await tell(work, intent, `online-payment-${found.state}`, found)
  return { outcome: found.state, intentId: intent.id }
}

/** In the order of their numbers: of two answers that name two payments each, none waits for the other. */
async function holdIntent(
  { db }: Work,
  { reference, sessionId }: ProviderPayment,
): Promise<Intent | undefined> {
  const { rows } = await sql<Intent>`
    select i.id, i.reference, i.account_id, a.number, i.session_id, i.email, i.begun_on, i.state, i.booked_cents, i.postings,
      i.payment_id, i.looked
    from payment_intent i join account a on a.id = i.account_id
    where i.reference = ${reference ?? ''} or i.session_id = ${sessionId} order by i.id for no key update of i`.execute(
    db,
  )
  return rows[0]
}

/** The day the payer paid, where the city is: never before it was begun, never after today. */
async function receivedDay(
  work: Work,
  { begun_on }: Intent,
  { paidAt }: ProviderPayment,
): Promise<PlainDate> {
  const zone = (await cityIdentity(work))?.timeZone ?? 'UTC'
  const day = paidAt ? dayIn(zone, paidAt) : work.today
  return later(begun_on, earlier(day, work.today))
}

type Kept = {
  readonly intent: Intent
  readonly found: ProviderPayment
  readonly look: number
  readonly receivedOn: PlainDate
}

async function keepFacts({ db }: Work, { intent, found, look, receivedOn }: Kept): Promise<void> {
  const { tender, brand, last4, transactionId, fee, refunded, disputed, state, sessionId } = found
  await sql`
    update payment_intent set session_id = ${sessionId}, state = ${state}, transaction_id = ${transactionId}, tender = ${tender},
      brand = ${brand}, last4 = ${last4}, fee_cents = coalesce(${fee}::bigint, fee_cents), refunded_cents = ${refunded},
      disputed_cents = ${disputed}, looked = ${look},
      received_on = coalesce(received_on, case when ${state}::text in ('pending', 'paid') then ${receivedOn}::date end)
    where id = ${intent.id}`.execute(db)
}

type Booking = Omit<Kept, 'look'> & { readonly standing: number }

/** Takes back what stands of it, and posts what is to stand. */
async function book(work: Work, { intent, found, receivedOn, standing }: Booking): Promise<void> {
  const before = intent.payment_id === null ? null : await newestOf(work, intent.payment_id)
  if (before?.standing && intent.booked_cents > 0)
    await takeBack(work, before.id, standing > intent.booked_cents ? 'regained' : whyLess(found))
  let paymentId = intent.payment_id
  if (standing > 0) {
    const mark = intent.postings === 0 ? '' : `-${intent.postings + 1}`
    const [posted] = await postPayments(work, [
      {
        // A person may have moved it to the account it was meant for: there it stays.
        accountId: before?.accountId ?? intent.account_id,
        amount: cents(standing),
        tender: found.tender ?? 'card',
        receivedOn,
        receipt: `${intent.reference}${mark}`,
        postedOn: work.today,
        // The provider has it, and owes it to the city until its payout.
        from: (await moneyRule(work)).clearingAccount,
      },
    ])
    paymentId = posted!
  }
  const first = intent.postings === 0 && standing > 0
  await sql`
    update payment_intent set booked_cents = ${standing}, postings = postings + ${standing > 0 ? 1 : 0}::bigint,
      payment_id = ${paymentId}, receipt_state = ${first && intent.email !== null ? 'due' : sql.ref('receipt_state')}
    where id = ${intent.id}`.execute(work.db)
  await tell(work, intent, standing > 0 ? 'post-online-payment' : 'take-back-online-payment', found)
  if (first && intent.email !== null) await work.later(sendReceiptsJobName, {})
}

/** The payment in which the money stands, or stood last: where a person moved it, the one it was moved to. Not standing: it was taken back. */
async function newestOf(
  work: Work,
  paymentId: number,
): Promise<{ id: number; accountId: number; standing: boolean }> {
  const { rows } = await sql<{ id: number; accountId: number; standing: boolean }>`
    with recursive chain (id) as (
      select ${paymentId}::bigint union all
      select r.moved_to_id from chain c join payment_reversal r on r.payment_id = c.id where r.moved_to_id is not null)
    select p.id, p.account_id as "accountId", not exists (select from payment_reversal r where r.payment_id = p.id) as standing
    from chain c join payment p on p.id = c.id order by p.id desc limit 1`.execute(work.db)
  assert(rows[0], 'a payment that was posted is there')
  return rows[0]
}

const reasons = {
  disputed: { code: 'online-disputed', en: 'Disputed with the payment provider' },
  refunded: { code: 'online-refunded', en: 'Refunded by the payment provider' },
  failed: { code: 'online-failed', en: 'Not paid in the end, says the payment provider' },
  regained: { code: 'online-regained', en: 'The payment provider gave the city back some of it' },
} as const

const whyLess = ({ disputed, refunded }: ProviderPayment): keyof typeof reasons =>
  disputed > 0 ? 'disputed' : refunded > 0 ? 'refunded' : 'failed'

async function takeBack(work: Work, paymentId: number, why: keyof typeof reasons): Promise<void> {
  const { code, en } = reasons[why]
  const { citation } = await moneyRule(work)
  await takeBackPayment(work, {
    paymentId,
    reason: { code, en, citation },
    note: en,
  })
}

const tell = (work: Work, intent: Intent, command: string, found: ProviderPayment): Promise<void> =>
  recordCommand(work, {
    command,
    subject: `account ${intent.number}`,
    changes: {
      reference: intent.reference,
      amountCents: found.amount,
      refundedCents: found.refunded,
      disputedCents: found.disputed,
      tender: found.tender,
    },
  })
