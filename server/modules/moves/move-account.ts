import type { AskedMove } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { contains, PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { accountByNumber, type KnownAccount, lockAccount, refuseField } from '../accounts/account-queries.ts'
import { changePreferences } from '../accounts/change-preferences.ts'
import { carryMandate } from '../autopay/carry-mandate.ts'
import { partyById, standings } from '../accounts/party-queries.ts'
import { placePremise } from '../premises/place-premise.ts'
import { asBegun, type RunningService, termsOf } from './account-facts.ts'
import { beginService } from './begin-service.ts'
import { finalBillOf, nextBill } from './bill-to-come.ts'
import { refuseDay } from './check-day.ts'
import { endAccount } from './end-service.ts'
import { firstDaysSentences } from './first-days-words.ts'
import { doneByRequest, keepMove, type MovedTold } from './keep-move.ts'
import { moveBalance } from './move-balance.ts'
import { endReversion } from './revert-to-owner.ts'
import { moveDeposits } from './settle-deposit.ts'
import { whoOwes } from './who-owes.ts'
import { dayWords } from './words.ts'

type Asked = z.output<typeof AskedMove>

/**
 * Moves whoever pays: service ends here and begins there under a new account of the same party, in one step, with how they get their
 * bills, their services where no others are named, where mail goes, and, by the city's rule, what they owe. The same request again changes
 * nothing. Throws HalfPosted where what is owed can be moved only once a second person has approved it (`wait`).
 */
export async function moveAccount(
  work: Work,
  accountNumber: string,
  asked: Asked,
  { wait }: { readonly wait: boolean },
): Promise<MovedTold> {
  const account = await lockAccount(work, accountNumber)
  const earlier = await doneByRequest(work, asked.requestId)
  if (earlier) return earlier
  const [from, startOn] = [PlainDate.from(asked.from), PlainDate.from(asked.startOn)]
  refuseDay(work, { field: 'from', day: from, account })
  refuseDay(work, { field: 'startOn', day: startOn, account })
  const partyId = await payerOn(work, account, from.subtract({ days: 1 }))
  const liable = await whoOwes(work, account, from.subtract({ days: 1 }))
  const mailTo = await newMail(work, partyId, asked)
  const ended = await endAccount(work, account, { ...asked, mailTo })
  const premiseId = await placePremise(work, asked.address)
  if (premiseId === account.premiseId)
    refuseField('address.line', 'This is where they are served now. Write the new address.')
  const before = await endReversion(work, { premiseId, from: startOn })
  const begun = await begin(work, { account, partyId, asked, services: ended.services })
  const deposit = await moveDeposits(work, account, begun.account)
  const balance = await moveBalance(work, { from: account, to: begun.account, wait })
  const closed = await accountByNumber(work, accountNumber)
  const next = await nextBill(work, begun.account, startOn)
  const heirs = ended.heir && (await nextBill(work, ended.heir.account, from))
  return keepMove(work, {
    kind: 'move',
    account,
    toAccount: begun.account,
    effectiveOn: from,
    sentences: [
      ...ended.sentences,
      `Account ${begun.account.number} begins at ${asked.address.line} on ${dayWords(startOn)}, for the same party, who gets bills as before.`,
      ...begun.orders.map(({ container }) => `The crew brings ${container ?? 'the container'}.`),
      ...firstDaysSentences(begun.firstDays, next),
      ...(heirs ? firstDaysSentences(ended.heir.firstDays, heirs) : []),
      ...(before?.sentences ?? []),
      ...balance,
      ...(deposit > 0 ? [`The deposit of ${dollars(deposit)} goes along to the new account.`] : []),
    ],
    bills: [
      await finalBillOf(work, closed, from),
      next,
      ...(heirs ? [heirs] : []),
      ...(before ? [await finalBillOf(work, before.account, startOn)] : []),
    ],
    withoutCents: null,
    putRight: ended.putRight,
    orders: [...ended.orders, ...begun.orders],
    liable,
    reason: asked.reason,
    requestId: asked.requestId,
  })
}

async function payerOn(work: Work, account: KnownAccount, on: PlainDate): Promise<number> {
  const payer = (await standings(work, account.id)).find((one) => one.role === 'payer' && contains(one, on))
  return (
    payer?.partyId ??
    refuseField('from', 'Nobody pays for the account on the day before. Say who does first.')
  )
}

/** Mail that went to the old address goes to the new one; mail that goes elsewhere stays there. */
async function newMail(work: Work, partyId: number, { address }: Asked) {
  const { mail } = await partyById(work, partyId)
  if (mail) return null
  const { line, unit, place, state, zip } = address
  return { line1: line, line2: unit, place, state, zip }
}

type Begin = {
  readonly account: KnownAccount
  readonly partyId: number
  readonly asked: Asked
  readonly services: readonly RunningService[]
}

async function begin(work: Work, { account, partyId, asked, services }: Begin) {
  const { autopay, ...terms } = await termsOf(work, account)
  const wanted = asked.services ?? services.map(asBegun)
  if (wanted.length === 0)
    refuseField('services', 'No service runs here on that day. Choose what begins at the new address.')
  const begun = await beginService(work, {
    ...terms,
    address: asked.address,
    class: asked.class ?? account.class,
    cycle: asked.cycle ?? account.cycle,
    from: asked.startOn,
    payer: { partyId },
    owner: asked.owner,
    services: wanted,
    deliver: asked.deliver,
  })
  const carried = await carryMandate(work, { from: account.id, to: begun.account })
  // Imported accounts may be on autopay at a bank of their own, without a word kept here.
  if (autopay && !carried) await changePreferences(work, begun.account.number, { autopay })
  return begun
}
