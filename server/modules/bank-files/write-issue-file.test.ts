import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { commonIssueLayouts, IssueLayout } from './issue-layout.ts'
import { type CheckTold, writeIssueFile } from './write-issue-file.ts'

const on = PlainDate.from('2026-11-23')
const checks: CheckTold[] = [
  { kind: 'issued', serial: '1201', cents: 12_345, on, payee: 'Ana López, Trustee' },
  { kind: 'voided', serial: '1199', cents: 5000, on, payee: 'Boris Quill' },
]

describe('an issue file of checks', () => {
  it('of fixed fields has each at its place', () => {
    const [first, second] = writeIssueFile('4711', checks, commonIssueLayouts['fixed-100']!).split('\r\n')
    expect(first).toBe(`000000004711   000000120100000001234520261123 ${'ANA LOPEZ, TRUSTEE'.padEnd(54)}`)
    expect(first).toHaveLength(100)
    expect(second!.slice(12, 25)).toBe('2  0000001199')
  })

  it('of separated fields has no separator within a name', () => {
    expect(writeIssueFile('4711', checks, commonIssueLayouts['delimited-6']!)).toBe(
      'I,4711,1201,112326,123.45,ANA LOPEZ  TRUSTEE\r\nC,4711,1199,112326,50.00,BORIS QUILL\r\n',
    )
  })

  it('ends with count and total where the bank wants them', () => {
    const layout = IssueLayout.parse({
      ...commonIssueLayouts['delimited-6'],
      newline: 'lf',
      last: [{ field: 'fixed', value: 'T' }, { field: 'count' }, { field: 'total' }],
    })
    expect(writeIssueFile('4711', checks, layout).split('\n').at(-2)).toBe('T,2,12345')
  })

  it('cuts a name, and never a number', () => {
    const [long] = checks
    const named = writeIssueFile(
      '4711',
      [{ ...long!, payee: 'N'.repeat(80) }],
      commonIssueLayouts['fixed-100']!,
    )
    expect(named).toHaveLength(102)
    expect(() =>
      writeIssueFile('4711', [{ ...long!, serial: '12345678901' }], commonIssueLayouts['fixed-100']!),
    ).toThrow('serial 12345678901 fits into 10 signs')
  })
})
