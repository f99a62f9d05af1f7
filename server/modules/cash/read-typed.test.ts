import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { accountNumber } from '../accounts/account-numbers.ts'
import { scanLine } from '../bills/scan-line.ts'
import type { CityIdentity } from '../city/city-settings.ts'
import { readScanLine } from './read-scan-line.ts'
import { readTyped } from './read-typed.ts'

type Layout = CityIdentity['scanLine']

/** Amount, account, check digit, as the City of Ontario CA has them; the number is that of the practice city. */
const city = {
  accountNumber: { pattern: '100-#####-C', checkDigit: { scheme: 'luhn' } },
  scanLine: [
    { field: 'amount', length: 10 },
    { field: 'space' },
    { field: 'account', length: 13 },
    { field: 'space' },
    { field: 'check', digit: { scheme: 'mod10', weights: [1, 2], from: 'left', add: 'digits' } },
  ],
} satisfies Pick<CityIdentity, 'accountNumber' | 'scanLine'>

describe('what was typed', () => {
  it.each([
    { case: 'a whole number', typed: '100000017', is: '100-00001-7' },
    { case: 'a number with its dashes', typed: '100-00001-7', is: '100-00001-7' },
    { case: 'the end of a number', typed: '000017', is: '100-00001-7' },
    { case: 'the end without zeros', typed: '17', is: '100-00001-7' },
    { case: 'a scan line', typed: '0000004770 0000100204171 4', is: '100-20417-1' },
    { case: 'a scan line without blanks', typed: '000000477000001002041714', is: '100-20417-1' },
  ])('$case is $is', ({ typed, is }) => {
    expect(readTyped(typed, city)).toMatchObject({ kind: 'account', accountNumber: is })
  })

  it.each([
    { case: 'a wrong check digit', typed: '100000018', is: { kind: 'check-digit' } },
    { case: 'two digits changed', typed: '100000071', is: { kind: 'check-digit' } },
    { case: 'another beginning', typed: '200000017', is: { kind: 'unknown' } },
    { case: 'too few digits', typed: '7', is: { kind: 'unknown' } },
    { case: 'too many', typed: '1000000170', is: { kind: 'unknown' } },
    { case: 'letters', typed: 'GARCIA', is: { kind: 'unknown' } },
    {
      case: 'a scan line with a wrong digit',
      typed: '000000478000001002041714',
      is: { kind: 'scan-line', field: 'check' },
    },
    {
      case: 'a scan line of another city',
      typed: '000029946200000000000002',
      is: { kind: 'scan-line', field: 'account' },
    },
  ])('$case is not taken', ({ typed, is }) => {
    expect(readTyped(typed, city)).toEqual(is)
  })

  it('is what a bill has printed, whatever the account and amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(9_999_999_999), (count, amountCents) => {
        const number = accountNumber(count, city.accountNumber)!
        const dueOn = PlainDate.from('2026-12-15')
        const line = scanLine(city.scanLine, { accountNumber: number, billNumber: '1', dueOn, amountCents })!
        expect(readTyped(line, city)).toMatchObject({ kind: 'account', accountNumber: number, amountCents })
      }),
    )
  })
})

/** creditron.com/resources/processingbasics/samplecheckdigit.shtml and creditron.com/resources/sample-checkdigit */
const tail: Layout[number] = {
  field: 'check',
  digit: { scheme: 'mod10', weights: [2, 1], from: 'left', add: 'digits' },
}
const processing: Layout = [
  { field: 'account', length: 11 },
  { field: 'due-date', format: 'MMDDYY' },
  { field: 'fixed', value: '0000' },
  { field: 'amount', length: 10 },
  { field: 'amount', length: 10 },
  tail,
]
describe('a published scan line', () => {
  it.each([
    { body: '00345678901110296000000000010000000001000', check: '8', layout: processing, cents: 1000 },
    // The rule gives 0 for this body, where the page of recommendations prints 8.
    { body: '00345678901110196000000000010000000001000', check: '0', layout: processing, cents: 1000 },
  ])('is read: $body', ({ body, check, layout, cents }) => {
    expect(readScanLine(layout, body + check)).toMatchObject({ account: '00345678901', amountCents: cents })
  })

  it('that was printed with a wrong check digit is refused', () => {
    expect(readScanLine(processing, '003456789011101960000000000100000000010008')).toEqual({ fault: 'check' })
  })

  it('is told from one of another length and another fixed part', () => {
    expect(readScanLine(processing, '1')).toEqual({ fault: 'length' })
    expect(readScanLine(processing, '003456789011102960001000000100000000010008')).toEqual({ fault: 'fixed' })
  })

  it('of 51 digits has the check digit its page says', () => {
    const layout: Layout = [
      { field: 'account', length: 20 },
      { field: 'fixed', value: '0001715000020161120000030000000' },
      tail,
    ]
    expect(readScanLine(layout, '1203547437000006715000017150000201611200000300000001')).toMatchObject({
      account: '12035474370000067150',
    })
  })
})
