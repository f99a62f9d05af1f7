import { randomUUID } from 'node:crypto'
import type { bills } from '@cartwright/api/bills'
import type { mailSort } from '@cartwright/api/mail-sort'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addressKey, movingKey } from '../addresses/read-mail-address.ts'
import { storeMoveLooks } from '../addresses/store-coding.ts'
import { decodeImb } from '../barcodes/decode-imb.ts'
import { encodeImb } from '../barcodes/encode-imb.ts'
import { billPiece } from '../mailpieces/bill-piece.ts'
import { sortOfRun } from '../presort/sort-of-run.ts'
import { sortRun } from '../presort/sort-run.ts'
import { piecesOfRun } from './print-pieces.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Sort = SuccessOf<typeof mailSort.show>
type Job = SuccessOf<typeof bills.print>

const homes = 510
let runId: number

/** A town whose addresses were all coded but three: most in its ZIP code, some beside it. */
beforeAll(async () => {
  await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: homes }, () => ({})),
    ),
  )
  await office.work(({ db }) =>
    sql`
      with exchange as (insert into address_exchange (vendor, request_id, row_count, sha256, confidential_count, made_by, made_on)
        values ('Practice', 'r', 1, 'x', 0, 'Test', '2026-11-01') returning id)
      insert into address_coding (address_key, zip5, zip4, delivery_point, dpv, footnotes, vacant, no_stat, coded_on, exchange_id)
      select p.street_number || ' OAK ST,,91764', case when p.id % 4 = 0 then '91762' else '91764' end,
        lpad(p.id::text, 4, '0'), lpad((p.id % 100)::text, 2, '0'), 'Y', '[]', false, false, '2026-11-01', x.id
      from premise p, exchange x where p.id % 170 <> 1`.execute(db),
  )
  runId = (await postedRun(office)).id
  await office.work(lookForMoves)
})

/** Moves were looked for as the addresses were coded: for everybody a bill goes to. */
async function lookForMoves(work: Work): Promise<void> {
  const { id } = await work.db.selectFrom('address_exchange').select('id').executeTakeFirstOrThrow()
  const { rows } = await sql<{
    lines: string[]
  }>`select document->'mailTo' as lines from bill where run_id = ${runId}`.execute(work.db)
  const looked = { lookedOn: PlainDate.from('2026-11-01'), method: 'ncoalink' } as const
  await storeMoveLooks(
    work,
    id,
    rows.map(({ lines }) => ({ movingKey: movingKey(lines), addressKey: addressKey(lines), ...looked })),
  )
}
beforeEach(() => office.move('2026-12-05'))

const load = (kind: string, csv: string, lastOn = '2026-12-31') =>
  office.post('/postal/loads', {
    kind,
    fileName: `${kind}.csv`,
    csv,
    source: 'Invented for this test',
    isPractice: true,
    ...(kind !== 'prices' && { effectiveOn: '2026-11-01', lastOn }),
  })
const sorted = (anew = false) => office.post(`/runs/${runId}/mail-sort`, { anew })
const counts = ({ levels }: Sort) => levels.map(({ level, pieces }) => [level, pieces])

describe('the mail of a run', () => {
  it('is not sorted before anybody asks', async () => {
    expect(await refused(office.get(`/runs/${runId}/mail-sort`))).toMatchObject({ code: 'RUN_NOT_SORTED' })
  })

  it('is not sorted for a city that does not say how its bills are mailed', async () => {
    const asked = office.work(async (work) => {
      await sql`delete from policy where code = 'mailing'`.execute(work.db)
      await sortRun(work, { runId, pieces: () => Promise.resolve([]) })
    })
    await expect(asked).rejects.toMatchObject({ problem: { code: 'SORT_NEEDS_POLICY' } })
  })

  it('is sorted by ZIP code without a list; what has no barcode goes single piece, and what is missing is said', async () => {
    const sort = await answered<Sort>(sorted())
    const single = sort.levels.find(({ level }) => level === 'single-piece')!.pieces
    expect(single).toBe(3)
    expect(sort.levels.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(homes)
    expect(sort.single).toEqual({ noBarcode: single, tooFew: 0, tooHeavy: 0 })
    expect(sort.notes.join(' ')).toMatch(/No prices were loaded.*/)
    expect(sort.notes.join(' ')).toMatch(/L801.*did not hold/)
    expect(sort.isFixed).toBe(false)
  })

  it('sorted again changes nothing; asked for anew it follows the lists and prices that hold by then', async () => {
    const before = await answered<Sort>(office.get(`/runs/${runId}/mail-sort`))
    await answered(load('l801', 'zips,label\n917,AADC PRACTICE CA 917'))
    await answered(
      load(
        'prices',
        'effective,item,price,source\n2026-07-12,5-digit,0.621,a\n2026-07-12,aadc,0.671,a\n2026-07-12,mixed-aadc,0.704,a\n2026-07-12,single-piece-metered,0.78,a',
      ),
    )
    expect(await answered<Sort>(sorted())).toEqual(before)
    const now = await answered<Sort>(sorted(true))
    // 127 of another ZIP code are lifted to the 150 of an AADC by 23 that cost more there, since all of it is cheaper.
    expect(counts(now)).toEqual([
      ['5-digit', 507 - 150],
      ['aadc', 150],
      ['mixed-aadc', 0],
      ['single-piece', 3],
    ])
    expect(now.unpriced).toBe(0)
  })

  it('has every piece once, in one tray with others of it, under a barcode of its own that reads back', async () => {
    const pieces = await office.work(async (work) => (await sortOfRun(work, runId))!)
    expect(pieces.map(({ sequence }) => sequence)).toEqual(pieces.map((_, at) => at + 1))
    expect(new Set(pieces.map(({ billId }) => billId)).size).toBe(homes)
    const automated = pieces.filter(({ tray }) => tray !== null)
    expect(new Set(automated.map(({ tracking }) => tracking)).size).toBe(automated.length)
    const { tracking, routing } = automated[0]!
    const barcode = { tracking: tracking!, routing: routing! }
    expect(decodeImb(encodeImb(barcode))).toEqual(barcode)
    const { trays } = await answered<Sort>(office.get(`/runs/${runId}/mail-sort`))
    for (const { tray, first, last } of trays)
      expect(pieces.slice(first - 1, last).every((piece) => piece.tray === tray)).toBe(true)
  })

  it('is told in a report, as PDF and as a workbook', async () => {
    const pdf = await office.get(`/runs/${runId}/mail-sort/qualification.pdf`)
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const book = await office.get(`/runs/${runId}/mail-sort/qualification.xlsx`)
    expect(book.headers.get('content-type')).toContain('spreadsheetml')
  })
})

describe('printing', () => {
  it('waits while a list that was loaded has run out, until the next is loaded or the old one is out of force', async () => {
    const { loadId } = await answered<{ loadId: number }>(
      load('l606', 'zips,label\n91764,ONTARIO CA 91764', '2026-11-30'),
    )
    expect(await refused(office.post(`/runs/${runId}/print`))).toMatchObject({
      code: 'GATE_IS_RED',
      details: { gates: [{ name: 'labeling-lists', mendAt: '/postal' }] },
    })
    expect(await refused(sorted(true))).toMatchObject({
      code: 'SORT_LISTS_EXPIRED',
      details: { lists: [{ kind: 'l606', lastOn: '2026-11-30' }] },
    })
    await answered(office.post(`/postal/loads/${loadId}/withdraw`, { because: 'No scheme is ours.' }))
  })

  it('sorts anew where pieces weigh otherwise by now, as after a mailpiece was set up', async () => {
    const weights = async () => {
      const { rows } = await answered<SuccessOf<typeof mailSort.pieces>>(
        office.get(`/runs/${runId}/mail-sort/pieces?limit=500`),
      )
      return new Set(rows.map(({ weightMills }) => weightMills))
    }
    expect(await weights()).toEqual(new Set([1000]))
    const body = { key: randomUUID(), use: 'bills', from: '2026-12-05', reason: 'Weighed', body: billPiece }
    await answered(office.post('/mailpieces', body))
    await answered(office.post(`/runs/${runId}/print`))
    expect(await weights()).toEqual(new Set([235 + 160 + 165]))
    await office.finishJobs()
  })

  it('follows the sort, with the bars of each piece, and fixes it', async () => {
    const { id } = await answered<Job>(office.post(`/runs/${runId}/print`))
    await office.finishJobs()
    const { rows } = await answered<{ rows: Job[] }>(office.get(`/runs/${runId}/print-jobs`))
    expect(rows.find((job) => job.id === id)).toMatchObject({ state: 'done', pieces: homes })
    const { pieces } = await office.work((work) => piecesOfRun(work, runId))
    const order = await office.work(async (work) => (await sortOfRun(work, runId))!)
    expect(pieces.map(({ billId }) => billId)).toEqual(order.map(({ billId }) => billId))
    expect(pieces.filter(({ mailBarcode }) => mailBarcode)).toHaveLength(507)
    expect(await answered<Sort>(office.get(`/runs/${runId}/mail-sort`))).toMatchObject({ isFixed: true })
    expect(await refused(sorted(true))).toMatchObject({ code: 'SORT_FIXED' })
  })
})
