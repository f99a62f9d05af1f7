import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { writeRejects } from './reject-list.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string) => readTable(bytesOf(text), {})

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
/** A CSV file with any cells, any line ends, and blank lines between. */
const file = fc
  .record({
    width: fc.integer({ min: 1, max: 4 }),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    rows: fc.array(
      fc.record({
        cells: fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: 1, maxLength: 6 }),
        blankBefore: fc.nat(2),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  // A byte of zero is refused as no text; that is another promise.
  .filter(({ rows }) => rows.every(({ cells }) => cells.every((cell) => !cell.includes('\0'))))

describe('reading a file', () => {
  it('accounts for every row of any CSV, with all its cells and the line it begins on', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ width, end, rows }) => {
        const header = Array.from({ length: width }, (_, index) => `c${index}`)
        const lines = rows.map(
          ({ cells, blankBefore }) => end.repeat(blankBefore) + cells.map(quoted).join(','),
        )
        const text = [header.join(','), ...lines].join(end)
        const table = await read(text)
        expect(table.rows.map(({ cells }) => cells)).toEqual(
          rows.map(({ cells }) => cells.map((cell) => cell.replaceAll(/\r\n?/g, '\n'))),
        )
        const asLines = text.replaceAll(/\r\n?/g, '\n').split('\n')
        for (const [index, { line }] of table.rows.entries())
          expect(asLines[line - 1]).toMatch(startOf(rows[index]!.cells[0]!))
      }),
    )
  })

  it('gives back what a reject list holds: the same rows, without the columns it added', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ rows }) => {
        const header = ['a', 'b', 'c', 'd', 'e', 'f']
        const rejected = rows.map(({ cells }, index) => ({
          line: index + 2,
          verdict: 'rejected',
          faults: [{ column: 'a', reason: 'It is “wrong”,\nsaid twice.', instead: null }],
          doubles: null,
          raw: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])),
        }))
        const table = await read(writeRejects(header, rejected))
        expect(table.header).toEqual(header)
        expect(table.rows.map(({ cells }) => cells)).toEqual(
          rejected.map(({ raw }) => header.map((name) => raw[name]!.replaceAll(/\r\n?/g, '\n'))),
        )
      }),
    )
  })

  it('finds out what separates the columns, and names columns without a name', async () => {
    expect(await read('a;b;;a\n1;2,5;3;4')).toEqual({
      header: ['a', 'b', 'column 3', 'a (2)'],
      rows: [{ line: 2, cells: ['1', '2,5', '3', '4'] }],
    })
    expect((await read('a\tb\n1\t2')).header).toEqual(['a', 'b'])
  })

  it('reads UTF-16 that says so', async () => {
    const text = Buffer.from('\uFEFFa,b\nPeña,2', 'utf16le')
    expect(await readTable(text, {})).toMatchObject({ header: ['a', 'b'], rows: [{ cells: ['Peña', '2'] }] })
  })
})

const startOf = (cell: string): RegExp => {
  const first = quoted(cell).split(/\r\n?|\n/)[0]!
  return new RegExp(`^${RegExp.escape(first)}`, 'u')
}

const workbook = async (fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('reading a workbook', () => {
  it('reads texts, numbers, days, formulas, links and errors as a person sees them', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('Accounts')
      sheet.addRow(['zip', 'opened', 'size', 'name', 'mail', 'sum', 'bad', 'yes'])
      sheet.addRow([])
      const row = sheet.addRow([91764, null, '4 yd', null, null, null, null, true])
      row.getCell(2).value = new globalThis.Date('2026-07-01T00:00:00Z')
      row.getCell(4).value = { richText: [{ text: 'Ana ' }, { text: 'Ruiz' }] }
      row.getCell(5).value = { text: 'a@example.com', hyperlink: 'mailto:a@example.com' }
      row.getCell(6).value = { formula: '1+1', result: 2 }
      row.getCell(7).value = { error: '#N/A' }
    })
    expect(await readTable(bytes, {})).toEqual({
      header: ['zip', 'opened', 'size', 'name', 'mail', 'sum', 'bad', 'yes'],
      rows: [
        { line: 3, cells: ['91764', '2026-07-01', '4 yd', 'Ana Ruiz', 'a@example.com', '2', '#N/A', 'true'] },
      ],
    })
  })

  it('asks which sheet is meant when several have rows', async () => {
    const bytes = await workbook((book) => {
      for (const name of ['North', 'South']) book.addWorksheet(name).addRows([['zip'], [name]])
      book.addWorksheet('Empty')
    })
    await expect(readTable(bytes, {})).rejects.toMatchObject({
      problem: { details: { message: 'The workbook has several sheets: “North”, “South”.' } },
    })
    expect((await readTable(bytes, { sheet: 'south' })).rows).toEqual([{ line: 2, cells: ['South'] }])
    await expect(readTable(bytes, { sheet: 'West' })).rejects.toMatchObject({
      problem: { code: 'IMPORT_FILE_UNREADABLE' },
    })
  })
})
