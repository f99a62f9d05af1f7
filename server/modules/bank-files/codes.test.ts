import { describe, expect, it } from 'vitest'
import { sideOf, typeCode } from './bai2-type-codes.ts'
import { changeMeaning, readCorrection } from './corrected-data.ts'
import { tranCodeOf } from './nacha-codes.ts'
import { listReasons } from './reasons.ts'
import { returnReason } from './return-codes.ts'
import { isRoutingNumber, routingCheckDigit } from './routing-number.ts'

describe('returnReason', () => {
  it.each([
    ['R01', 'fee'],
    ['R09', 'fee'],
    ['R02', 'stop'],
    ['R16', 'stop'],
    ['R10', 'never'],
    ['R29', 'never'],
    ['R11', 'correct'],
    ['R08', 'suspend'],
    ['R14', 'death'],
    ['R06', 'reverse'],
    ['R28', 'queue'],
    ['R23', 'reopen'],
    ['R61', 'show'],
    ['R77', 'show'],
    ['R45', 'foreign'],
    ['R80', 'foreign'],
  ])('%s is %s', (code, action) => {
    expect(returnReason(code)).toMatchObject({ action })
  })
  it.each(['R00', 'R30', 'R48', 'R78', 'R99', 'r01', 'R1', '', 'constructor'])('%s is none', (code) => {
    expect(returnReason(code)).toBeNull()
  })
})

describe('readCorrection', () => {
  it.each([
    { code: 'C01', data: '1918171614', is: { account: '1918171614' } },
    { code: 'C02', data: '121042882', is: { routing: '121042882' } },
    { code: 'C02', data: '121042883', is: null },
    { code: 'C03', data: '121042882   99887766', is: { routing: '121042882', account: '99887766' } },
    { code: 'C03', data: '121042882 99887766', is: { routing: '121042882', account: '99887766' } },
    { code: 'C04', data: 'ANA RUIZ', is: { name: 'ANA RUIZ' } },
    { code: 'C05', data: '32', is: { tranCode: '32' } },
    { code: 'C05', data: '52', is: null },
    // By columns: the account has 17, the code stands behind.
    { code: 'C06', data: '99887766            32', is: { account: '99887766', tranCode: '32' } },
    { code: 'C06', data: '9988776655443322132', is: { account: '99887766554433221', tranCode: '32' } },
    // By blanks, where the columns do not hold it.
    { code: 'C06', data: '99887766 32', is: { account: '99887766', tranCode: '32' } },
    { code: 'C06', data: '99887766', is: null },
    {
      code: 'C07',
      data: '12104288299887766         32',
      is: { routing: '121042882', account: '99887766', tranCode: '32' },
    },
    {
      code: 'C07',
      data: '121042882 99887766 32',
      is: { routing: '121042882', account: '99887766', tranCode: '32' },
    },
    { code: 'C09', data: '100-00001-5', is: { customerNumber: '100-00001-5' } },
    { code: 'C13', data: '', is: {} },
  ])('$code of “$data”', ({ code, data, is }) => {
    expect(readCorrection(code, data.padEnd(29))).toEqual(is)
  })

  it('knows the refusals of a notification', () => {
    expect(changeMeaning('C65')).toBe('A notification of change was refused')
    expect([changeMeaning('C60'), changeMeaning('toString')]).toEqual([null, null])
  })
})

it('a transaction code tells side, use and account', () => {
  expect(tranCodeOf('27')).toEqual({ side: 'debit', use: 'live', account: 'checking' })
  expect(tranCodeOf('33')).toEqual({ side: 'credit', use: 'prenote', account: 'savings' })
  expect(tranCodeOf('36')).toEqual({ side: 'debit', use: 'return', account: 'savings' })
  expect(['20', '25', '42', '7', 'xx'].map(tranCodeOf)).toEqual([null, null, null, null, null])
})

it('a type code tells its side by its number, in the table or not', () => {
  expect(['115', '399', '400', '699', '010', '720', '890', '95x'].map(sideOf)).toEqual([
    'credit',
    'credit',
    'debit',
    'debit',
    null,
    null,
    null,
    null,
  ])
  expect(typeCode('475')).toMatchObject({ side: 'debit', use: 'check-paid' })
  expect(typeCode('123')).toBeNull()
})

it('a routing number has its ninth digit by the weights 3, 7, 1', () => {
  expect(routingCheckDigit('01100001')).toBe('5')
  expect(['011000015', '011000016', '01100001', '0110000155', 'abcdefghi'].map(isRoutingNumber)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

it('every leniency says where it was seen', () => {
  const lenient = listReasons().filter(({ strict, lenient: how }) => strict !== how)
  expect(lenient.map(({ code }) => code)).toContain('BAI2_SPARE_COMMA')
  for (const { strict, source } of lenient) {
    expect(strict).toBe('refuse')
    expect(source.length).toBeGreaterThan(10)
  }
})
