import { describe, expect, it } from 'vitest'
import { liableParties } from './liable-parties.ts'

const party = (partyId: number, role: 'owner' | 'payer' | 'occupant' | 'agent') => ({
  partyId,
  role,
  name: `P${partyId}`,
})
const rented = [party(1, 'owner'), party(2, 'payer'), party(2, 'occupant'), party(3, 'agent')]
const owned = [party(1, 'owner'), party(1, 'payer')]

describe('who owes, by the city’s model', () => {
  it.each([
    { model: 'owner', of: rented, who: ['1 first'] },
    { model: 'joint', of: rented, who: ['2 first', '1 jointly'] },
    { model: 'occupant', of: rented, who: ['2 first'] },
    { model: 'occupant-then-owner', of: rented, who: ['2 first', '1 then'] },
    { model: 'customer', of: rented, who: ['2 first'] },
    { model: 'joint', of: owned, who: ['1 first'] },
    { model: 'owner', of: [party(2, 'payer')], who: ['2 first'] },
  ] as const)('$model', ({ model, of, who }) =>
    expect(liableParties(model, of).map(({ partyId, order }) => `${partyId} ${order}`)).toEqual(who),
  )
})
