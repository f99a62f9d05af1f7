import type { paymentReversals } from '@cartwright/api/payment-reversals'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber, refuseField } from '../accounts/account-queries.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type ReversalRule, reversalRule } from '../policies/reversal-policy.ts'
import { paidByPayments } from './paid-by-payments.ts'
import { paymentById, refuseTakenBack, type TakenBackFollower, takeBackPayment } from './take-back-payment.ts'

/** What taking a payment back would do, and the reasons that the role of whoever asks may give. Refuses one that was taken back before. */
export async function beforeReversal(
  work: Work,
  { params: { paymentId } }: ReceivedBy<typeof paymentReversals.before>,
): Promise<SuccessOf<typeof paymentReversals.before>> {
  const payment = await paymentById(work, paymentId)
  await refuseTakenBack(work, paymentId)
  const rule = reversalRule(await policiesFor(work), work.today)
  const paid = (await paidByPayments(work, payment.accountId, [payment])).get(paymentId)!
  const balanceCents = await accountBalance(work, payment.accountId)
  return {
    paymentId,
    accountNumber: payment.accountNumber,
    amountCents: payment.amount,
    receipt: payment.receipt,
    opensAgain: paid.paid,
    creditCents: paid.creditCents,
    balanceCents,
    newBalanceCents: balanceCents + payment.amount,
    reasons: (rule?.reasons ?? [])
      .filter(({ ask }) => mayAsk(work, ask))
      .map(({ code, en, moves }) => ({ code, text: en, moves })),
    citation: rule?.citation ?? null,
  }
}

/**
 * Takes a payment back for a reason of the city's list, or moves it to another account. Refuses where the city has no rule, a reason it has not,
 * one that is not for the role, and a move that its reason does not allow or that goes to the same account.
 */
export async function reversePayment(
  work: Work,
  { params: { paymentId }, body }: ReceivedBy<typeof paymentReversals.reverse>,
  followers: readonly TakenBackFollower[],
): Promise<SuccessOf<typeof paymentReversals.reverse>> {
  const rule = reversalRule(await policiesFor(work), work.today) ?? refuse('REVERSAL_NOT_RULED', {})
  const reason = reasonOf(work, rule, body.reason)
  const target = body.moveTo === null ? null : await accountByNumber(work, body.moveTo)
  if (target && !reason.moves)
    refuseField(
      'moveTo',
      'The money moves only for a reason that says so. Choose another, or leave this empty.',
    )
  const { accountId } = await paymentById(work, paymentId)
  if (target?.id === accountId) refuseField('moveTo', 'The payment is on this account. Write another one.')
  const { reversalId, payment, movedToId } = await takeBackPayment(work, {
    paymentId,
    reason: { code: reason.code, en: reason.en, citation: rule.citation },
    note: body.note,
    moveTo: target?.id ?? null,
  })
  const movedTo = target && { accountId: target.id, paymentId: movedToId! }
  for (const follow of followers) await follow(work, { payment, note: body.note, movedTo })
  return {
    reversalId,
    balanceCents: await accountBalance(work, accountId),
    movedTo: target && {
      accountNumber: target.number,
      paymentId: movedToId!,
      balanceCents: await accountBalance(work, target.id),
    },
  }
}

function reasonOf(work: Work, { reasons }: ReversalRule, code: string): ReversalRule['reasons'][number] {
  const reason =
    reasons.find((one) => one.code === code) ??
    refuse('REVERSAL_REASON_UNKNOWN', { reason: code, reasons: reasons.map((one) => one.code) })
  if (!mayAsk(work, reason.ask))
    refuse('REVERSAL_REASON_NOT_FOR_ROLE', { reason: code, role: work.actor.role, roles: [...reason.ask] })
  return reason
}

const mayAsk = ({ actor }: Work, roles: readonly string[]): boolean =>
  actor.role === 'system' || roles.includes(actor.role)
