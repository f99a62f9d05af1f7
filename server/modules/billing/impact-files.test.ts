import Excel from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { answered } from '../../test/bill-runs.ts'
import { testOffice } from '../../test/test-office.ts'
import { calculatedWhatIf, impactOf, proposed, shareABin, townToPropose } from '../../test/what-ifs.ts'

type Impact = SuccessOf<typeof whatIfs.impact>
type Sums = { readonly beforeCents: number; readonly afterCents: number }

const office = testOffice({ on: '2026-11-23', keep: true })
let whatIfId: number
let impact: Impact
let book: Excel.Workbook

beforeAll(async () => {
  await townToPropose(office)
  await shareABin(office)
  const { id } = await proposed(office, { how: 'percent', percentThousandths: 6000 })
  whatIfId = (await calculatedWhatIf(office, id)).id
  impact = await impactOf(office, whatIfId)
  book = new Excel.Workbook()
  const file = await office.get(`/what-ifs/${whatIfId}/impact-file?format=xlsx`)
  await book.xlsx.load(await file.arrayBuffer())
})

/** What stands under some headings of a sheet, row by row; money in cents. */
function columnsOf(name: string, headings: readonly string[]): unknown[][] {
  const page = book.getWorksheet(name)!
  const head = page.getRow(1).values as string[]
  const places = headings.map((heading) => head.indexOf(heading))
  const rows: unknown[][] = []
  page.eachRow((row, number) => {
    if (number > 1) rows.push(places.map((place) => cellOf(row.getCell(place))))
  })
  return rows
}

const cellOf = ({ value, numFmt }: Excel.Cell): unknown =>
  typeof value === 'number' && numFmt.includes('0.00') ? Math.round(value * 100) : (value ?? '')

const money = ['Before', 'After', 'Difference']
const moneyOf = ({ beforeCents, afterCents }: Sums): number[] => [
  beforeCents,
  afterCents,
  afterCents - beforeCents,
]

describe('the workbook for the council', () => {
  it('has the sums of the screen, each table with the same total below', () => {
    const tables = [
      ['Classes', 'Class', impact.classes.map((row) => [row.class, ...moneyOf(row)])],
      ['Revenue by fund', 'Fund', impact.funds.map((row) => [row.fund, ...moneyOf(row)])],
      ['Revenue by account', 'Ledger account', impact.ledger.map((row) => [row.glCode, ...moneyOf(row)])],
      [
        'Revenue by stream',
        'Stream',
        impact.streams.map((row) => [
          { all: 'refuse, recycling and organics' }[row.stream ?? ''] ?? row.stream ?? 'no stream',
          ...moneyOf(row),
        ]),
      ],
      ['Kinds of charges', 'Code', impact.kinds.map((row) => [row.code, ...moneyOf(row)])],
    ] as const
    for (const [name, heading, rows] of tables) {
      const found = columnsOf(name, [heading, ...money])
      expect(found.slice(0, -1)).toEqual(rows)
      expect(found.at(-1)!.slice(1)).toEqual(moneyOf(impact))
    }
    expect(impact.beforeCents).toBeLessThan(impact.afterCents)
  })

  it('has a year and the typical customers as the screen has them', () => {
    expect(columnsOf('Revenue by fund', ['Year before', 'Year after']).at(-1)).toEqual([
      impact.yearBeforeCents,
      impact.yearAfterCents,
    ])
    expect(
      columnsOf('Typical customers', ['Class', 'What is served', 'Accounts', 'Month before', 'Month after']),
    ).toEqual(
      impact.typical.map((row) => [row.class, row.served, row.accounts, row.beforeCents, row.afterCents]),
    )
  })

  it('has every account, and they sum to the total', async () => {
    const { rows } = await answered<SuccessOf<typeof whatIfs.accounts>>(
      office.get(`/what-ifs/${whatIfId}/accounts?limit=100`),
    )
    const found = columnsOf('Accounts', ['Account', 'Class', 'What is served', ...money])
    expect(found.slice(0, -1)).toEqual(
      rows.map((row) => [row.accountNumber, row.class, row.served, ...moneyOf(row)]),
    )
    const sum = (key: keyof Sums) => rows.reduce((total, row) => total + row[key], 0)
    expect(found.at(-1)!.slice(3)).toEqual(moneyOf(impact))
    expect([sum('beforeCents'), sum('afterCents')]).toEqual([impact.beforeCents, impact.afterCents])
  })

  it('has the bars of both histograms, and says what it is', () => {
    for (const [name, bars] of [
      ['Percent', impact.percentBars],
      ['Dollars', impact.dollarBars],
    ] as const)
      expect(columnsOf(name, ['Class', 'Accounts', 'Change'])).toEqual(
        bars.flatMap((one) => one.bars.map((bar) => [one.class, bar.accounts, bar.changeCents])),
      )
    expect(columnsOf('About', ['What']).map(([what]) => what)).toContain('Method')
  })
})
