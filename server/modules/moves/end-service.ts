import type { AskedStop } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { changeContact } from '../accounts/change-contact.ts'
import { partiesById, standings } from '../accounts/party-queries.ts'
import type { PutRight } from '../orders/correct-billed-days.ts'
import type { OrderShown } from '../orders/order-rows.ts'
import { type RunningService, runningServices } from './account-facts.ts'
import { type Begun, orderOf } from './begin-service.ts'
import { closeFrom } from './close-from.ts'
import { revertToOwner } from './revert-to-owner.ts'
import { containerWords, dayWords } from './words.ts'

type Asked = z.output<typeof AskedStop>
type Ending = Pick<Asked, 'from' | 'fetch' | 'mailTo' | 'reason'>

/** What ended, and what follows: who goes on being served there, and what the crew fetches. */
export type Ended = {
  readonly services: readonly RunningService[]
  /** The owner's account that service goes back to by their agreement. */
  readonly heir: Begun | null
  readonly orders: readonly OrderShown[]
  readonly sentences: readonly string[]
  /** The bills of the past that are put right. */
  readonly putRight: PutRight['bills']
}

/**
 * Ends an account from a day: its services stop, and either the containers are fetched, or, where the owner agreed to it, the owner is
 * served on with them. Days that were billed are put right by a correction. Of an account that is closed already only that is done.
 */
export async function endAccount(work: Work, account: KnownAccount, asked: Ending): Promise<Ended> {
  const { from, fetch, mailTo, reason } = asked
  const day = PlainDate.from(from)
  const services = await runningServices(work, account.id, day.subtract({ days: 1 }))
  const lastDay = dayWords(day.subtract({ days: 1 }))
  const { closedOn } = account
  const sentences = [
    closedOn
      ? `Account ${account.number} should have ended earlier: ${lastDay} was its last day, and not ${dayWords(closedOn.subtract({ days: 1 }))}.`
      : `Account ${account.number} ends: ${lastDay} is its last day, and its next bill is the final one.`,
  ]
  if (mailTo) {
    const name = await sendMailTo(work, account, mailTo)
    sentences.push(`Mail to ${name} goes to ${mailTo.line1}, ${mailTo.place} from now on.`)
  }
  const { sentences: corrected, bills: putRight } = await closeFrom(work, account, { from: day, reason })
  sentences.push(...corrected)
  // What followed when it was closed has followed already.
  if (closedOn) return { services, heir: null, orders: [], sentences, putRight }
  const heir = await revertToOwner(work, { account, from: day, services })
  if (heir) {
    sentences.push(heir.sentence)
    return { services, heir, orders: [], sentences, putRight }
  }
  const orders: OrderShown[] = []
  for (const service of fetch ? services : [])
    orders.push(await orderOf(work, account, { kind: 'remove', serviceId: null, from, service }))
  for (const service of fetch ? services : []) sentences.push(`The crew fetches ${containerWords(service)}.`)
  return { services, heir: null, orders, sentences, putRight }
}

async function sendMailTo(
  work: Work,
  account: KnownAccount,
  mail: NonNullable<Asked['mailTo']>,
): Promise<string> {
  const payer = (await standings(work, account.id)).find(({ role }) => role === 'payer')!
  const { partyId, ...contact } = (await partiesById(work, [payer.partyId])).get(payer.partyId)!
  await changeContact(work, {
    params: { accountNumber: account.number, partyId },
    body: { ...contact, mail, reason: 'Where the final bill goes' },
  })
  return contact.name
}
