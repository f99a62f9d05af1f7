import Excel from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, postedRun, refused } from '../../test/bill-runs.ts'
import { smallTown, type TownAccount } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { bucketOf } from './age-account.ts'
import { postPayments } from './post-payments.ts'

const office = testOffice({ on: '2026-09-30', keep: true })
let town: TownAccount[]
type Report = {
  asOf: string
  bucketCents: Record<string, number>
  creditCents: number
  balanceCents: number
  ledgerCents: number
  accounts: number
  byClass: { class: string; accounts: number; balanceCents: number }[]
}
type Rows = {
  rows: { accountNumber: string; owedSince: string; balanceCents: number; creditCents: number }[]
}

const report = (asOf: string) => answered<Report>(office.get(`/reports/aging?asOf=${asOf}`))
const behind = (asked: string) => answered<Rows>(office.get(`/reports/aging/accounts?${asked}`))

beforeAll(async () => {
  town = await office.work((work) =>
    smallTown(work, [{}, {}, { class: 'commercial', services: [{ what: 'refuse:bin:4 yd', pickups: 1 }] }]),
  )
  for (const day of ['2026-09-30', '2026-10-31', '2026-11-30']) {
    office.move(day)
    await postedRun(office, { cycle: '1', periodFrom: day })
    await office.work((work) =>
      postPayments(work, [
        {
          accountId: town[0]!.id,
          amount: cents(9000),
          tender: 'cash',
          receivedOn: work.today,
          receipt: `A ${day}`,
        },
        {
          accountId: town[2]!.id,
          amount: cents(1001),
          tender: 'check',
          receivedOn: work.today,
          receipt: `C ${day}`,
        },
      ]),
    )
  }
}, 60_000)

describe('the aging', () => {
  it('comes to what the ledger says, on any day', async () => {
    office.move('2027-01-15')
    for (const day of [
      '2026-09-29',
      '2026-09-30',
      '2026-10-20',
      '2026-10-31',
      '2026-11-26',
      '2026-11-30',
      '2027-01-15',
    ]) {
      const shown = await report(day)
      const { bucketCents, creditCents, balanceCents, ledgerCents, byClass } = shown
      expect(Object.values(bucketCents).reduce((a, b) => a + b, 0) - creditCents).toBe(balanceCents)
      expect({ day, balanceCents }).toEqual({ day, balanceCents: ledgerCents })
      expect(byClass.reduce((total, one) => total + one.balanceCents, 0)).toBe(balanceCents)
    }
  })

  it('is the same for a day that is past as it was on that day', async () => {
    office.move('2026-11-30')
    const then = await report('2026-11-30')
    office.move('2027-01-15')
    await office.work((work) =>
      postPayments(work, [
        {
          accountId: town[1]!.id,
          amount: cents(5000),
          tender: 'cash',
          receivedOn: work.today,
          receipt: 'late',
        },
      ]),
    )
    expect(await report('2026-11-30')).toEqual(then)
  })

  it('leads from a bucket to its accounts, the largest first, and to what each owes', async () => {
    office.move('2027-01-15')
    const { bucketCents } = await report('2027-01-15')
    const bucket = Object.keys(bucketCents).find((one) => one !== 'current' && bucketCents[one]! > 0)!
    const { rows } = await behind(`asOf=2027-01-15&bucket=${bucket}`)
    expect(rows.length).toBeGreaterThan(0)
    for (const { accountNumber, owedSince, balanceCents, creditCents } of rows) {
      const owed = await answered<object>(
        office.get(`/accounts/${accountNumber}/receivables?asOf=2027-01-15`),
      )
      expect(owed).toMatchObject({ owedSince, balanceCents, creditCents })
    }
    const onlyCredit = await behind('asOf=2027-01-15&bucket=credit')
    expect(onlyCredit.rows.every(({ creditCents }) => creditCents > 0)).toBe(true)
    expect((await behind('class=roll-off')).rows).toEqual([])
  })

  it('is a workbook too, and is not told for a day to come', async () => {
    office.move('2027-01-15')
    const book = await office.get('/reports/aging.xlsx?asOf=2026-11-30')
    expect(book.headers.get('content-disposition')).toContain('aging-2026-11-30.xlsx')
    const read = new Excel.Workbook()
    await read.xlsx.load(await book.arrayBuffer())
    const totals = read.worksheets[0]!.lastRow!.values as unknown[]
    const { bucketCents, creditCents, balanceCents } = await report('2026-11-30')
    expect(totals.at(-1)).toBe(balanceCents / 100)
    expect(totals.at(-2)).toBe(creditCents / 100)
    expect(totals[4]).toBe(bucketCents.current! / 100)
    for (const path of ['aging', 'aging/accounts', 'aging.xlsx'])
      expect(await refused(office.get(`/reports/${path}?asOf=2027-01-16`))).toMatchObject({
        code: 'FIELD_REFUSED',
      })
  })
})

it.each([
  { due: '2026-12-01', bucket: 'current' },
  { due: '2026-11-30', bucket: 'current' },
  { due: '2026-11-29', bucket: '1-30' },
  { due: '2026-10-31', bucket: '1-30' },
  { due: '2026-10-30', bucket: '31-60' },
  { due: '2026-10-01', bucket: '31-60' },
  { due: '2026-09-30', bucket: '61-90' },
  { due: '2026-09-01', bucket: '61-90' },
  { due: '2026-08-31', bucket: 'over-90' },
  { due: '2024-02-29', bucket: 'over-90' },
  { due: null, bucket: 'current' },
])('what was due $due is $bucket on 30 November 2026', ({ due, bucket }) => {
  expect(bucketOf(due, PlainDate.from('2026-11-30'))).toBe(bucket)
})
