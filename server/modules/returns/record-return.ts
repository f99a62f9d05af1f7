import type { returns } from '@cartwright/api/returns'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { askForAdjustment } from '../adjustments/ask-for-adjustment.ts'
import { followReturn } from '../autopay/follow-bank.ts'
import { recordCommand } from '../audit/record-command.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { paidByPayments } from '../payments/paid-by-payments.ts'
import { paymentById, refuseTakenBack, takeBackPayment } from '../payments/take-back-payment.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import {
  type ReturnedItemsRule,
  returnedItemsRule,
  returnFee,
  type ReturnReason,
} from '../policies/returned-items-policy.ts'
import { suspenseUnpaid } from '../suspense/follow-payment.ts'
import { earlierItems, payerOf } from './earlier-items.ts'
import { draftReturnLetter } from './return-letter.ts'

type Before = SuccessOf<typeof returns.before>
type Recorded = SuccessOf<typeof returns.record>

/** What recording a returned payment would do: what is open again, and by reason the fee and how long checks are not taken. */
export async function beforeReturn(
  work: Work,
  { params: { paymentId } }: ReceivedBy<typeof returns.before>,
): Promise<Before> {
  const payment = await paymentById(work, paymentId)
  await refuseTakenBack(work, paymentId)
  const rule = returnedItemsRule(await policiesFor(work), work.today)
  const { paid } = (await paidByPayments(work, payment.accountId, [payment])).get(paymentId)!
  const earlier = rule ? await earlierItems(work, payment.accountId, rule) : 0
  return {
    paymentId,
    accountNumber: payment.accountNumber,
    amountCents: payment.amount,
    opensAgain: paid,
    newBalanceCents: (await accountBalance(work, payment.accountId)) + payment.amount,
    earlierItems: earlier,
    citation: rule?.citation ?? null,
    reasons: (rule?.reasons ?? []).map((reason) => ({
      code: reason.code,
      text: reason.en,
      bankCodes: reason.bankCodes,
      feeCents: returnFee(rule!, reason, earlier)?.cents ?? null,
      cashOnlyUntil: cashOnlyUntil(work, rule!, reason)?.toString() ?? null,
      again: reason.representable && rule!.again !== undefined,
    })),
  }
}

/**
 * Records that the bank did not pay a payment: takes it back, charges the fee as an adjustment within the authority of whoever works, has checks of
 * the account refused for a while, drafts the letter, and stops or holds an autopay as the bank’s code says. All or nothing, once. Refuses without a rule of the city, for an unknown reason, on a day
 * to come or before the payment came, a payment that was taken back, and what adjustments refuse.
 */
export async function recordReturn(
  work: Work,
  { params: { paymentId }, body }: ReceivedBy<typeof returns.record>,
): Promise<Recorded> {
  const rule = returnedItemsRule(await policiesFor(work), work.today) ?? refuse('RETURN_NOT_RULED', {})
  const reason =
    rule.reasons.find(({ code }) => code === body.reason) ??
    refuse('REVERSAL_REASON_UNKNOWN', { reason: body.reason, reasons: rule.reasons.map(({ code }) => code) })
  const returnedOn = PlainDate.from(body.returnedOn)
  const known = await paymentById(work, paymentId)
  if (isBefore(work.today, returnedOn) || isBefore(returnedOn, known.receivedOn))
    refuseField('returnedOn', 'Write a day from the one it was received on through today.')
  if (body.waiveFee && body.note === '') refuseField('note', 'Write why there is no fee this time.')
  const { payment } = await takeBackPayment(work, {
    paymentId,
    reason: { code: reason.code, en: reason.en, citation: rule.citation },
    note: body.note || reason.en,
  })
  await suspenseUnpaid(work, payment, reason.en)
  // The payment is taken back under the account’s hold: whoever counts earlier items after it counts all of them.
  const fee = body.waiveFee ? null : await chargeFee(work, { rule, reason, payment })
  const until = cashOnlyUntil(work, rule, reason)
  const subject = { kind: 'payment', id: paymentId } as const
  const letterId = await draftReturnLetter(work, { payment, subject, reason, rule, fee, until })
  const returnedItemId = await store(work, {
    payment_id: paymentId,
    account_id: payment.accountId,
    party_id: await payerOf(work, payment.accountId),
    reason: reason.code,
    reason_en: reason.en,
    citation: rule.citation,
    note: body.note,
    returned_on: returnedOn,
    recorded_on: work.today,
    recorded_by: work.actor.name,
    fee_id: fee?.adjustmentId ?? null,
    cash_only_until: until,
    letter_id: letterId,
  })
  await followReturn(work, { paymentId, codes: reason.bankCodes })
  await recordCommand(work, {
    command: 'record-returned-item',
    subject: `account ${payment.accountNumber}`,
    changes: {
      paymentId,
      returnedItemId,
      reason: reason.code,
      feeCents: fee?.cents ?? 0,
      waived: body.waiveFee,
    },
    ...(body.note !== '' && { reason: body.note }),
  })
  return {
    returnedItemId,
    balanceCents: await accountBalance(work, payment.accountId),
    fee: fee && { cents: fee.cents, state: fee.state },
    cashOnlyUntil: until?.toString() ?? null,
    letterId,
  }
}

/** The first day on which checks are taken again. */
export const cashOnlyUntil = (
  { today }: Work,
  { cashOnlyDays }: ReturnedItemsRule,
  { stopsChecks }: ReturnReason,
): PlainDate | null => (stopsChecks && cashOnlyDays !== undefined ? today.add({ days: cashOnlyDays }) : null)

type Charged = {
  readonly rule: ReturnedItemsRule
  readonly reason: ReturnReason
  /** Without a number: its money was in suspense. */
  readonly payment: { readonly id: number | null; readonly accountId: number; readonly receipt: string }
}

/** An adjustment, so that it has authority, a preview and a reversal like any other charge, and a ledger account that makes it a type of its own. */
export async function chargeFee(work: Work, { rule, reason, payment }: Charged) {
  const fee = returnFee(rule, reason, await earlierItems(work, payment.accountId, rule))
  if (!fee) return null
  const { adjustmentId, state } = await askForAdjustment(work, {
    accountId: payment.accountId,
    parts: [{ amountCents: fee.cents }],
    reason: rule.fee!.adjustmentReason,
    note: `${reason.en}, receipt ${payment.receipt}.`,
    requestKey:
      payment.id === null ? `returned-suspense-${payment.receipt}` : `returned-payment-${payment.id}`,
  })
  return { ...fee, adjustmentId, state }
}

type NewItem = {
  readonly payment_id: number | null
  readonly suspense_id?: number
  readonly account_id: number | null
  readonly party_id: number | null
  readonly reason: string
  readonly reason_en: string
  readonly citation: string
  readonly note: string
  readonly returned_on: PlainDate
  readonly recorded_on: PlainDate
  readonly recorded_by: string
  readonly fee_id: number | null
  readonly cash_only_until: PlainDate | null
  readonly letter_id: number | null
}

/** Keeps a returned item, and answers its number. */
export async function store(work: Work, item: NewItem): Promise<number> {
  const { id } = await work.db
    .insertInto('returned_item')
    .values(item)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
