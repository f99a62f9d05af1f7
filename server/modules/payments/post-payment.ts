import type { payments } from '@cartwright/api/payments'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { postPayments } from './post-payments.ts'
import { refuseChecksOfHeld } from './refused-checks.ts'

/**
 * Posts a payment to an account, today, whatever day it was received: a closed account takes one too, for it may owe. Posting one
 * receipt twice is refused.
 */
export async function postPayment(
  work: Work,
  { body }: ReceivedBy<typeof payments.post>,
): Promise<SuccessOf<typeof payments.post>> {
  const account = await lockAccount(work, body.accountNumber)
  const { id, number } = account
  const receivedOn = PlainDate.from(body.receivedOn)
  if (isBefore(work.today, receivedOn)) refuseField('receivedOn', 'Write today or an earlier day.')
  const { amountCents, tender, receipt, checkNumber, directedTo, takeCheck } = body
  if (checkNumber !== null && tender !== 'check')
    refuseField('checkNumber', 'Only a check has a number. Choose check, or leave it empty.')
  await refusePosted(work, receipt)
  if (tender === 'check') await refuseChecksOfHeld(work, [id], takeCheck)
  const payment = {
    accountId: id,
    amount: cents(amountCents),
    tender,
    receivedOn,
    receipt,
    checkNumber,
    postedOn: work.today,
    directedTo,
    byHand: true,
  }
  const [paymentId] = await postPayments(work, [payment], [account])
  await recordCommand(work, {
    command: 'post-payment',
    subject: `account ${number}`,
    changes: {
      paymentId,
      amountCents,
      tender,
      receivedOn: body.receivedOn,
      receipt,
      checkNumber,
      directedTo,
    },
  })
  return { paymentId: paymentId!, balanceCents: await accountBalance(work, id) }
}

async function refusePosted(work: Work, receipt: string): Promise<void> {
  const found = await work.db
    .selectFrom('payment')
    .select('id')
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  if (found) refuse('PAYMENT_ALREADY_POSTED', { paymentId: found.id })
}
