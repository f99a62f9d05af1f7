import { describe, expect, it } from 'vitest'
import { type AdjustValues, amountFault, bodyOf } from './adjust-values.ts'
import type { LineLeft } from './adjustment-queries.ts'

const line: LineLeft = {
  billId: 4,
  billNumber: '100004',
  issuedOn: '2026-11-30',
  lineNo: 2,
  serviceId: 1,
  text: 'Cart set',
  periodFrom: '2026-11-01',
  periodUntil: '2026-12-01',
  ledgerCode: '4410',
  amountCents: 3978,
  adjustedCents: 0,
  waitingCents: 0,
  leftCents: 3978,
}
const empty: AdjustValues = {
  reason: 'billing-error',
  direction: 'credit',
  lines: {},
  amount: '',
  ledgerCode: '',
  note: '',
}
const read = (some: Partial<AdjustValues>) => bodyOf({ ...empty, ...some }, { lines: [line], evidence: [] })

describe('bodyOf', () => {
  it('makes credits negative and charges positive, by line and beside', () => {
    expect(read({ lines: { '4 2': '7.70' }, amount: '1' })?.parts).toEqual([
      { billLine: { billId: 4, lineNo: 2 }, amountCents: -770 },
      { amountCents: -100 },
    ])
    expect(read({ direction: 'debit', amount: '25', ledgerCode: ' 4450 ' })?.parts).toEqual([
      { ledgerCode: '4450', amountCents: 2500 },
    ])
  })

  it.each([
    { case: 'nothing typed', some: {} },
    { case: 'what is no amount', some: { amount: 'ten' } },
    { case: 'less than nothing', some: { lines: { '4 2': '-1' } } },
    { case: 'no reason', some: { reason: '', amount: '1' } },
  ])('asks for nothing with $case', ({ some }) => {
    expect(read(some)).toBeNull()
  })
})

describe('amountFault', () => {
  it.each([
    [{}, 'Write an amount here, or beside a line.'],
    [{ amount: '-5' }, 'Write an amount such as 7.70.'],
    [{ amount: '5', lines: { '4 2': 'abc' } }, 'Mend the amount beside the line first.'],
    [{ lines: { '4 2': '0' } }, 'Mend the amount beside the line first.'],
    [{ lines: { '4 2': '7.70' } }, null],
    [{ amount: '99999999999' }, 'Write at most $10,000,000.00.'],
    [{ amount: '$1,000' }, null],
  ])('of %j is %j', (some, fault) => {
    expect(amountFault({ ...empty, ...some })).toBe(fault)
  })
})
