import { describe, expect, it } from 'vitest'
import {
  type AchBatch,
  achLines,
  bytesOf,
  changeAddenda,
  patched,
  returnAddenda,
  textAddenda,
} from '#test/ach-file'
import { readNacha } from './read-nacha.ts'

const trace = '231380100000001'
const codes = (lines: readonly string[]): string[] =>
  readNacha(bytesOf(lines.join('\n')), 'strict').faults.map(
    ({ code, line, column }) => `${code} ${line}:${column}`,
  )

describe('a fault is told where it stands', () => {
  const text = achLines([{ entries: [{ addenda: [textAddenda('LATE', trace)] }] }])
  const two = achLines([{ entries: [{}, {}] }])
  const batches = achLines([{}, {}])
  it.each([
    { case: 'another record size', lines: patched(achLines(), 1, 35, '096'), is: 'NACHA_CONSTANT 1:35' },
    { case: 'no day of creation', lines: patched(achLines(), 1, 24, '260230'), is: 'NACHA_BAD_DATE 1:24' },
    { case: 'no time of creation', lines: patched(achLines(), 1, 30, '2460'), is: 'NACHA_BAD_TIME 1:30' },
    { case: 'no id modifier', lines: patched(achLines(), 1, 34, ' '), is: 'NACHA_BLANK_MODIFIER 1:34' },
    { case: 'a small id modifier', lines: patched(achLines(), 1, 34, 'a'), is: 'NACHA_LOWER_CASE 1:34' },
    {
      case: 'a destination that is no bank',
      lines: patched(achLines(), 1, 13, '9'),
      is: 'NACHA_HEADER_ROUTING 1:4',
    },
    { case: 'a small entry class', lines: patched(achLines(), 2, 51, 'ppd'), is: 'NACHA_LOWER_CASE 2:51' },
    {
      case: 'an unknown entry class',
      lines: patched(achLines(), 2, 51, 'PPX'),
      is: 'NACHA_SEC_UNKNOWN 2:51',
    },
    {
      case: 'a small word that counts',
      lines: patched(achLines(), 2, 54, 'Reversal  '),
      is: 'NACHA_LOWER_CASE 2:54',
    },
    { case: 'no effective day', lines: patched(achLines(), 2, 70, '261301'), is: 'NACHA_BAD_DATE 2:70' },
    {
      case: 'another originator status',
      lines: patched(achLines(), 2, 79, '2'),
      is: 'NACHA_ORIGINATOR_STATUS 2:79',
    },
    { case: 'no company', lines: patched(achLines(), 2, 5, ' '.repeat(16)), is: 'NACHA_COMPANY_MISSING 2:5' },
    { case: 'a wrong check digit', lines: patched(achLines(), 3, 12, '3'), is: 'NACHA_ROUTING 3:12' },
    {
      case: 'letters in an amount',
      lines: patched(achLines(), 3, 30, 'O'),
      also: true,
      is: 'NACHA_NOT_DIGITS 3:30',
    },
    {
      case: 'no account',
      lines: patched(achLines(), 3, 13, ' '.repeat(17)),
      is: 'NACHA_ACCOUNT_MISSING 3:13',
    },
    {
      case: 'a name of zeros',
      lines: patched(achLines(), 3, 55, '0'.repeat(22)),
      is: 'NACHA_NAME_MISSING 3:55',
    },
    {
      case: 'no such transaction code',
      lines: patched(achLines(), 3, 2, '25'),
      also: true,
      is: 'NACHA_TRAN_CODE 3:2',
    },
    { case: 'another trace', lines: patched(achLines(), 3, 80, '99999999'), is: 'NACHA_TRACE_ODFI 3:80' },
    {
      case: 'a trace of text',
      lines: patched(achLines(), 3, 80, 'REJ00001       '),
      is: 'NACHA_TRACE_TEXT 3:80',
    },
    {
      case: 'an addenda that is not announced',
      lines: patched(text, 3, 79, '0'),
      is: 'NACHA_ADDENDA_INDICATOR 3:79',
    },
    {
      case: 'a wrong addenda number',
      lines: patched(text, 4, 84, '0002'),
      is: 'NACHA_ADDENDA_SEQUENCE 4:84',
    },
    { case: 'an addenda of another entry', lines: patched(text, 4, 94, '2'), is: 'NACHA_ADDENDA_TIE 4:88' },
    { case: 'an addenda of another type', lines: patched(text, 4, 2, '02'), is: 'NACHA_ADDENDA_TYPE 4:2' },
    { case: 'traces that do not ascend', lines: patched(two, 4, 94, '1'), is: 'NACHA_TRACE_ORDER 4:80' },
    {
      case: 'a control of another class',
      lines: patched(achLines(), 4, 2, '225'),
      is: 'NACHA_BATCH_MISMATCH 4:2',
    },
    { case: 'a wrong count', lines: patched(achLines(), 4, 10, '2'), is: 'NACHA_ENTRY_COUNT 4:5' },
    { case: 'a wrong hash', lines: patched(achLines(), 4, 20, '0'), is: 'NACHA_HASH 4:11' },
    { case: 'wrong debits', lines: patched(achLines(), 4, 32, '1'), is: 'NACHA_DEBITS 4:21' },
    { case: 'wrong credits', lines: patched(achLines(), 4, 44, '1'), is: 'NACHA_CREDITS 4:33' },
    { case: 'a wrong count of batches', lines: patched(achLines(), 5, 7, '2'), is: 'NACHA_BATCH_COUNT 5:2' },
    { case: 'a wrong count of blocks', lines: patched(achLines(), 5, 13, '2'), is: 'NACHA_BLOCK_COUNT 5:8' },
    { case: 'something in a blank', lines: patched(achLines(), 5, 60, 'x'), is: 'NACHA_NOT_BLANK 5:56' },
    {
      case: 'batch numbers that do not ascend',
      lines: patched(patched(batches, 5, 94, '1'), 7, 94, '1'),
      is: 'NACHA_BATCH_ORDER 5:88',
    },
    { case: 'no padding', lines: achLines().slice(0, 5), is: 'NACHA_PADDING 5:1' },
    { case: 'a blank line', lines: [...achLines(), '', ''], is: 'BLANK_LINE 11:1' },
    {
      case: 'blanks behind a record',
      lines: achLines().map((line, at) => (at === 2 ? `${line}  ` : line)),
      is: 'NACHA_TRAILING_BLANKS 3:95',
    },
    {
      case: 'text behind a record',
      lines: achLines().map((line, at) => (at === 2 ? `${line}xx` : line)),
      is: 'NACHA_LONG_RECORD 3:95',
    },
    {
      case: 'a name with a control character',
      lines: patched(achLines(), 3, 57, '\t'),
      is: 'CONTROL_CHARACTER 3:57',
    },
    { case: 'a name that is not ASCII', lines: patched(achLines(), 3, 57, 'é'), is: 'NACHA_NOT_ASCII 3:57' },
    {
      case: 'a record behind the end',
      lines: [...achLines(), achLines()[2]!],
      also: true,
      is: 'NACHA_AFTER_END 11:1',
    },
    {
      case: 'an unknown record',
      lines: patched(achLines(), 3, 1, '4'),
      also: true,
      is: 'NACHA_UNKNOWN_RECORD 3:1',
    },
    { case: 'no header', lines: achLines().slice(1), also: true, is: 'NACHA_HEADER_MISSING 1:1' },
    { case: 'no file control', lines: achLines().slice(0, 4), is: 'NACHA_FILE_CONTROL_MISSING 4:1' },
    {
      case: 'no batch control',
      lines: achLines().filter((_, at) => at !== 3),
      also: true,
      is: 'NACHA_BATCH_CONTROL_MISSING 2:1',
    },
  ])('$case', ({ lines, is, also }) => {
    const found = codes(lines)
    expect(also ? found : found.slice(0, 1)).toContain(is)
    expect(also || found.length === 1 || found.every((one) => one.startsWith(is.split(' ')[0]!))).toBe(true)
  })

  it.each<{ case: string; batch: AchBatch; is: string }>([
    { case: 'zero', batch: { entries: [{ cents: 0 }] }, is: 'NACHA_ZERO_AMOUNT 3:30' },
    {
      case: 'a prenote with money',
      batch: { entries: [{ tranCode: '28' }] },
      is: 'NACHA_PRENOTE_AMOUNT 3:30',
    },
    {
      case: 'zero dollars of a consumer',
      batch: { entries: [{ tranCode: '29', cents: 0 }] },
      is: 'NACHA_ZERO_DOLLAR 3:30',
    },
    { case: 'a debit among credits', batch: { serviceClass: '220' }, is: 'NACHA_TRAN_CODE_CLASS 3:2' },
    { case: 'no such service class', batch: { serviceClass: '210' }, is: 'NACHA_SERVICE_CLASS 2:2' },
    { case: 'no payment type', batch: { sec: 'WEB' }, is: 'NACHA_PAYMENT_TYPE 3:77' },
    {
      case: 'a text by telephone',
      batch: { sec: 'TEL', entries: [{ discretionary: 'S', addenda: [textAddenda('', trace)] }] },
      is: 'NACHA_ADDENDA_COUNT 4:1',
    },
    {
      case: 'two texts',
      batch: { entries: [{ addenda: [textAddenda('', trace), textAddenda('', trace, 2)] }] },
      is: 'NACHA_ADDENDA_COUNT 5:1',
    },
    {
      case: 'a bill payment for nobody',
      batch: { sec: 'CIE', entries: [{ tranCode: '22', id: '' }] },
      is: 'NACHA_CUSTOMER_MISSING 3:55',
    },
    {
      case: 'a return for no reason',
      batch: { entries: [{ tranCode: '26', addenda: [returnAddenda('R99', trace, { trace })] }] },
      is: 'NACHA_RETURN_CODE 4:4',
    },
    {
      case: 'a small reason',
      batch: { entries: [{ tranCode: '26', addenda: [returnAddenda('r01', trace, { trace })] }] },
      is: 'NACHA_LOWER_CASE 4:4',
    },
    {
      case: 'a return between banks',
      batch: { entries: [{ tranCode: '26', addenda: [returnAddenda('R61', trace, { trace })] }] },
      is: 'NACHA_RETURN_NOT_OURS 4:4',
    },
    {
      case: 'a notice with money',
      batch: {
        sec: 'COR',
        entries: [{ tranCode: '26', addenda: [changeAddenda('C01', '1', trace, trace)] }],
      },
      is: 'NACHA_NOTICE_AMOUNT 3:30',
    },
    {
      case: 'a notice under a live code',
      batch: {
        sec: 'COR',
        entries: [{ tranCode: '27', cents: 0, addenda: [changeAddenda('C01', '1', trace, trace)] }],
      },
      is: 'NACHA_NOTICE_CODE 3:2',
    },
    {
      case: 'a notice of nothing',
      batch: {
        sec: 'COR',
        entries: [{ tranCode: '21', cents: 0, addenda: [changeAddenda('C99', '1', trace, trace)] }],
      },
      is: 'NACHA_CHANGE_CODE 4:4',
    },
    {
      case: 'a notice of a bank that is none',
      batch: {
        sec: 'COR',
        entries: [{ tranCode: '21', cents: 0, addenda: [changeAddenda('C02', '121042883', trace, trace)] }],
      },
      is: 'NACHA_CORRECTED_DATA 4:36',
    },
    {
      case: 'a notice without addenda',
      batch: { sec: 'COR', entries: [{ tranCode: '21', cents: 0 }] },
      is: 'NACHA_ADDENDA_TYPE 3:1',
    },
    { case: 'an entry class that is not read', batch: { sec: 'CTX' }, is: 'NACHA_SEC_NOT_READ 2:51' },
    { case: 'an empty batch', batch: { entries: [] }, is: 'NACHA_BATCH_EMPTY 2:1' },
  ])('$case', ({ batch, is }) => {
    expect(codes(achLines([batch]))).toEqual([is])
  })
})
