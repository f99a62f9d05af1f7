import type { AskedNewOwner } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { contains, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber, type KnownAccount, lockAccount } from '../accounts/account-queries.ts'
import { changeParty } from '../accounts/change-party.ts'
import { standings } from '../accounts/party-queries.ts'
import { addressOf, asBegun } from './account-facts.ts'
import { beginService } from './begin-service.ts'
import { finalBillOf, nextBill } from './bill-to-come.ts'
import { refuseDay } from './check-day.ts'
import { endAccount } from './end-service.ts'
import { firstDaysSentences } from './first-days-words.ts'
import { doneByRequest, keepMove, type MovedTold, type ToKeep } from './keep-move.ts'
import { whoOwes } from './who-owes.ts'
import { dayWords } from './words.ts'

type Asked = z.output<typeof AskedNewOwner>

/**
 * An address has another owner from the day of the deed. Where the owner pays, their account ends on that day and the new owner begins with
 * one of their own: what the old one owes stays theirs. Where a tenant pays, the tenant goes on, and only the owner is another.
 */
export async function newOwner(work: Work, accountNumber: string, asked: Asked): Promise<MovedTold> {
  const account = await lockAccount(work, accountNumber)
  const earlier = await doneByRequest(work, asked.requestId)
  if (earlier) return earlier
  const day = PlainDate.from(asked.deedOn)
  refuseDay(work, { field: 'deedOn', day, account })
  const held = (await standings(work, account.id)).filter((one) => contains(one, day))
  const owners = new Set(held.filter(({ role }) => role === 'owner').map(({ partyId }) => partyId))
  const payers = held.filter(({ role }) => role === 'payer').map(({ partyId }) => partyId)
  const ownerPays = owners.size === 0 || payers.some((partyId) => owners.has(partyId))
  const told = ownerPays
    ? await handOver(work, { account, day, asked })
    : await onlyOwner(work, { account, day, asked })
  return keepMove(work, {
    kind: 'new-owner',
    account,
    effectiveOn: day,
    withoutCents: null,
    reason: asked.reason,
    requestId: asked.requestId,
    ...told,
  })
}

type Deed = { readonly account: KnownAccount; readonly day: PlainDate; readonly asked: Asked }
type Told = Pick<ToKeep, 'toAccount' | 'sentences' | 'bills' | 'orders' | 'liable' | 'putRight'>

async function handOver(work: Work, { account, day, asked }: Deed): Promise<Told> {
  const ended = await endAccount(work, account, {
    from: asked.deedOn,
    fetch: false,
    mailTo: null,
    reason: asked.reason,
  })
  const begun = await beginService(work, {
    address: await addressOf(work, account),
    class: account.class,
    cycle: account.cycle,
    from: asked.deedOn,
    payer: asked.owner,
    owner: null,
    billBy: 'paper',
    services: ended.services.map(asBegun),
    deliver: false,
  })
  const closed = await accountByNumber(work, account.number)
  const next = await nextBill(work, begun.account, day)
  return {
    toAccount: begun.account,
    sentences: [
      ...ended.sentences,
      `The new owner begins with account ${begun.account.number} on ${dayWords(day)}, with the containers as they stand. What was owed before is not on their bill.`,
      ...firstDaysSentences(begun.firstDays, next),
    ],
    bills: [await finalBillOf(work, closed, day), next],
    putRight: ended.putRight,
    orders: [],
    liable: await whoOwes(work, begun.account, day),
  }
}

async function onlyOwner(work: Work, { account, day, asked }: Deed): Promise<Told> {
  await changeParty(work, account.number, {
    role: 'owner',
    from: asked.deedOn,
    party: asked.owner,
    reason: asked.reason ?? 'Deed recorded',
  })
  return {
    toAccount: null,
    sentences: [`Whoever pays goes on paying. The owner is another from ${dayWords(day)}; no bill changes.`],
    bills: [await nextBill(work, account, day)],
    orders: [],
    liable: await whoOwes(work, account, day),
  }
}
