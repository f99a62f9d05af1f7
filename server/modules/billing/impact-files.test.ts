import { parse } from 'csv-parse/sync'
import Excel from 'exceljs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { dollars } from '#kernel/money'
import { answered, refused } from '../../test/bill-runs.ts'
import { pdfAlternatives, pdfText } from '../../test/pdf-text.ts'
import { testOffice } from '../../test/test-office.ts'
import { calculatedWhatIf, impactOf, proposed, shareABin, townToPropose } from '../../test/what-ifs.ts'
import { percentText } from './impact-columns.ts'

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

const signed = (amountCents: number): string => `${amountCents > 0 ? '+' : ''}${dollars(amountCents)}`
const pdf = async (): Promise<Buffer> =>
  Buffer.from(await (await office.get(`/what-ifs/${whatIfId}/impact-file`)).arrayBuffer())

type YearSums = Sums & { readonly yearBeforeCents: number; readonly yearAfterCents: number }
const printed = ({ beforeCents, afterCents, yearBeforeCents, yearAfterCents }: YearSums): string =>
  [
    dollars(beforeCents),
    dollars(afterCents),
    signed(afterCents - beforeCents),
    percentText(beforeCents, afterCents),
    signed(yearAfterCents - yearBeforeCents),
  ]
    .filter(Boolean)
    .join(' ')

describe('the document for the council', () => {
  it('has the figures of the screen, table by table', async () => {
    const text = pdfText(await pdf())
    const rows = [
      ...impact.classes.map((row) => `${row.class} ${row.accounts} ${row.more} ${row.less} ${printed(row)}`),
      `All ${impact.accounts} ${impact.more} ${impact.less} ${printed(impact)}`,
      ...impact.funds.map((row) => `${row.fund} ${printed(row)}`),
      ...impact.ledger.map((row) => `${row.glCode} ${row.name} ${printed(row)}`),
      ...impact.beyond.map(({ unit, limit, more, less }) =>
        unit === 'cents' ? `${dollars(limit)} ${more} ${less}` : `${limit} % ${more} ${less}`,
      ),
      ...impact.typical.map(
        ({ accounts, beforeCents, afterCents }) =>
          `${accounts} ${dollars(beforeCents)} ${dollars(afterCents)} ${signed(afterCents - beforeCents)}`,
      ),
    ]
    for (const row of rows) expect(text).toContain(row)
    const tables = text.split(`All ${printed(impact)}`)
    expect(tables, 'funds, ledger accounts and streams have the same total').toHaveLength(4)
  })

  it('draws both histograms, and tells their numbers to who cannot see them', async () => {
    const bytes = await pdf()
    const told = pdfAlternatives(bytes)
    const classes = [...impact.percentBars, ...impact.dollarBars]
    expect(told).toHaveLength(classes.length)
    for (const { class: name, bars } of classes) {
      const words = bars
        .filter(({ accounts }) => accounts > 0)
        .map(
          (bar) =>
            `${bar.accounts} ${bar.accounts === 1 ? 'account' : 'accounts'}, ${signed(bar.changeCents)}`,
        )
      const own = told.filter((one) => one.toLowerCase().startsWith(`${name}, in `))
      expect(own.some((one) => words.every((word) => one.includes(word)))).toBe(true)
    }
    expect(told.find((one) => one.startsWith('Residential, in percent'))).toContain(
      '6 % up to 8 %: 4 accounts',
    )
    expect(pdfText(bytes)).toContain('<−25 −25 −10 −5 0 2 4 6 8 10 15 25 50+')
  })

  it('says the day of the city on which it was calculated', async () => {
    await office.work((work) =>
      sql`update what_if set calculated_at = '2026-11-24T05:00:00Z' where id = ${whatIfId}`.execute(work.db),
    )
    expect(pdfText(await pdf())).toContain('Calculated Nov 23, 2026, asked for by')
  })
})

async function csvOf(table: string): Promise<Record<string, string>[]> {
  const answer = await office.get(`/what-ifs/${whatIfId}/impact.csv?table=${table}`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
  return parse(bytes, { bom: true, columns: true })
}
const centsOf = (text: string | undefined): number => Math.round(Number(text) * 100)

describe('the impact as CSV', () => {
  it('has every account, in numbers that can be summed', async () => {
    const { rows } = await answered<SuccessOf<typeof whatIfs.accounts>>(
      office.get(`/what-ifs/${whatIfId}/accounts?limit=100`),
    )
    const found = await csvOf('accounts')
    expect(found.map((row) => [row.Account, ...money.map((name) => centsOf(row[name]))])).toEqual(
      rows.map((row) => [row.accountNumber, ...moneyOf(row)]),
    )
    expect(found.map((row) => row['Change, percent'])).toContain('6.0')
  })

  it('has the table for the council, each part with the sum of all', async () => {
    const found = await csvOf('council')
    const tables = Map.groupBy(found, (row) => row.Table)
    expect([...tables.keys()]).toEqual([
      'All accounts',
      'Class',
      'Typical customer, a month',
      'Fund',
      'Ledger account',
      'Stream',
      'Kind of charge',
    ])
    for (const [table, rows] of tables) {
      if (table?.startsWith('Typical')) continue
      const sum = (name: string) => rows.reduce((total, row) => total + centsOf(row[name]), 0)
      expect({ table, sums: money.map(sum), year: sum('Year difference') }).toEqual({
        table,
        sums: moneyOf(impact),
        year: impact.yearAfterCents - impact.yearBeforeCents,
      })
    }
    expect(tables.get('Class')).toMatchObject(
      impact.classes.map((row) => ({
        Row: row.class,
        Accounts: `${row.accounts}`,
        'Pay more': `${row.more}`,
      })),
    )
  })

  it('is not given of what is not there', async () => {
    expect(await refused(office.get('/what-ifs/999/impact.csv'))).toMatchObject({ code: 'WHAT_IF_NOT_FOUND' })
    expect((await office.as('customer').get(`/what-ifs/${whatIfId}/impact.csv`)).status).toBe(403)
  })
})
