import { describe, expect, it } from 'vitest'
import { bytesOf } from '#test/ach-file'
import { bai2Lines } from '#test/bai2-file'
import { readBai2 } from './read-bai2.ts'

const read = (lines: readonly string[], mode: 'strict' | 'lenient' = 'strict') =>
  readBai2(bytesOf(lines.join('\n')), mode)
const faults = (lines: readonly string[], mode: 'strict' | 'lenient' = 'strict') =>
  read(lines, mode).faults.map(({ code, line, column }) => `${code} ${line}:${column}`)

const ordinary = [
  { summaries: 'USD,010,500,,,015,1500,,', lines: ['16,115,1000,1,B1,C1,LOCKBOX'], total: 3000 },
]
const swapped = (find: string, write: string): string[] =>
  bai2Lines(ordinary).map((line) => line.replace(find, write))

describe('readBai2', () => {
  it.each([
    { case: 'balances and a credit', accounts: ordinary },
    { case: 'signed balances', accounts: [{ summaries: 'USD,010,-500,,,015,+700,,', total: 200 }] },
    { case: 'an account that tells nothing', accounts: [{ summaries: ',,,,,060,5,,', total: 5 }] },
    { case: 'no accounts', accounts: [] },
    {
      case: 'a pair divided between two records',
      accounts: [{ summaries: 'USD,010,5,,,190', lines: ['88,500,,,110,1,2,/'], total: 506 }],
    },
    { case: 'parts by availability', accounts: [{ lines: ['16,115,6,S,1,2,3,,,/'], total: 6 }] },
    { case: 'parts by days', accounts: [{ summaries: 'USD,110,70,15,D,3,0,20,1,30,3,20', total: 70 }] },
    {
      case: 'a value day',
      accounts: [{ lines: ['16,108,6,V,261124,,,,/', '16,108,6,V,261124,2400,,,X'], total: 12 }],
    },
    { case: 'a transaction that ends early', accounts: [{ lines: ['16,475,6/'], total: 6 }] },
    {
      case: 'text with commas and slashes',
      accounts: [{ lines: ['16,475,6,0,,1204,PAID 12/16, THANKS/YOU'], total: 6 }],
    },
    { case: 'a message without money', accounts: [{ lines: ['16,890,,,,,HELLO'], total: 0 }] },
    { case: 'blanks behind the slash', accounts: [{ lines: ['16,475,6,0,,1204,/          '], total: 6 }] },
  ])('takes $case', ({ accounts }) => {
    const file = read(bai2Lines(accounts))
    expect(file.faults).toEqual([])
    expect(file.verdict).toBe('good')
    expect(file.records).toHaveLength(file.lines)
  })

  it('joins the text of a transaction and knows when the money can be used', () => {
    const lines = ['16,557,200,V,261124,2400,B9,C9,RETURN, R02', '88,NAME: ANA RUIZ', '88,ACCOUNT 4711/']
    const [account] = read(bai2Lines([{ lines, total: 200 }])).content.groups[0]!.accounts
    expect(account!.transactions).toMatchObject([
      {
        line: 4,
        typeCode: '557',
        amountCents: 200,
        funds: { type: 'V', valueOn: '2026-11-24' },
        bankReference: 'B9',
        customerReference: 'C9',
        text: 'RETURN, R02 NAME: ANA RUIZ ACCOUNT 4711',
      },
    ])
  })

  it('keeps zeros in front of an account, and reads who sent what when', () => {
    const { header, groups } = read(swapped('03,4711', '03,0004711')).content
    expect(groups[0]).toMatchObject({ asOf: '2026-11-20', accounts: [{ account: '0004711' }] })
    expect(header).toEqual({
      sender: '121042882',
      receiver: 'CITY',
      createdOn: '2026-11-23',
      createdAt: '0915',
      fileId: '1',
    })
  })
})

describe('a fault is told where it stands', () => {
  it.each([
    { case: 'a wrong account total', lines: swapped('49,3000', '49,3001'), is: 'BAI2_ACCOUNT_TOTAL 5:4' },
    {
      case: 'a wrong count of records',
      lines: swapped('49,3000,3', '49,3000,4'),
      is: 'BAI2_ACCOUNT_RECORDS 5:9',
    },
    { case: 'a wrong group total', lines: swapped('98,3000', '98,-3000'), is: 'BAI2_GROUP_TOTAL 6:4' },
    {
      case: 'a wrong count of accounts',
      lines: swapped('98,3000,1', '98,3000,2'),
      is: 'BAI2_GROUP_ACCOUNTS 6:9',
    },
    { case: 'a wrong count of the group', lines: swapped('1,5/', '1,6/'), is: 'BAI2_GROUP_RECORDS 6:11' },
    { case: 'a wrong file total', lines: swapped('99,3000', '99,30'), is: 'BAI2_FILE_TOTAL 7:4' },
    { case: 'a wrong count of groups', lines: swapped('99,3000,1', '99,3000,2'), is: 'BAI2_FILE_GROUPS 7:9' },
    { case: 'a wrong count of the file', lines: swapped('1,7/', '1,9/'), is: 'BAI2_FILE_RECORDS 7:11' },
    { case: 'another version', lines: swapped(',,,2/', ',,,3/'), is: 'BAI2_VERSION 1:35' },
    { case: 'no day', lines: swapped('261120', '261131'), is: 'BAI2_BAD_DATE 2:21' },
    { case: 'no time', lines: swapped('2400', '2401'), is: 'BAI2_BAD_TIME 2:28' },
    { case: 'a deletion', lines: swapped(',1,261120', ',2,261120'), is: 'BAI2_NO_UPDATE 2:19' },
    { case: 'no such status', lines: swapped(',1,261120', ',7,261120'), is: 'BAI2_STATUS 2:19' },
    { case: 'another currency', lines: swapped('4711,USD', '4711,CAD'), is: 'BAI2_CURRENCY 3:9' },
    { case: 'no account number', lines: swapped('03,4711', '03,'), is: 'BAI2_FIELD_MISSING 3:4' },
    { case: 'a type code of two digits', lines: swapped('USD,010', 'USD,10'), is: 'BAI2_TYPE_CODE 3:13' },
    { case: 'an unknown type code', lines: swapped('16,115', '16,123'), is: 'BAI2_TYPE_UNKNOWN 4:4' },
    { case: 'a signed amount', lines: swapped('115,1000', '115,+1000'), is: 'BAI2_SIGNED_AMOUNT 4:8' },
    { case: 'an unknown funds type', lines: swapped('1000,1', '1000,7'), is: 'BAI2_FUNDS_TYPE 4:13' },
    { case: 'a comma too many', lines: swapped('1500,,/', '1500,,,/'), is: 'BAI2_SPARE_COMMA 3:34' },
    { case: 'a comma too few', lines: swapped('49,3000,3/', '49,3000,3'), is: 'BAI2_MISSING_SLASH 5:10' },
    { case: 'blanks round a field', lines: swapped('49,3000', '49, 3000'), is: 'BAI2_BLANKS 5:4' },
    { case: 'blanks before a record', lines: swapped('49,3000', ' 49,3000'), is: 'BAI2_BLANKS 5:2' },
    { case: 'text behind a slash', lines: swapped('49,3000,3/', '49,3000,3/x'), is: 'BAI2_AFTER_SLASH 5:11' },
    { case: 'fields too many', lines: swapped('49,3000,3/', '49,3000,3,7/'), is: 'BAI2_SPARE_FIELDS 5:11' },
    {
      case: 'records longer than told',
      lines: swapped('1,,,2/', '1,37,,2/'),
      is: 'BAI2_LONGER_THAN_TOLD 2:1',
    },
    {
      case: 'parts that are not the whole',
      lines: swapped('1000,1,B1', '1000,S,1,2,3,B1'),
      is: 'BAI2_FUNDS_SUM 4:13',
    },
    { case: 'a blank line', lines: [...bai2Lines(ordinary), '  '], is: 'BLANK_LINE 8:1' },
  ])('$case', ({ lines, is }) => {
    const found = faults(lines)
    expect(found).toContain(is)
    expect(found.every((one) => one.startsWith(is.split(' ')[0]!))).toBe(true)
  })

  it.each([
    { case: 'letters in an amount', lines: swapped('115,1000', '115,1O00'), is: 'BAI2_AMOUNT 4:8' },
    { case: 'letters in a count', lines: swapped('49,3000,3', '49,3000,x'), is: 'BAI2_COUNT 5:9' },
    { case: 'no header', lines: bai2Lines(ordinary).slice(1), is: 'BAI2_HEADER_MISSING 1:1' },
    {
      case: 'no account trailer',
      lines: bai2Lines(ordinary).filter((_, at) => at !== 4),
      is: 'BAI2_TRAILER_MISSING 5:1',
    },
    {
      case: 'no group trailer',
      lines: bai2Lines(ordinary).filter((_, at) => at !== 5),
      is: 'BAI2_TRAILER_MISSING 6:1',
    },
    { case: 'no file trailer', lines: bai2Lines(ordinary).slice(0, 6), is: 'BAI2_TRAILER_MISSING 6:1' },
    {
      case: 'an account without a group',
      lines: bai2Lines(ordinary).filter((_, at) => at !== 1),
      is: 'BAI2_ORDER 2:1',
    },
    {
      case: 'a transaction without an account',
      lines: bai2Lines(ordinary).filter((_, at) => at !== 2),
      is: 'BAI2_ORDER 3:1',
    },
    { case: 'a continuation of nothing', lines: ['88,X/', ...bai2Lines(ordinary)], is: 'BAI2_ORDER 1:1' },
    {
      case: 'a header again',
      lines: [...bai2Lines(ordinary), bai2Lines(ordinary)[0]!],
      is: 'BAI2_AFTER_END 8:1',
    },
    { case: 'an unknown record', lines: ['88:X', ...bai2Lines(ordinary)], is: 'BAI2_UNKNOWN_RECORD 1:1' },
  ])('$case, among others', ({ lines, is }) => {
    expect(faults(lines)).toContain(is)
  })
})

const joined = (lines: readonly string[]): string[] => [lines.join('   ')]

describe('what banks are known to do', () => {
  it.each([
    {
      case: 'a byte order mark',
      lines: bai2Lines(ordinary).map((line, at) => (at === 0 ? `\xef\xbb\xbf${line}` : line)),
    },
    { case: 'commas too many', lines: swapped('1500,,/', '1500,,,,,/') },
    { case: 'no slash at the end', lines: swapped('99,3000,1,7/', '99,3000,1,7') },
    {
      case: 'blanks round fields',
      lines: swapped('49,3000,3/', '49 , 3000 ,3 /').map((line) => line.replace('49 ,', '49,')),
    },
    { case: 'all records on one line', lines: joined(swapped('LOCKBOX', 'LOCKBOX/')) },
  ])('$case: strictly refused, leniently read the same', ({ lines }) => {
    expect(read(lines)).toMatchObject({ verdict: 'refused' })
    const file = read(lines, 'lenient')
    expect(file.faults.filter(({ severity }) => severity === 'refuse')).toEqual([])
    const { lines: _, ...account } = { lines: 0, ...file.content.groups[0]!.accounts[0]! }
    const [expected] = read(bai2Lines(ordinary)).content.groups[0]!.accounts
    expect(account.summaries).toEqual(expected!.summaries)
    expect(account.transactions[0]!.text).toBe('LOCKBOX')
  })
})
