import { expect, it } from 'vitest'
import { dpvOutcome, dpvWords } from './dpv-outcome.ts'

const said = (dpv: string | null, footnotes: string[] = [], more = {}) => ({
  dpv,
  footnotes,
  vacant: false,
  noStat: false,
  ...more,
})

it.each([
  ['confirmed', said('Y', ['AA', 'BB']), 'good'],
  ['the unit missing', said('D', ['AA', 'N1']), 'fix'],
  ['the unit not confirmed', said('S', ['AA', 'C1']), 'fix'],
  ['not confirmed', said('N', ['A1']), 'blocked'],
  ['no house number', said('Y', ['AA', 'M1']), 'blocked'],
  ['an unknown house number', said('Y', ['AA', 'M3']), 'blocked'],
  ['no box number', said('Y', ['P1']), 'blocked'],
  ['an unknown box number', said('Y', ['P3']), 'blocked'],
  ['a phantom route', said('Y', ['AA', 'BB', 'R7']), 'warn'],
  ['vacant', said('Y', ['AA', 'BB'], { vacant: true }), 'warn'],
  ['no deliveries counted', said('Y', ['AA', 'BB'], { noStat: true }), 'warn'],
  ['vacant and without its unit', said('D', ['N1'], { vacant: true }), 'fix'],
  ['a letter nobody knows', said('X'), 'blocked'],
  ['never asked', said(null), 'not-coded'],
])('an address that is %s', (_, answer, outcome) => {
  expect(dpvOutcome(answer)).toBe(outcome)
})

it('says the worst first', () => {
  expect(dpvWords(said('N', ['AA', 'M3'], { vacant: true }))).toEqual([
    'There is no such house number',
    'Not confirmed',
    'Vacant',
  ])
})
