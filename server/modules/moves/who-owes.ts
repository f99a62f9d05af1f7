import { contains, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { partiesById, standings } from '../accounts/party-queries.ts'
import { liabilityRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { MovedTold } from './keep-move.ts'
import { liableParties } from './liable-parties.ts'

/** Who owes for an account on a day by the city's model, with the section that says so; null where the city has no model. */
export async function whoOwes(
  work: Work,
  account: KnownAccount,
  on: PlainDate,
): Promise<MovedTold['liable']> {
  const rule = liabilityRule(await policiesFor(work), on)
  if (!rule) return null
  const held = (await standings(work, account.id)).filter((one) => contains(one, on))
  const named = await partiesById(
    work,
    held.map(({ partyId }) => partyId),
  )
  const parties = held.map(({ partyId, role }) => ({ partyId, role, name: named.get(partyId)!.name }))
  return { model: rule.model, citation: rule.citation, parties: liableParties(rule.model, parties) }
}
