import type { returns } from '@cartwright/api/returns'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber, lockAccountById, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { returnedItemsRule } from '../policies/returned-items-policy.ts'
import { suspenseItem, type SuspenseShown } from '../suspense/suspense-rows.ts'
import { unpaidItem } from '../suspense/unpaid-item.ts'
import { payerOf } from './earlier-items.ts'
import { cashOnlyUntil, chargeFee, store } from './record-return.ts'
import { draftReturnLetter } from './return-letter.ts'

/**
 * Records that the bank did not pay a check whose money was still in suspense: the money leaves suspense and cash. Whose check it was may be known by now: then
 * that account is named, the fee is charged there, its checks are refused for a while, and the letter is
 * drafted. Nobody named, nobody charged. All or nothing, once. Refuses without a
 * rule of the city, an unknown reason, a day that does not fit, an item that was decided about, and a waived fee without why.
 */
export async function recordSuspenseReturn(
  work: Work,
  { params: { itemId }, body }: ReceivedBy<typeof returns.recordSuspense>,
): Promise<SuccessOf<typeof returns.recordSuspense>> {
  const rule = returnedItemsRule(await policiesFor(work), work.today) ?? refuse('RETURN_NOT_RULED', {})
  const reason =
    rule.reasons.find(({ code }) => code === body.reason) ??
    refuse('REVERSAL_REASON_UNKNOWN', { reason: body.reason, reasons: rule.reasons.map(({ code }) => code) })
  const returnedOn = PlainDate.from(body.returnedOn)
  const { receivedOn } = await suspenseItem(work, itemId)
  if (isBefore(work.today, returnedOn) || body.returnedOn < receivedOn)
    refuseField('returnedOn', 'Write a day from the one it was received on through today.')
  if (body.waiveFee && body.note === '') refuseField('note', 'Write why there is no fee this time.')
  const account = body.accountNumber === null ? null : await accountByNumber(work, body.accountNumber)
  // Whoever counts earlier items of the account counts this one too, or is counted.
  if (account) await lockAccountById(work, account.id)
  const item = await unpaidItem(work, itemId, reason.en)
  const charged = { id: null, accountId: account?.id ?? 0, receipt: `S-${itemId}` }
  const fee = account && !body.waiveFee ? await chargeFee(work, { rule, reason, payment: charged }) : null
  const until = account && cashOnlyUntil(work, rule, reason)
  const payment = account && paymentOf(account.id, item)
  const subject = { kind: 'suspense-item', id: itemId } as const
  const letterId = payment && (await draftReturnLetter(work, { payment, subject, reason, rule, fee, until }))
  const returnedItemId = await store(work, {
    payment_id: null,
    suspense_id: itemId,
    account_id: account?.id ?? null,
    party_id: account && (await payerOf(work, account.id)),
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
  await recordCommand(work, {
    command: 'record-returned-item',
    subject: `suspense item ${itemId}`,
    changes: {
      returnedItemId,
      amountCents: item.amountCents,
      reason: reason.code,
      account: account?.number ?? null,
      feeCents: fee?.cents ?? 0,
    },
    ...(body.note !== '' && { reason: body.note }),
  })
  return {
    returnedItemId,
    fee: fee && { cents: fee.cents, state: fee.state },
    cashOnlyUntil: until?.toString() ?? null,
    letterId,
  }
}

/** What the letter tells of an item as of a payment: it was meant as one. */
const paymentOf = (accountId: number, { amountCents, receivedOn }: SuspenseShown) => ({
  accountId,
  amount: cents(amountCents),
  receivedOn: PlainDate.from(receivedOn),
})
