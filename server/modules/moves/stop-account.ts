import type { AskedStop } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber, lockAccount } from '../accounts/account-queries.ts'
import { finalBillOf, nextBill } from './bill-to-come.ts'
import { refuseDay } from './check-day.ts'
import { endAccount } from './end-service.ts'
import { firstDaysSentences } from './first-days-words.ts'
import { doneByRequest, keepMove, type MovedTold } from './keep-move.ts'
import { settleAtEnd } from './settle-deposit.ts'
import { whoOwes } from './who-owes.ts'
import { depositSentences } from './words.ts'

/**
 * Stops an account from a day, in one step: services, containers, the owner who follows by agreement, and what comes of it: the final bill
 * as it would be made now. The same request again changes nothing. Refuses what `endAccount` refuses.
 */
export async function stopAccount(
  work: Work,
  accountNumber: string,
  asked: z.output<typeof AskedStop>,
): Promise<MovedTold> {
  const account = await lockAccount(work, accountNumber)
  const earlier = await doneByRequest(work, asked.requestId)
  if (earlier) return earlier
  const from = PlainDate.from(asked.from)
  refuseDay(work, { field: 'from', day: from, account })
  const liable = await whoOwes(work, account, from.subtract({ days: 1 }))
  const { heir, orders, sentences, putRight } = await endAccount(work, account, asked)
  const deposit = await settleAtEnd(work, account)
  const closed = await accountByNumber(work, accountNumber)
  const next = heir && (await nextBill(work, heir.account, from))
  return keepMove(work, {
    kind: 'stop',
    account,
    toAccount: heir?.account ?? null,
    effectiveOn: from,
    sentences: [
      ...sentences,
      ...(next ? firstDaysSentences(heir.firstDays, next) : []),
      ...depositSentences(deposit),
    ],
    bills: [await finalBillOf(work, closed, from), ...(next ? [next] : [])],
    withoutCents: null,
    putRight,
    orders,
    liable,
    reason: asked.reason,
    requestId: asked.requestId,
  })
}
