import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy } from '@cartwright/api/route'
import { contains, isBefore, isSame, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockAccount, refuseClosed, refuseField } from './account-queries.ts'
import { addAccountParties } from './add-account-parties.ts'
import { refuseBilled } from './billed-until.ts'
import { nameParty } from './name-party.ts'
import { type Standing, standings } from './party-queries.ts'

type Change = ReceivedBy<typeof accounts.changeParty>['body']
type Ending = ReceivedBy<typeof accounts.endParty>['body']

/**
 * From a day on, a party has a role on an account, and whoever had it until then has it no more. Only a change of payer is refused on
 * days that were billed: nothing else was on the bill.
 */
export async function changeParty(
  work: Work,
  accountNumber: string,
  { role, from: day, party, reason }: Change,
): Promise<{ accountNumber: string; partyId: number }> {
  const account = await lockAccount(work, accountNumber)
  const from = PlainDate.from(day)
  refuseClosed(account, from)
  if (isBefore(from, account.openedOn))
    refuseField('from', `Write ${account.openedOn.toString()}, when the account was opened, or a later day.`)
  const before = (await standings(work, account.id)).filter((one) => one.role === role)
  const later = before.findLast((one) => isBefore(from, one.from))
  if (later) refuse('LATER_CHANGE_KNOWN', { from: later.from.toString() })
  const held = before.filter((one) => contains(one, from))
  const same = 'partyId' in party && held.length === 1 && held[0]!.partyId === party.partyId && held[0]
  if (same && same.until === null) refuse('ALREADY_SO', { since: same.from.toString() })
  if (role === 'payer') await refuseBilled(work, [account.id], from)
  for (const one of held) await endStanding(work, one, from)
  const partyId = await nameParty(work, party, 'party')
  await addAccountParties(work, [{ accountId: account.id, partyId, role, from, until: null }])
  await recordCommand(work, {
    command: 'change-party',
    subject: `account ${account.number}`,
    changes: { role, from: day, before: held.map((one) => one.partyId), after: partyId },
    reason: reason ?? null,
  })
  return { accountNumber: account.number, partyId }
}

/** Ends what a party is to an account. Ended from its first day, it never was. */
export async function endParty(
  work: Work,
  accountNumber: string,
  { role, partyId, from: day, reason }: Ending,
): Promise<{ accountNumber: string }> {
  const account = await lockAccount(work, accountNumber)
  const from = PlainDate.from(day)
  const of = (await standings(work, account.id)).filter((one) => one.role === role && one.partyId === partyId)
  if (of.length === 0) refuse('PARTY_NOT_FOUND', { partyId })
  const held = of.find((one) => contains(one, from))
  if (!held) return refuseField('from', `The party is not ${role} of the account on that day.`)
  await endStanding(work, held, from)
  await recordCommand(work, {
    command: 'end-party',
    subject: `account ${account.number}`,
    changes: { role, partyId, until: day },
    reason: reason ?? null,
  })
  return { accountNumber: account.number }
}

async function endStanding({ db }: Work, { id, from }: Standing, until: PlainDate): Promise<void> {
  if (isSame(from, until)) await db.deleteFrom('account_party').where('id', '=', id).execute()
  else await db.updateTable('account_party').set({ until_on: until }).where('id', '=', id).execute()
}
