import type { suspense } from '@cartwright/api/suspense'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { postPayments } from '../payments/post-payments.ts'
import { refuseChecks } from '../payments/refused-checks.ts'
import { bringItem } from './bring-item.ts'
import { lockSuspenseItem, suspenseItem, type SuspenseShown } from './suspense-rows.ts'
import { rememberNumber } from './written-numbers.ts'

/**
 * Moves an item to an account: a payment of today, received on the day it came in, out of the ledger account that holds it. The number as
 * written is remembered for the account when the person says so. Refuses an item that somebody has decided about: of two clerks, the
 * second; and a check for an account that takes none.
 */
export async function moveFromSuspense(
  work: Work,
  {
    params: { itemId },
    body: { accountNumber, reason, remember, takeCheck },
  }: ReceivedBy<typeof suspense.move>,
): Promise<SuspenseShown> {
  const item = await lockSuspenseItem(work, itemId)
  refuseDecided(item, 'open')
  const account = await lockAccount(work, accountNumber)
  if (item.tender === 'check') await refuseChecks(work, [account.id], takeCheck)
  if (remember) await rememberNumber(work, item, account)
  const paymentId = await pay(work, item, account)
  await bringItem(work, itemId, { state: 'moved', reason, accountId: account.id, paymentId })
  await recordCommand(work, {
    command: 'move-from-suspense',
    subject: `account ${account.number}`,
    changes: {
      itemId,
      paymentId,
      amountCents: item.amountCents,
      receivedOn: item.receivedOn,
      written: item.written,
      remember,
    },
    reason,
  })
  return suspenseItem(work, itemId)
}

/** Asks for an item to be paid back. It stays where it is until the check is written. */
export async function returnFromSuspense(
  work: Work,
  { params: { itemId }, body: { reason } }: ReceivedBy<typeof suspense.askReturn>,
): Promise<SuspenseShown> {
  const item = await lockSuspenseItem(work, itemId)
  refuseDecided(item, 'open')
  await bringItem(work, itemId, { state: 'return-asked', reason })
  return told(work, item, 'ask-for-suspense-return', reason)
}

/** Takes back the asking for a return: the item is open again. */
export async function keepInSuspense(
  work: Work,
  { params: { itemId }, body: { reason } }: ReceivedBy<typeof suspense.keep>,
): Promise<SuspenseShown> {
  const item = await lockSuspenseItem(work, itemId)
  refuseDecided(item, 'return-asked')
  await bringItem(work, itemId, { state: 'open', reason })
  return told(work, item, 'keep-in-suspense', reason)
}

function refuseDecided({ state, decidedBy, accountNumber }: SuspenseShown, needed: string): void {
  if (state !== needed) refuse('SUSPENSE_ITEM_DECIDED', { state, by: decidedBy, accountNumber })
}

async function pay(work: Work, item: SuspenseShown, { id }: KnownAccount): Promise<number> {
  const [paymentId] = await postPayments(work, [
    {
      accountId: id,
      amount: cents(item.amountCents),
      tender: item.tender,
      receivedOn: PlainDate.from(item.receivedOn),
      postedOn: work.today,
      receipt: await receiptOf(work, item.itemId),
      checkNumber: item.checkNumber,
      from: item.heldIn,
    },
  ])
  return paymentId!
}

/** A receipt is posted once: an item that came back and is moved again has the number of the move behind it, such as `suspense-12-2`. */
async function receiptOf({ db }: Work, itemId: number): Promise<string> {
  const { rows } = await sql<{ moves: number }>`
    select count(*)::bigint as moves from suspense_step where item_id = ${itemId} and state = 'moved'`.execute(
    db,
  )
  const { moves } = rows[0]!
  return moves === 0 ? `suspense-${itemId}` : `suspense-${itemId}-${moves + 1}`
}

async function told(
  work: Work,
  { itemId, amountCents }: SuspenseShown,
  command: string,
  reason: string,
): Promise<SuspenseShown> {
  await recordCommand(work, { command, subject: `suspense item ${itemId}`, changes: { amountCents }, reason })
  return suspenseItem(work, itemId)
}
