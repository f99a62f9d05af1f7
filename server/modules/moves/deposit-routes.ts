import { deposits } from '@cartwright/api/deposits'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { depositsOf } from './deposits-queries.ts'
import { requiredDeposit } from './required-deposit.ts'
import { applyDeposit, askForRefund, refundDeposit } from './settle-deposit.ts'
import { takeDeposit } from './take-deposit.ts'

/** What customers put down as security. */
export function serveDeposits(door: Door): void {
  door.open(deposits.ofAccount, async (work, { params }) => {
    const account = await accountByNumber(work, params.accountNumber)
    return {
      rows: await depositsOf(work, account.id),
      required: await requiredDeposit(work, account, work.today),
    }
  })
  door.openLong(deposits.take, ({ inTransaction }, received) =>
    againAfter('one_deposit_per_receipt', () => inTransaction((work) => takeDeposit(work, received))),
  )
  door.open(deposits.apply, (work, { params }) => applyDeposit(work, params.depositId))
  door.open(deposits.askRefund, (work, { params }) => askForRefund(work, params.depositId))
  door.open(deposits.refund, (work, { params }) => refundDeposit(work, params.depositId))
}
