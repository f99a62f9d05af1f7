import type { counter } from '@cartwright/api/counter'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { isRoutingNumber } from '../bank-files/routing-number.ts'
import { keyOf } from '../billing/bill-run.ts'
import { postPayments } from '../payments/post-payments.ts'
import { refuseChecks } from '../payments/refused-checks.ts'
import { nextNumber } from './next-number.ts'
import { type ReceiptShown, receiptByNumber } from './receipt-rows.ts'
import { changeOf, splitTenders } from './split-tenders.ts'

type Body = ReceivedBy<typeof counter.take>['body']
type Tender = Body['tenders'][number]
type Part = { readonly accountId: number; readonly accountNumber: string; readonly amountCents: number }

/**
 * Takes money at the counter into the open drawer of whoever asks: one receipt with a number of its own, for one account or several, with one
 * tender or several, posted at once. What is given beyond it is change, from cash alone. The same request again answers with the receipt it
 * made. Refuses too little, change without cash, and a check where one came back, unless somebody whose role may takes it.
 */
export async function takeReceipt(
  work: Work,
  { body }: ReceivedBy<typeof counter.take>,
): Promise<ReceiptShown> {
  const drawerId = await myDrawer(work, body.key)
  if (typeof drawerId === 'string') return receiptByNumber(work, drawerId)
  for (const [at, tender] of body.tenders.entries()) refuseTender(tender, at)
  const parts = await partsOf(work, body)
  if (body.tenders.some(({ tender }) => tender === 'check'))
    await refuseChecks(
      work,
      parts.map(({ accountId }) => accountId),
      body.takeCheck,
    )
  const dueCents = parts.reduce((all, { amountCents }) => all + amountCents, 0)
  const changeCents = changeOf(dueCents, body.tenders)
  if (changeCents === null)
    return refuse('RECEIPT_TENDERS_OFF', {
      dueCents,
      givenCents: body.tenders.reduce((all, { amountCents }) => all + amountCents, 0),
    })
  const tenders = netOf(body.tenders, changeCents)
  const number = await nextNumber(work, 'receipt')
  const { id } = await work.db
    .insertInto('cash_receipt')
    .values({
      number,
      drawer_id: drawerId,
      received_on: work.today,
      total_cents: dueCents,
      change_cents: changeCents,
      made_by: work.actor.name,
      made_by_key: keyOf(work.actor),
      request_id: body.key,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepParts(work, { receiptId: id, number, parts, tenders })
  await recordCommand(work, {
    command: 'take-receipt',
    subject: `receipt ${number}`,
    changes: { drawerId, dueCents, changeCents, accounts: parts.map(({ accountNumber }) => accountNumber) },
  })
  return receiptByNumber(work, number)
}

/** The open drawer of whoever asks, held; or the number of the receipt that the request made before. */
async function myDrawer(work: Work, key: string): Promise<number | string> {
  const drawer = await work.db
    .selectFrom('cash_drawer')
    .select(['id', 'state'])
    .where('cashier_key', '=', keyOf(work.actor))
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst()
  const made = await work.db
    .selectFrom('cash_receipt')
    .select('number')
    .where('request_id', '=', key)
    .executeTakeFirst()
  if (made) return made.number
  return drawer?.state === 'open' ? drawer.id : refuse('DRAWER_NOT_OPEN', { state: drawer?.state ?? 'none' })
}

function refuseTender({ tender, routing, checkNumber, cardBrand, cardLast4 }: Tender, at: number): void {
  if (tender !== 'check' && (checkNumber !== null || routing !== null))
    refuseField(`tenders.${at}.checkNumber`, 'Only a check has a number and a bank.')
  if (tender !== 'card' && (cardBrand !== null || cardLast4 !== null))
    refuseField(`tenders.${at}.cardLast4`, 'Only a card has a brand and digits.')
  if (routing !== null && !isRoutingNumber(routing))
    refuseField(
      `tenders.${at}.routing`,
      'The check digit of the routing number does not fit. Type its nine digits again.',
    )
}

async function partsOf(work: Work, { parts }: Body): Promise<Part[]> {
  const found: Part[] = []
  for (const { accountNumber, amountCents } of parts) {
    const { id, number } = await accountByNumber(work, accountNumber)
    found.push({ accountId: id, accountNumber: number, amountCents })
  }
  return found
}

/** What is kept of what is given: all cash as one tender, less the change. */
function netOf(tenders: readonly Tender[], changeCents: number): Tender[] {
  const cash = tenders.filter(({ tender }) => tender === 'cash')
  const net = cash.reduce((all, { amountCents }) => all + amountCents, 0) - changeCents
  const others = tenders.filter(({ tender }) => tender !== 'cash')
  return [...others, ...(net > 0 ? [{ ...cash[0]!, amountCents: net }] : [])]
}

type Keeping = {
  readonly receiptId: number
  readonly number: string
  readonly parts: readonly Part[]
  readonly tenders: readonly Tender[]
}

async function keepParts(work: Work, { receiptId, number, parts, tenders }: Keeping): Promise<void> {
  await insertRows(work, {
    into: sql`insert into cash_receipt_part`,
    rows: [...parts.entries()],
    columns: {
      receipt_id: ['bigint', () => receiptId],
      place: ['bigint', ([at]) => at + 1],
      account_id: ['bigint', ([, { accountId }]) => accountId],
      amount_cents: ['bigint', ([, { amountCents }]) => amountCents],
    },
  })
  await insertRows(work, {
    into: sql`insert into cash_receipt_tender`,
    rows: [...tenders.entries()],
    columns: {
      receipt_id: ['bigint', () => receiptId],
      place: ['bigint', ([at]) => at + 1],
      tender: ['text', ([, { tender }]) => tender],
      amount_cents: ['bigint', ([, { amountCents }]) => amountCents],
      check_number: ['text', ([, { checkNumber }]) => checkNumber],
      routing: ['text', ([, { routing }]) => routing],
      card_brand: ['text', ([, { cardBrand }]) => cardBrand],
      card_last4: ['text', ([, { cardLast4 }]) => cardLast4],
    },
  })
  const pieces = splitTenders(
    parts.map((part) => ({ to: part, cents: part.amountCents })),
    tenders.map((tender) => ({ to: tender, cents: tender.amountCents })),
  )
  const payments = await postPayments(
    work,
    pieces.map(({ to, tender, cents: amount }, at) => ({
      accountId: to.accountId,
      amount: cents(amount),
      tender: tender.tender,
      receivedOn: work.today,
      receipt: `${number}-${at + 1}`,
      checkNumber: tender.checkNumber,
      postedOn: work.today,
    })),
  )
  await insertRows(work, {
    into: sql`insert into cash_receipt_payment`,
    rows: payments,
    columns: { receipt_id: ['bigint', () => receiptId], payment_id: ['bigint', (payment) => payment] },
  })
}
