import { describe, expect, it } from 'vitest'
import { bytesOf, patched } from '#test/ach-file'
import { lockboxLines } from '#test/lockbox-file'
import { LockboxLayout } from './lockbox-layout.ts'
import { lockboxLayouts } from './lockbox-layouts.ts'
import { readLockbox } from './read-lockbox.ts'

const layout = (name: string): LockboxLayout => lockboxLayouts.find((one) => one.name === name)!
const read = (lines: readonly string[], mode: 'strict' | 'lenient' = 'strict', name = 'bai') =>
  readLockbox(bytesOf(lines.join('\r\n')), mode, layout(name))
const faults = (lines: readonly string[], mode: 'strict' | 'lenient' = 'strict') =>
  read(lines, mode).faults.map(({ code, line, column }) => `${code} ${line}:${column}`)

const ordinary = () => lockboxLines([[{}, { overflow: ['LATE', 'SORRY'] }], [{ cents: 1 }]])

describe('readLockbox', () => {
  it.each([
    { case: 'batches with checks and overflow', lines: ordinary() },
    { case: 'no batch', lines: lockboxLines([]) },
    { case: 'a batch without checks', lines: lockboxLines([[]]) },
    { case: 'records filled to their length', lines: ordinary().map((line) => line.padEnd(104)) },
    {
      case: 'money orders without bank and number',
      lines: patched(lockboxLines([[{}]]), 4, 18, ' '.repeat(29)),
    },
  ])('takes $case', ({ lines }) => {
    const file = read(lines)
    expect(file.faults).toEqual([])
    expect(file.totals.every(({ told, found }) => told === found)).toBe(true)
    expect(file.records).toHaveLength(file.lines)
  })

  it('reads what importers need, under the number a payment is known by', () => {
    const { batches } = read(ordinary()).content
    expect(batches).toMatchObject([
      { lockbox: '0022222', depositOn: '2026-11-23', number: '001', amountCents: 5000 },
      { lockbox: '0022222', depositOn: '2026-11-23', number: '002', amountCents: 1 },
    ])
    expect(batches[0]!.checks[1]).toMatchObject({
      line: 5,
      batch: '001',
      item: '002',
      amountCents: 2500,
      transit: '121042882',
      account: '0000004711',
      checkNumber: '102',
      overflow: [
        { line: 6, more: { type: '6', text: 'LATE' } },
        { line: 7, more: { text: 'SORRY' } },
      ],
    })
  })

  it('reads the fields of a bank by its layout', () => {
    const rest = `112026${'ANA RUIZ'.padEnd(30)}CITY OF MARLOW`
    const lines = lockboxLines([[{ rest, overflow: ['BILL 12'] }]])
    const [check] = read(lines, 'strict', 'bai-remitter').content.batches[0]!.checks
    expect(check).toMatchObject({
      more: { checkOn: '2026-11-20', remitter: 'ANA RUIZ', payee: 'CITY OF MARLOW' },
      overflow: [{ more: { memo: 'BILL 12' } }],
    })
    const paid = `${'INV-77'.padEnd(16)}00000024000000000100D01`
    const [invoice] = read(lockboxLines([[{ overflow: [paid] }]]), 'strict', 'bai-invoice').content
      .batches[0]!.checks
    expect(invoice!.overflow[0]!.more).toMatchObject({
      invoice: 'INV-77',
      paid: 2400,
      deduction: 100,
      reason: 'D01',
    })
  })

  it('reads another layout, with whole dollars, signs and other dates', () => {
    const own = LockboxLayout.parse({
      name: 'own',
      title: 'One line for each payment',
      source: 'a test',
      records: {
        header: {
          test: { is: 'H' },
          fields: [{ name: 'createdOn', from: 2, length: 8, is: 'date', mask: 'MMDDYYYY' }],
        },
        service: { test: { is: 'S' }, fields: [{ name: 'what', from: 2, is: 'text', optional: true }] },
        'batch-header': { test: { is: 'B' }, fields: [{ name: 'lockbox', from: 2, length: 2, is: 'text' }] },
        check: {
          test: { from: 3, is: 'P' },
          fields: [
            { name: 'batch', from: 1, length: 1, is: 'digits' },
            { name: 'item', from: 2, length: 1, is: 'digits' },
            { name: 'amount', from: 4, length: 5, is: 'money', decimals: 0, sign: 'behind' },
          ],
        },
        'batch-control': {
          test: { is: 'T' },
          fields: [
            { name: 'count', from: 2, length: 1, is: 'count' },
            { name: 'total', from: 3, length: 6, is: 'money', sign: 'before' },
          ],
        },
      },
    })
    const file = readLockbox(bytesOf('H11232026\nS\nBXX\n11P0012+\n12P0002-\nT2+01000'), 'strict', own)
    expect(file.content.batches[0]!.checks.map(({ amountCents }) => amountCents)).toEqual([1200, -200])
    expect(file.totals.every(({ told, found }) => told === found)).toBe(true)
    expect(file.faults).toEqual([])
  })

  it('reads one line for each payment, as banks without batches write them', () => {
    const fields = [
      { name: 'depositOn', from: 1, length: 8, is: 'date', mask: 'MMDDYYYY' },
      { name: 'bill', from: 9, length: 5, is: 'digits', stripZeros: true },
      { name: 'amount', from: 14, length: 6, is: 'money' },
    ]
    const own = LockboxLayout.parse({
      name: 'lines',
      title: 'One line for each payment',
      source: 'a test',
      records: { check: { test: { is: '1' }, fields } },
    })
    const file = readLockbox(bytesOf('1123202600012002500\n1123202600013000001\n'), 'strict', own)
    expect(file.verdict).toBe('good')
    expect(file.content.batches).toMatchObject([
      {
        depositOn: '2026-11-23',
        amountCents: 2501,
        checks: [
          { item: '1', more: { bill: '12' } },
          { item: '2', more: { bill: '13' } },
        ],
      },
    ])
  })

  it('asks a layout for what it cannot do without', () => {
    const records = { check: { test: { is: '6' }, fields: [{ name: 'batch', from: 1, is: 'digits' }] } }
    const wrong = LockboxLayout.safeParse({ name: 'x', title: 'x', source: 'x', records })
    expect(wrong.error!.issues.map(({ message }) => message)).toContain(
      'the record check needs a field amount that is money',
    )
  })
})

describe('a fault is told where it stands', () => {
  const twice = lockboxLines([[{ checkNumber: 7 }, { checkNumber: 7 }]])
  it.each([
    { case: 'no date', lines: patched(ordinary(), 1, 24, '261131'), is: 'LOCKBOX_BAD_DATE 1:24' },
    { case: 'another service', lines: patched(ordinary(), 2, 32, '500'), is: 'LOCKBOX_SERVICE_TYPE 2:32' },
    {
      case: 'a check of another batch',
      lines: patched(ordinary(), 4, 2, '009'),
      also: true,
      is: 'LOCKBOX_BATCH_MISMATCH 5:2',
    },
    {
      case: 'a bank that is none',
      lines: patched(ordinary(), 4, 18, '121042883'),
      is: 'LOCKBOX_ROUTING 4:18',
    },
    { case: 'a check that is there twice', lines: twice, is: 'LOCKBOX_DUPLICATE 5:37' },
    {
      case: 'a number that is there twice',
      lines: patched(lockboxLines([[{}, {}]]), 5, 5, '001'),
      is: 'LOCKBOX_ITEM_TWICE 5:5',
    },
    { case: 'a check of zero', lines: lockboxLines([[{ cents: 0 }]]), is: 'LOCKBOX_ZERO_AMOUNT 4:8' },
    {
      case: 'an overflow of another check',
      lines: patched(ordinary(), 6, 5, '001'),
      also: true,
      is: 'LOCKBOX_OVERFLOW_ITEM 6:5',
    },
    {
      case: 'an overflow out of turn',
      lines: patched(ordinary(), 7, 9, '03'),
      is: 'LOCKBOX_OVERFLOW_SEQUENCE 7:9',
    },
    { case: 'no mark on the last', lines: patched(ordinary(), 7, 11, '0'), is: 'LOCKBOX_OVERFLOW_LAST 7:11' },
    {
      case: 'a mark before the last',
      lines: patched(ordinary(), 6, 11, '9'),
      is: 'LOCKBOX_OVERFLOW_LAST 6:11',
    },
    {
      case: 'a control of another batch',
      lines: patched(ordinary(), 8, 2, '009'),
      is: 'LOCKBOX_BATCH_MISMATCH 8:2',
    },
    {
      case: 'a control of another box',
      lines: patched(ordinary(), 8, 8, '9'),
      is: 'LOCKBOX_BOX_MISMATCH 8:8',
    },
    { case: 'a wrong count', lines: patched(ordinary(), 8, 21, '003'), is: 'LOCKBOX_BATCH_COUNT 8:21' },
    { case: 'a wrong total', lines: patched(ordinary(), 8, 24, '1'), is: 'LOCKBOX_BATCH_TOTAL 8:24' },
    {
      case: 'a wrong count of the box',
      lines: patched(ordinary(), 12, 24, '9'),
      is: 'LOCKBOX_BOX_COUNT 12:21',
    },
    {
      case: 'a wrong total of the box',
      lines: patched(ordinary(), 12, 25, '1'),
      is: 'LOCKBOX_BOX_TOTAL 12:25',
    },
    {
      case: 'the box of another control',
      lines: patched(ordinary(), 12, 8, '9'),
      is: 'LOCKBOX_BOX_MISMATCH 12:8',
    },
    {
      case: 'a wrong count of records',
      lines: patched(ordinary(), 13, 7, '9'),
      is: 'LOCKBOX_RECORD_COUNT 13:2',
    },
    {
      case: 'a record that ends too soon',
      lines: ordinary().map((line, at) => (at === 7 ? line.slice(0, 30) : line)),
      is: 'LOCKBOX_SHORT_RECORD 8:24',
    },
    {
      case: 'letters in an amount',
      lines: patched(ordinary(), 4, 8, 'O'),
      also: true,
      is: 'LOCKBOX_NOT_DIGITS 4:8',
    },
    {
      case: 'no amount',
      lines: patched(ordinary(), 4, 8, ' '.repeat(10)),
      also: true,
      is: 'LOCKBOX_FIELD_MISSING 4:8',
    },
    { case: 'no header', lines: ordinary().slice(1), also: true, is: 'LOCKBOX_HEADER_MISSING 1:1' },
    {
      case: 'no service record',
      lines: ordinary().filter((_, at) => at !== 1),
      also: true,
      is: 'LOCKBOX_SERVICE_MISSING 2:1',
    },
    {
      case: 'no batch header',
      lines: ordinary().filter((_, at) => at !== 2),
      also: true,
      is: 'LOCKBOX_ORDER 3:1',
    },
    {
      case: 'no batch control',
      lines: ordinary().filter((_, at) => at !== 7),
      also: true,
      is: 'LOCKBOX_TRAILER_MISSING 8:1',
    },
    {
      case: 'no control of the box',
      lines: ordinary().filter((_, at) => at !== 11),
      also: true,
      is: 'LOCKBOX_TRAILER_MISSING 12:1',
    },
    { case: 'no end', lines: ordinary().slice(0, 12), is: 'LOCKBOX_TRAILER_MISSING 12:35' },
    {
      case: 'more behind the end',
      lines: [...ordinary(), ordinary()[2]!],
      also: true,
      is: 'LOCKBOX_AFTER_END 14:1',
    },
    {
      case: 'an unknown record',
      lines: patched(ordinary(), 4, 1, 'X'),
      also: true,
      is: 'LOCKBOX_UNKNOWN_RECORD 4:1',
    },
  ])('$case', ({ lines, is, also }) => {
    const found = faults(lines)
    expect(found.filter((one) => one === is || !also)).toEqual([is])
  })
})

it('several batches under one header of their lockbox are a leniency', () => {
  const once = patched(lockboxLines([[{}], [{ cents: 1 }]]).toSpliced(5, 1), 9, 2, '000009')
  expect(read(once).faults).toMatchObject([{ code: 'LOCKBOX_HEADER_ONCE', line: 6, severity: 'refuse' }])
  const file = read(once, 'lenient')
  expect(file.verdict).toBe('usable')
  expect(file.content.batches).toMatchObject([
    { number: '001', amountCents: 2500 },
    { number: '002', amountCents: 1, depositOn: '2026-11-23' },
  ])
})

it('overflow that begins anew behind 99 is a leniency', () => {
  const lines = lockboxLines([[{ overflow: Array.from({ length: 101 }, () => 'X') }]])
  const anew = patched(patched(lines, 104, 9, '01'), 105, 9, '02')
  expect(read(anew)).toMatchObject({
    verdict: 'refused',
    faults: [{ code: 'LOCKBOX_OVERFLOW_WRAPS', line: 104 }],
  })
  expect(read(anew, 'lenient')).toMatchObject({ verdict: 'usable' })
})
