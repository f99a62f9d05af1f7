import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { checkDigit } from '../city/check-digit.ts'
import type { CityIdentity } from '../city/city-settings.ts'
import { scanLine } from './scan-line.ts'

type Layout = CityIdentity['scanLine']

/** Weights 2 1 from the left, digits of the products added: creditron.com/resources/processingbasics/samplecheckdigit.shtml */
const creditron: Layout = [
  { field: 'account', length: 11 },
  { field: 'due-date', format: 'MMDDYY' },
  { field: 'fixed', value: '0000' },
  { field: 'amount', length: 10 },
  { field: 'amount', length: 10 },
  { field: 'check', digit: { scheme: 'mod10', weights: [2, 1], from: 'left', add: 'digits' } },
]
/** Weights 1 2 from the left: what reproduces the check digit of four bills of the City of Ontario CA of April 2025. */
const ontario: Layout = [
  { field: 'amount', length: 10 },
  { field: 'space' },
  { field: 'account', length: 13 },
  { field: 'space' },
  { field: 'check', digit: { scheme: 'mod10', weights: [1, 2], from: 'left', add: 'digits' } },
]
const bill = {
  accountNumber: '100-20417-3',
  billNumber: '00000412',
  dueOn: PlainDate.from('2026-12-15'),
  amountCents: 4770,
}

describe('the scan line', () => {
  it.each([
    {
      case: 'of a published worked example',
      layout: creditron,
      bill: {
        ...bill,
        accountNumber: '345678901',
        dueOn: PlainDate.from('1996-11-02'),
        amountCents: 1000,
      },
      line: '003456789011102960000000000100000000010008',
    },
    {
      case: 'of the City of Ontario, with its account zeroed',
      layout: ontario,
      bill: { ...bill, accountNumber: '0', amountCents: 299462 },
      line: '0000299462 0000000000000 2',
    },
    {
      case: 'of an account number with dashes',
      layout: ontario,
      bill,
      line: '0000004770 0000100204173 2',
    },
    {
      case: 'of a credit asks for nothing',
      layout: ontario,
      bill: { ...bill, amountCents: -4770 },
      line: '0000000000 0000100204173 8',
    },
    {
      case: 'with bill number and a long date',
      layout: [
        { field: 'bill', length: 10 },
        { field: 'due-date', format: 'MMDDYYYY' },
      ] satisfies Layout,
      bill,
      line: '000000041212152026',
    },
  ])('$case is $line', ({ layout, bill: scanned, line }) => {
    expect(scanLine(layout, scanned)).toBe(line)
  })

  it('is left out when an amount or account number does not fit its field', () => {
    expect(scanLine(ontario, { ...bill, amountCents: 10 ** 10 })).toBeNull()
    expect(scanLine([{ field: 'account', length: 8 }], bill)).toBeNull()
  })

  it('is left out when the scheme has no check digit for it', () => {
    const mod11: Layout = [
      { field: 'account', length: 2 },
      { field: 'check', digit: { scheme: 'mod11', weights: [2, 3] } },
    ]
    // 6 × 2 = 12, and 11 - 1 = 10, which is no digit.
    expect(checkDigit('06', { scheme: 'mod11', weights: [2, 3] })).toBeNull()
    expect(scanLine(mod11, { ...bill, accountNumber: '06' })).toBeNull()
  })

  it('has the length of its layout, and a check digit that tells any one wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(23), fc.integer({ min: 1, max: 9 }), (amountCents, at, add) => {
        const line = scanLine(ontario, { ...bill, amountCents })!
        expect(line).toMatch(/^\d{10} \d{13} \d$/)
        const body = line.replaceAll(' ', '').slice(0, -1)
        const place = at % body.length
        const wrong = (Number(body[place]) + add) % 10
        const misread = `${body.slice(0, place)}${wrong}${body.slice(place + 1)}`
        expect(
          checkDigit(misread, { scheme: 'mod10', weights: [1, 2], from: 'left', add: 'digits' }),
        ).not.toBe(line.at(-1))
      }),
    )
  })
})
