import { describe, expect, it } from 'vitest'
import { JournalLayout } from '../city/journal-layout.ts'
import { commonLayouts } from './journal-layouts.ts'
import { type Journal, writeJournal } from './write-journal.ts'

const receivable = { fund: '520', code: '1210', name: 'Receivable, solid waste', glString: '520-44100-1210' }
const revenue = { fund: '520', code: '4410', name: 'Residential "homes"', glString: '520-44100-4410' }
const journal: Journal = {
  number: 'SW-2026-0012',
  postedOn: '2026-12-05',
  reference: 'RUN 12',
  description: 'Bills cycle 1 2026-11',
  lines: [
    { ...receivable, side: 'debit', amountCents: 123_450 },
    { ...revenue, side: 'credit', amountCents: 123_450 },
  ],
}
const linesIn = (layout: JournalLayout) => writeJournal(journal, layout).split('\r\n')

describe('writeJournal', () => {
  it('writes columns for debit and credit, with what holds a comma or a quote in quotes', () => {
    expect(linesIn(commonLayouts.csv!)).toEqual([
      'Journal,Date,Line,Account,Name,Description,Reference,Debit,Credit',
      'SW-2026-0012,2026-12-05,1,520-44100-1210,"Receivable, solid waste",Bills cycle 1 2026-11,RUN 12,1234.50,',
      'SW-2026-0012,2026-12-05,2,520-44100-4410,"Residential ""homes""",Bills cycle 1 2026-11,RUN 12,,1234.50',
      '',
    ])
  })

  it('writes tabs: day, reference, the account in two halves, credits with a minus', () => {
    expect(linesIn(commonLayouts.tab!)).toEqual([
      '12/05/2026\tRUN 12\t520441\t001210\t1234.50',
      '12/05/2026\tRUN 12\t520441\t004410\t-1234.50',
      '',
    ])
  })

  it('writes pipes', () => {
    expect(linesIn(commonLayouts.pipe!)[1]).toBe(
      '12052026|SW-2026-0012|520-44100-4410|Bills cycle 1 2026-11         |RUN 12|C|1234.50',
    )
  })

  it('writes fixed lines, all of one length', () => {
    const lines = linesIn(commonLayouts.fixed!)
    expect(lines[0]).toBe(
      `12052026${'Bills cycle 1 2026-11'.padEnd(30)}RUN 12    SW-2026-0012D0000000123450${'520-44100-1210'.padEnd(55)}`,
    )
    expect(new Set(lines.slice(0, 2).map((line) => line.length))).toEqual(new Set([129]))
  })

  it('writes the layout a city describes', () => {
    const layout = JournalLayout.parse({
      style: 'delimited',
      separator: ';',
      newline: 'lf',
      fields: [
        { field: 'fund' },
        { field: 'code' },
        { field: 'fixed', value: 'GL' },
        { field: 'debit', point: false },
      ],
    })
    expect(writeJournal(journal, layout)).toBe('520;1210;GL;123450\n520;4410;GL;\n')
  })

  it('does not cut an amount', () => {
    const layout = JournalLayout.parse({
      style: 'fixed',
      fields: [{ field: 'code' }, { field: 'name', length: 4 }, { field: 'amount', point: false, length: 5 }],
    })
    expect(() => writeJournal(journal, layout)).toThrow('fits into 5 signs')
  })
})
