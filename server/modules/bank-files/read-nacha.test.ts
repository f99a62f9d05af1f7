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

const read = (lines: readonly string[], mode: 'strict' | 'lenient' = 'strict', end = '\n') =>
  readNacha(bytesOf(lines.join(end)), mode)
const trace = '231380100000001'
const good: Record<string, readonly AchBatch[]> = {
  'debits of consumers': [{}],
  'two batches, credits and debits': [
    { serviceClass: '225', entries: [{}, { cents: 1, account: '12 34-5' }] },
    { serviceClass: '220', sec: 'CCD', entries: [{ tranCode: '22' }] },
  ],
  'a text beside an entry': [{ entries: [{ addenda: [textAddenda('LATE', trace)] }] }],
  'payments enrolled online and by telephone': [
    { sec: 'WEB', entries: [{ discretionary: 'R' }] },
    { sec: 'TEL', entries: [{ discretionary: ' S' }] },
  ],
  prenotes: [
    {
      entries: [
        { tranCode: '28', cents: 0 },
        { tranCode: '33', cents: 0 },
      ],
    },
  ],
  'a remittance of zero dollars': [{ sec: 'CCD', entries: [{ tranCode: '24', cents: 0 }] }],
  'bill payments of banks': [{ sec: 'CIE', serviceClass: '220', entries: [{ tranCode: '22' }] }],
  'returns, numbered by other banks': [
    {
      entries: [
        {
          tranCode: '26',
          trace: '121042880000009',
          addenda: [returnAddenda('R01', trace, { trace: '121042880000009' })],
        },
        {
          tranCode: '36',
          trace: '091000010000001',
          addenda: [returnAddenda('R15', trace, { trace: '091000010000001', died: '261101' })],
        },
      ],
    },
  ],
}

describe('readNacha', () => {
  it.each(Object.entries(good))('takes %s', (_, batches) => {
    const file = read(achLines(batches))
    expect(file.faults).toEqual([])
    expect(file.verdict).toBe('good')
    expect(file.totals.every(({ told, found }) => told === found)).toBe(true)
    expect(file.records).toHaveLength(file.lines)
  })

  it.each([
    { case: 'LF', end: '\n' },
    { case: 'CR LF', end: '\r\n' },
    { case: 'CR', end: '\r' },
    { case: 'no line ends at all', end: '' },
  ])('takes records with $case', ({ end }) => {
    const file = read(achLines(), 'strict', end)
    expect(file.faults).toEqual([])
    expect(file.content.batches[0]!.entries).toMatchObject([
      { amountCents: 2500, customerNumber: '100-00001-5' },
    ])
  })

  it('tells where records stand in a file without line ends', () => {
    const lines = patched(achLines(), 3, 12, '9')
    expect(read(lines, 'strict', '').faults).toMatchObject([
      { line: 1, column: 2 * 94 + 12, code: 'NACHA_ROUTING' },
    ])
  })

  it('has name and number of a bill payment the other way round', () => {
    const [batch] = read(achLines([{ sec: 'CIE', entries: [{ tranCode: '22', id: '100-00001-5' }] }])).content
      .batches
    expect(batch!.entries).toMatchObject([
      { name: 'ANA RUIZ', customerNumber: '100-00001-5', side: 'credit' },
    ])
  })

  it('reads what came back and what to do', () => {
    const addenda = [returnAddenda('R15', trace, { trace, died: '261101' })]
    const [batch] = read(achLines([{ entries: [{ tranCode: '26', addenda }] }])).content.batches
    expect(batch!.entries[0]!.returned).toMatchObject({
      code: 'R15',
      action: 'death',
      originalTrace: trace,
      originalRdfi: '23138010',
      diedOn: '2026-11-01',
    })
  })

  it('reads what is to change', () => {
    const addenda = [changeAddenda('C06', '99887766          32', '231380100000077', trace)]
    const entries = [{ tranCode: '21', cents: 0, addenda }]
    const [batch] = read(achLines([{ sec: 'COR', entries }])).content.batches
    expect(batch!.entries[0]!.change).toMatchObject({
      originalTrace: '231380100000077',
      correction: { account: '99887766', tranCode: '32' },
    })
  })

  it('counts what comes back on the side it was on', () => {
    const entries = [
      { tranCode: '21', cents: 7, addenda: [returnAddenda('R23', trace, { trace })] },
      { tranCode: '26', cents: 5, addenda: [returnAddenda('R01', trace, { trace: '231380100000002' })] },
    ]
    expect(read(achLines([{ entries }])).content.batches[0]).toMatchObject({ creditCents: 7, debitCents: 5 })
  })
})

describe('what the blanks at the end cost', () => {
  // The names of a file header end with blanks, which a bank may have cut off.
  const cut = achLines().map((line) => line.trimEnd())
  it('strictly refuses', () => {
    expect(read(cut)).toMatchObject({ verdict: 'refused' })
    expect(new Set(read(cut).faults.map(({ code }) => code))).toEqual(new Set(['NACHA_SHORT_RECORD']))
  })
  it('leniently warns, and reads the same', () => {
    const file = read(cut, 'lenient')
    expect(file.verdict).toBe('usable')
    expect(file.content).toEqual(read(achLines()).content)
  })
})

it('a file without any return, as banks send it on quiet days, is read leniently', () => {
  const empty = patched(achLines([]), 1, 34, ' ').map((line) => line.trimEnd())
  expect(read(empty)).toMatchObject({ verdict: 'refused' })
  expect(read(empty, 'lenient')).toMatchObject({ verdict: 'usable', content: { batches: [] } })
})

it('an empty file is refused', () => {
  expect(read(['']).faults).toMatchObject([{ code: 'EMPTY_FILE', line: 1, severity: 'refuse' }])
})
