import { expect, it } from 'vitest'
import { sent, valuesOf } from './written-procedure.ts'

const procedure = {
  title: 'A missed pickup',
  body: '1. Look.',
  places: [
    { kind: 'screen' as const, key: '/accounts' },
    { kind: 'reason' as const, key: 'missed-pickup' },
    { kind: 'case-type' as const, key: 'service' },
    { kind: 'policy' as const, key: 'proration' },
  ],
  owner: { userId: 'u1', name: 'R. Ortiz' },
  reviewOn: '2027-11-23',
}

it('a procedure that is opened to be changed and sent keeps every place it applies to', () => {
  const again = sent(valuesOf(procedure))
  expect(again).toEqual({
    title: procedure.title,
    body: procedure.body,
    places: procedure.places,
    ownerUserId: 'u1',
    reviewOn: '2027-11-23',
    from: null,
    note: null,
  })
})

it('what is left empty is left out, and a day to begin on is sent', () => {
  const written = { ...valuesOf(procedure), from: '2027-01-01', note: '  ' }
  expect(sent(written)).toMatchObject({ from: '2027-01-01', note: null })
})
