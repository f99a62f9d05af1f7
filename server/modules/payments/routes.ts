import { payments } from '@cartwright/api/payments'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { paymentsOfAccount } from './payments-queries.ts'
import { postPayment } from './post-payment.ts'

/** Payments: posting one, and those of an account. */
export function servePayments(door: Door): void {
  door.openLong(payments.post, ({ inTransaction }, received) =>
    againAfter('one_payment_per_receipt', () => inTransaction((work) => postPayment(work, received))),
  )
  door.open(payments.ofAccount, async (work, { params, query }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return paymentsOfAccount(work, { accountId: id, limit: query.limit, after: query.after })
  })
}
