import { aging } from '@cartwright/api/aging'
import { paymentReversals } from '@cartwright/api/payment-reversals'
import { payments } from '@cartwright/api/payments'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { agedAccounts, agingReport, agingWorkbook } from './aging-report.ts'
import { openItems } from './open-items.ts'
import { paymentsOfAccount } from './payments-queries.ts'
import { postPayment } from './post-payment.ts'
import { beforeReversal, reversePayment } from './reverse-payment.ts'
import type { TakenBackFollower } from './take-back-payment.ts'

/** Payments: posting one, taking it back, those of an account, and what it owes. */
export function servePayments(door: Door, followers: readonly TakenBackFollower[]): void {
  door.openLong(payments.post, ({ inTransaction }, received) =>
    againAfter('one_payment_per_receipt', () => inTransaction((work) => postPayment(work, received))),
  )
  door.open(payments.ofAccount, async (work, { params, query }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return paymentsOfAccount(work, { accountId: id, limit: query.limit, after: query.after })
  })
  door.open(payments.receivables, openItems)
  door.open(aging.show, agingReport)
  door.open(aging.accounts, agedAccounts)
  door.open(aging.workbook, agingWorkbook)
  door.open(paymentReversals.before, beforeReversal)
  door.open(paymentReversals.reverse, (work, received) => reversePayment(work, received, followers))
}
