import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockAccount, refuseField } from './account-queries.ts'
import { partyById, standings } from './party-queries.ts'

/**
 * Says how a payer wants all their bills, on every account they pay: on paper, by e-mail, or both. It goes before what an account says;
 * null takes it back. Refuses e-mail without an address.
 */
export async function changeDelivery(
  work: Work,
  { params, body }: ReceivedBy<typeof accounts.changeDelivery>,
): Promise<SuccessOf<typeof accounts.changeDelivery>> {
  const { partyId } = params
  const account = await lockAccount(work, params.accountNumber)
  const onIt = (await standings(work, account.id)).some((one) => one.partyId === partyId)
  if (!onIt) refuse('PARTY_NOT_FOUND', { partyId })
  const party = await partyById(work, partyId)
  const { billBy } = body
  if ((billBy === 'email' || billBy === 'both') && party.email === null)
    refuseField('billBy', 'The payer has no e-mail address. Write one first, or send the bills on paper.')
  const before = (await deliveryOfParties(work, [partyId])).get(partyId) ?? null
  if (before !== billBy) {
    await store(work, partyId, billBy)
    await recordCommand(work, {
      command: 'change-delivery',
      subject: `account ${account.number}`,
      changes: { party: party.name, partyId, billBy: { before, after: billBy } },
    })
  }
  return { accountNumber: account.number }
}

async function store(
  { db, actor, today }: Work,
  partyId: number,
  billBy: 'paper' | 'email' | 'both' | null,
): Promise<void> {
  if (billBy === null) {
    await db.deleteFrom('party_delivery').where('party_id', '=', partyId).execute()
    return
  }
  const values = { bill_by: billBy, changed_by: actor.name, changed_on: today }
  await db
    .insertInto('party_delivery')
    .values({ party_id: partyId, ...values })
    .onConflict((conflict) => conflict.column('party_id').doUpdateSet(values))
    .execute()
}

/** How parties want all their bills, by party; those who say nothing are not in the answer. */
export async function deliveryOfParties(
  { db }: Work,
  partyIds: readonly number[],
): Promise<Map<number, 'paper' | 'email' | 'both'>> {
  if (partyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('party_delivery')
    .select(['party_id', 'bill_by'])
    .where('party_id', 'in', partyIds)
    .execute()
  return new Map(rows.map((row) => [row.party_id, row.bill_by as 'paper' | 'email' | 'both']))
}
