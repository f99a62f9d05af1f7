import type { LiabilityModel } from '../policies/move-policies.ts'

type Role = 'owner' | 'payer' | 'occupant' | 'agent'
type Party = { readonly partyId: number; readonly name: string; readonly role: Role }
type Liable = Party & { readonly order: 'first' | 'jointly' | 'then' }

/**
 * Who owes for what is served to an account, by the city's model: whom it asks first, whom as well, and whom then. Whoever pays stands
 * for an occupant whom nobody named. Everybody once. Pure.
 */
export function liableParties(model: LiabilityModel, parties: readonly Party[]): Liable[] {
  const of = (role: Role): Party[] => parties.filter((party) => party.role === role)
  const [owners, payers] = [of('owner'), of('payer')]
  const occupants = of('occupant').length > 0 ? of('occupant') : payers
  const as = (list: readonly Party[], order: Liable['order']): Liable[] =>
    list.map((party) => ({ ...party, order }))
  const all = {
    owner: () => as(owners.length > 0 ? owners : payers, 'first'),
    joint: () => [...as(occupants, 'first'), ...as(owners, 'jointly')],
    occupant: () => as(occupants, 'first'),
    'occupant-then-owner': () => [...as(occupants, 'first'), ...as(owners, 'then')],
    customer: () => as(payers, 'first'),
  }[model]()
  return all.filter((one, index) => all.findIndex(({ partyId }) => partyId === one.partyId) === index)
}
