import type { AskedStart } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { placePremise } from '../premises/place-premise.ts'
import { beginService } from './begin-service.ts'
import { finalBillOf, nextBill } from './bill-to-come.ts'
import { refuseDay } from './check-day.ts'
import { firstDaysSentences } from './first-days-words.ts'
import { doneByRequest, keepMove, type MovedTold } from './keep-move.ts'
import { requiredDeposit } from './required-deposit.ts'
import { endReversion } from './revert-to-owner.ts'
import { whoOwes } from './who-owes.ts'
import { containerWords, dayWords } from './words.ts'

/**
 * Starts service at an address, in one step: the account, its services, their delivery. An owner whom service had gone back to there stops
 * being billed on that day. The same request again changes nothing. Refuses what opening and starting refuse.
 */
export async function startAccount(work: Work, asked: z.output<typeof AskedStart>): Promise<MovedTold> {
  const earlier = await doneByRequest(work, asked.requestId)
  if (earlier) return earlier
  const from = PlainDate.from(asked.from)
  refuseDay(work, { field: 'from', day: from })
  const premiseId = await placePremise(work, asked.address)
  const before = await endReversion(work, { premiseId, from })
  const { account, orders, firstDays } = await beginService(work, asked)
  const required = await requiredDeposit(work, account, from)
  const first = await nextBill(work, account, from)
  const sentences = [
    `Account ${account.number} begins on ${dayWords(from)}.`,
    ...asked.services.map((service) => `${containerWords(service)} is billed from ${dayWords(from)}.`),
    ...orders.map(({ container }) => `The crew brings ${container ?? 'the container'}.`),
    ...firstDaysSentences(firstDays, first),
    ...(before?.sentences ?? []),
    ...(required
      ? [
          `A deposit of ${dollars(required.requiredCents)} is to be taken (${required.citation}): ${required.basis}`,
        ]
      : []),
  ]
  return keepMove(work, {
    kind: 'start',
    account,
    toAccount: null,
    effectiveOn: from,
    sentences,
    bills: [first, ...(before ? [await finalBillOf(work, before.account, from)] : [])],
    withoutCents: null,
    orders,
    liable: await whoOwes(work, account, from),
    reason: asked.reason,
    requestId: asked.requestId,
  })
}
