import { describe, expect, it } from 'vitest'
import { noReceipt, receiptBody, receiptFaults, sums } from './receipt-values.ts'

const typed = {
  ...noReceipt,
  parts: [
    { accountNumber: '100-00001-7', amount: '47.70' },
    { accountNumber: '100-00002-5', amount: '25.50' },
  ],
}

describe('a receipt as it is typed', () => {
  it.each([
    { case: 'cash with change', some: { cash: '80' }, due: 7320, change: 680 },
    { case: 'a check and cash', some: { checks: '70', cash: '10' }, due: 7320, change: 680 },
    { case: 'too little', some: { cash: '70' }, due: 7320, change: null },
    { case: 'a check for more', some: { checks: '80' }, due: 7320, change: null },
  ])('of $case', ({ some, due, change }) => {
    expect(sums({ ...typed, ...some })).toMatchObject({ dueCents: due, changeCents: change })
  })

  it('says what is missing beside its field', () => {
    expect(Object.keys(receiptFaults(noReceipt))).toEqual(['parts.0.accountNumber', 'parts.0.amount'])
    expect(receiptFaults(typed)).toEqual({ cash: 'Write what is given.' })
    expect(receiptFaults({ ...typed, card: '73.20', cardLast4: '42' })).toHaveProperty('cardLast4')
    expect(receiptFaults({ ...typed, cash: '80' })).toEqual({})
  })

  it('sends what is given, and nothing of what is not', () => {
    expect(receiptBody({ ...typed, checks: '70', checkNumber: '12', cash: '10' }, 'a key')).toMatchObject({
      tenders: [
        { tender: 'check', amountCents: 7000, checkNumber: '12' },
        { tender: 'cash', amountCents: 1000 },
      ],
      parts: [{ amountCents: 4770 }, { amountCents: 2550 }],
    })
  })
})
