import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { draftLetter, mayBeWritten } from '../letters/draft-letter.ts'
import type { StoredPayment } from '../payments/take-back-payment.ts'
import type { ReturnedItemsRule, ReturnReason } from '../policies/returned-items-policy.ts'

type Told = {
  /** What came back, and of whose account; without a payment, its money was still in suspense. */
  readonly payment: Pick<StoredPayment, 'accountId' | 'amount' | 'receivedOn'>
  readonly subject: { readonly kind: 'payment' | 'suspense-item'; readonly id: number }
  readonly reason: ReturnReason
  readonly rule: ReturnedItemsRule
  readonly fee: { readonly cents: number; readonly state: string } | null
  readonly until: PlainDate | null
}

/**
 * Drafts the letter to whoever pays, in their language: what came back and why, the fee where it is posted, until when checks are not taken, and what
 * is owed. A person looks at it and sends it. Null where the rule names no letter, the city has no such template in force, or there is nobody to
 * write to: recording never fails for want of a letter.
 */
export async function draftReturnLetter(
  work: Work,
  { payment, subject, reason, rule, fee, until }: Told,
): Promise<number | null> {
  if (rule.letter === undefined || !(await mayBeWritten(work, payment.accountId, rule.letter))) return null
  const { letterId } = await draftLetter(work, {
    template: rule.letter,
    accountId: payment.accountId,
    subject,
    amountCents: payment.amount,
    facts: {
      amount: { cents: payment.amount },
      receivedOn: { day: payment.receivedOn.toString() },
      why: { en: reason.en, es: reason.es },
      ...(fee?.state === 'posted' && { fee: { cents: fee.cents } }),
      ...(until && { cashOnlyUntil: { day: until.toString() } }),
      balance: { cents: await accountBalance(work, payment.accountId) },
      rule: { text: rule.citation },
    },
  })
  return letterId
}
