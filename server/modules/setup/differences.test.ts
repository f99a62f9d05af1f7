import { expect, it } from 'vitest'
import { differences } from './differences.ts'

it.each([
  ['what is the same', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  [
    'a setting',
    { bill: { dueDays: 20 } },
    { bill: { dueDays: 25 } },
    [{ what: 'bill, due days', before: '20', after: '25' }],
  ],
  [
    'amounts in dollars, by class too',
    { changeAtLeastCents: 1500, veryLargeBillCents: { residential: 30000 } },
    { changeAtLeastCents: 2000, veryLargeBillCents: { residential: 45000 } },
    [
      { what: 'change at least', before: '$15.00', after: '$20.00' },
      { what: 'very large bill, residential', before: '$300.00', after: '$450.00' },
    ],
  ],
  [
    'the amount of a rule',
    { value: { cents: 500 } },
    { value: { cents: 700 } },
    [{ what: 'value, amount', before: '$5.00', after: '$7.00' }],
  ],
  [
    'a holiday put in before others as one',
    { holidays: [{ on: '2026-12-25', collectionMoves: true }] },
    { holidays: [{ on: '2026-12-24' }, { on: '2026-12-25', collectionMoves: true }] },
    [{ what: 'holidays, 2026-12-24', before: null, after: 'on: 2026-12-24' }],
  ],
  [
    'what is gone, and a yes that became a no',
    { cycles: [{ code: '1' }, { code: '2', open: true }] },
    { cycles: [{ code: '2', open: false }] },
    [
      { what: 'cycles, 1', before: 'code: 1', after: null },
      { what: 'cycles, 2, open', before: 'yes', after: 'no' },
    ],
  ],
  [
    'lists without keys as a whole, and a percentage',
    { zipCodes: ['1'], percentThousandths: 4800 },
    { zipCodes: ['1', '2'], percentThousandths: 5000 },
    [
      { what: 'zip codes', before: '1', after: '1; 2' },
      { what: 'percent thousandths', before: '4.8 %', after: '5 %' },
    ],
  ],
])('tells %s', (_, before, after, told) => {
  expect(differences(before, after)).toEqual(told)
})
