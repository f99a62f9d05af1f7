import { beforeEach, describe, expect, it } from 'vitest'
import { postedRun } from '#test/bill-runs'
import { type DrawnBar, type Mark, pdfDrawing } from '#test/pdf-drawing'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { encodeImb } from '../barcodes/encode-imb.ts'
import { findRun } from '../billing/bill-run.ts'
import { type BillData, billData } from './bill-data.ts'
import { type CityPaper, cityPaper } from './city-paper.ts'
import { compileBills } from './compile-bills.ts'
import { piecesOfRun } from './print-pieces.ts'
import { storedBills } from './stored-bill.ts'
import { currentTemplate } from './template-version.ts'

const office = testOffice({ on: '2026-12-05' })
let bill: BillData
let paper: CityPaper
let issuedOn: string

beforeEach(async () => {
  await office.work((work) => smallTown(work, [{ name: 'Ada Oak' }]))
  const { id } = await postedRun(office)
  await office.work(async (work) => {
    const run = await findRun(work, id)
    paper = await cityPaper(work, run)
    issuedOn = run.bill_on.toString()
    const { pieces } = await piecesOfRun(work, id)
    const [stored] = await storedBills(work, [pieces[0]!.billId])
    bill = billData(stored!, paper, { piece: 1 })
  })
})

const tracking = '00260903999991000001'
const bars = encodeImb({ tracking, routing: '91761123456' })

async function drawn(mailBarcode: string | null) {
  const template = await currentTemplate()
  const asked = { paper, template, standard: '1.4', issuedOn, title: 'A bill' } as const
  const { bytes } = await compileBills([{ ...bill, mailBarcode }], asked)
  return pdfDrawing(bytes)
}

/** Where the barcode and its clear zone are: nothing else may be drawn there. */
const within = ({ left, top, right, bottom }: Mark, zone: Mark): boolean =>
  left < zone.right && right > zone.left && top < zone.bottom && bottom > zone.top
const zone: Mark = {
  left: 1 - 0.01 - 0.125,
  right: 1 + 64 / 22 + 0.01 + 0.125,
  top: 2.41 - 0.028,
  bottom: 2.41 + 0.145 + 0.028,
}

/** The measures are those of USPS-B-3200 (2.3.1) and of Quick Service Guide 201a, in inches. */
describe('the Intelligent Mail barcode on a printed bill', () => {
  it('has 65 bars of the width, the pitch and the heights USPS asks for, which are those of its letters', async () => {
    const { lines } = await drawn(bars)
    const found = lines.filter((line) => within(line, zone)).toSorted((a, b) => a.left - b.left)
    expect(found).toHaveLength(65)
    for (const { width } of found) expect(Math.abs(width - 0.02)).toBeLessThanOrEqual(0.005)
    const middles = found.map(({ left, right }) => (left + right) / 2)
    const pitches = middles.slice(1).map((middle, index) => 1 / (middle - middles[index]!))
    for (const pitch of pitches) expect(Math.abs(pitch - 22)).toBeLessThanOrEqual(2)
    expect(Math.abs(64 / (middles.at(-1)! - middles[0]!) - 22)).toBeLessThan(0.05)
    const heights = (letter: string) =>
      found.filter((_, index) => bars[index] === letter).map(({ top, bottom }) => bottom - top)
    for (const height of heights('F')) expectBetween(height, 0.125, 0.165)
    for (const height of heights('T')) expectBetween(height, 0.039, 0.057)
    for (const height of [...heights('A'), ...heights('D')]) expectBetween(height, 0.082, 0.111)
    expect(lettersOf(found)).toBe(bars)
  })

  it('has nothing within 0.125 inch beside it and 0.028 inch above and below it, and is near the address', async () => {
    const { lines, texts } = await drawn(bars)
    expect(texts.filter((text) => within(text, zone))).toEqual([])
    expect(lines.filter((line) => within(line, zone))).toHaveLength(65)
    const address = texts.filter(({ left, top }) => left > 0.99 && left < 1.01 && top > 2.4 && top < 3.3)
    expect(address.length).toBeGreaterThan(1)
    const first = Math.min(...address.map(({ top }) => top))
    expectBetween(first - (2.41 + 0.145), 0.028, 0.625)
  })

  it('leaves its place clear where a piece has none', async () => {
    const { lines, texts } = await drawn(null)
    expect(texts.length).toBeGreaterThan(10)
    expect([...lines, ...texts].filter((mark) => within(mark, zone))).toEqual([])
  })
})

function expectBetween(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least)
  expect(value).toBeLessThanOrEqual(most)
}

/** The letters as a reader sees them: by where each bar ends against the trackers of all. */
function lettersOf(found: readonly DrawnBar[]): string {
  const [top, bottom] = [
    Math.min(...found.map((bar) => bar.top)),
    Math.max(...found.map((bar) => bar.bottom)),
  ]
  return found
    .map((bar) => 'TADF'[(bar.bottom > bottom - 0.01 ? 2 : 0) + (bar.top < top + 0.01 ? 1 : 0)])
    .join('')
}
