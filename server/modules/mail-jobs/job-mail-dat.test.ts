import { randomUUID } from 'node:crypto'
import type { inserts } from '@cartwright/api/inserts'
import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { mailSort } from '@cartwright/api/mail-sort'
import type { SuccessOf } from '@cartwright/api/route'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { codeAddresses, lookForMoves } from '#test/coded-town'
import { pdfText } from '#test/pdf-text'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { billPiece } from '../mailpieces/bill-piece.ts'
import { checkMailDat } from '../mail-dat/check-mail-dat.ts'
import { readRecords } from '../mail-dat/read-records.ts'

type Shown = SuccessOf<typeof mailJobs.make>
type Manifest = {
  counts: { toMail: number; trays: number }
  mailDat: {
    jobId: string
    pieces: number
    trays: number
    postageCents: number
    withSinglePiecesCents: number | null
  } | null
  files: { file: string }[]
}

const office = testOffice({ on: '2026-11-23', keep: true })
/** Automation prices begin at 500 pieces (QSG 230b). */
const homes = 510
const leave = 3
let runId: number

/** A sorted and printed run: all its addresses but three were coded. One bill in Spanish has an insert. */
beforeAll(async () => {
  await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: homes }, (_, at) => (at === 7 ? { language: 'es' as const } : {})),
    ),
  )
  // In large print: the first of them in the mail has no barcode, so it goes single piece; the other lies in a tray.
  await office.work(({ db }) =>
    sql`update account set large_print = true where id in (
      select id from account order by id limit 1) or id = (select id from account order by id offset 9 limit 1)`.execute(
      db,
    ),
  )
  await loadPrices()
  await answered(
    office.post('/mailpieces', {
      key: randomUUID(),
      use: 'bills',
      from: '2026-11-23',
      reason: 'Weighed',
      body: billPiece,
    }),
  )
  await approveInsert()
  runId = (await postedRun(office)).id
  await office.work(async (work) => {
    await codeAddresses(work, runId, { leave })
    await lookForMoves(work, runId, '2026-11-02')
  })
  office.move('2026-12-05')
  await answered(office.post(`/runs/${runId}/print`))
  await office.finishJobs()
})
beforeEach(() => office.move('2026-12-05'))

const prices = {
  '5-digit': 621,
  aadc: 671,
  'mixed-aadc': 704,
  'single-piece-metered': 780,
  'single-piece-additional-ounce': 290,
}

async function loadPrices(): Promise<void> {
  const rows = Object.entries(prices).map(([item, mills]) => `2026-07-12,${item},${mills / 1000},a`)
  await answered(
    office.post('/postal/loads', {
      kind: 'prices',
      fileName: 'prices.csv',
      csv: ['effective,item,price,source', ...rows].join('\n'),
      source: 'Invented for this test',
      isPractice: true,
    }),
  )
}

async function approveInsert(): Promise<void> {
  const asked = {
    key: randomUUID(),
    name: 'Leaflet',
    kind: 'leaflet',
    way: 'with-bills',
    code: 'A',
    material: { name: 'Leaflet', weightMills: 200, thicknessMils: 5, lengthMils: 8500, heightMils: 3625 },
    costMills: 62,
    postageMills: 0,
    from: '2026-11-23',
    until: '2027-03-01',
    condition: { match: 'all', terms: [{ fact: 'language', among: ['es'], not: false }] },
  }
  const { insert } = await answered<SuccessOf<typeof inserts.show>>(
    office.as('clerk').post('/inserts', asked),
  )
  await answered(office.post(`/inserts/${insert.insertId}/approve`))
}

const make = () => answered<Shown>(office.post(`/runs/${runId}/mail-job`))
const shown = (jobId: number) => answered<Shown>(office.get(`/mail-jobs/${jobId}`))

async function packageOf(jobId: number) {
  const response = await office.get(`/mail-jobs/${jobId}/package.zip`)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const mailDat = new Map(
    Object.entries(files).flatMap(([name, bytes]) =>
      name.startsWith('mail-dat/') ? [[name.slice(9), strFromU8(bytes, true)] as const] : [],
    ),
  )
  const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as Manifest
  return { files, mailDat, manifest, records: readRecords(mailDat).records }
}

describe('the Mail.dat of a mail job', () => {
  it('is not written where nobody knows any more when moves were looked for: the job stops, and says of how many pieces', async () => {
    await office.work(({ db }) => sql`delete from move_update`.execute(db))
    const { job } = await make()
    await expect(office.finishJobs()).rejects.toThrow('when moves were looked for')
    const { job: failed } = await shown(job.jobId)
    expect(failed).toMatchObject({ state: 'making', packageSha256: null })
    expect(failed.failure).toContain(
      `nobody knows it of ${homes - leave} pieces at automation prices, such as piece`,
    )
    await answered(office.post(`/mail-jobs/${job.jobId}/drop`, { reason: 'No Move Update' }))
  })

  it('that does not pass its own check stops the job, which says where; once it is right the package is made', async () => {
    await office.work((work) => lookForMoves(work, runId, '2026-11-02'))
    // Two letters with one serial number: what no sort makes, and a faulty disk might.
    const track = (sequence: number, from: number) =>
      office.work(async ({ db }) => {
        const { rows } = await sql<{ was: string }>`
          select tracking as was from mail_sort_piece where run_id = ${runId} and sequence = ${sequence}`.execute(
          db,
        )
        await sql`update mail_sort_piece set tracking = (select tracking from mail_sort_piece where run_id = ${runId} and sequence = ${from})
          where run_id = ${runId} and sequence = ${sequence}`.execute(db)
        return rows[0]!.was
      })
    const was = await track(2, 1)
    const { job } = await make()
    await expect(office.finishJobs()).rejects.toThrow('Mail.dat is not right, so nothing was packed')
    const { job: stopped } = await shown(job.jobId)
    expect(stopped).toMatchObject({ state: 'making', packageSha256: null })
    expect(stopped.failure).toMatch(/pdr, line \d+, PDR-1122: Another letter has this tracking/)
    expect(await refused(office.get(`/mail-jobs/${job.jobId}/package.zip`))).toMatchObject({
      code: 'MAIL_JOB_NOT_IN_STATE',
      details: { state: 'making' },
    })
    await office.work(({ db }) =>
      sql`update mail_sort_piece set tracking = ${was} where run_id = ${runId} and sequence = 2`.execute(db),
    )
    await office.finishJobs()
    expect((await shown(job.jobId)).job).toMatchObject({ state: 'ready', failure: null })
    await answered(office.post(`/mail-jobs/${job.jobId}/drop`, { reason: 'Only looked at' }))
  })

  it('is ten files that pass the validator, in the package, whose totals are those of its manifest', async () => {
    await office.work((work) => lookForMoves(work, runId, '2026-11-02'))
    const { job } = await make()
    await office.finishJobs()
    const { mailDat, manifest, records } = await packageOf(job.jobId)
    expect([...mailDat.keys()].map((name) => name.slice(-3))).toEqual([
      'hdr',
      'seg',
      'mpu',
      'mcr',
      'mpa',
      'cpt',
      'csm',
      'cqt',
      'pqt',
      'pdr',
    ])
    expect(checkMailDat(mailDat)).toEqual([])
    expect(manifest.mailDat).toMatchObject({ pieces: homes - leave, trays: manifest.counts.trays })
    expect(manifest.counts.toMail).toBe(homes)
    expect(records.pdr).toHaveLength(manifest.mailDat!.pieces)
    expect(records.csm).toHaveLength(manifest.counts.trays)
    const [segment] = records.seg
    expect([segment!.get('1129'), segment!.get('1134'), segment!.get('1147')]).toEqual([
      '20261101',
      '20261102',
      '2',
    ])
  })

  it('has the barcodes of the piece list, tray by tray, and a worksheet that comes to the postage of the sort', async () => {
    const jobId = await openJob()
    const { files, manifest, records } = await packageOf(jobId)
    const list = parse<Record<string, string>>(strFromU8(files['pieces.csv']!), { columns: true })
    const inTrays = list.filter(({ tray }) => tray !== '')
    expect(records.pdr.map((piece) => piece.get('1122'))).toEqual(
      inTrays.map(({ tracking, routing }) => `${tracking}${routing}`),
    )
    const levels = await answered<{ levels: { level: string; postageMills: number }[] }>(
      office.get(`/runs/${runId}/mail-sort`),
    )
    const mills = levels.levels
      .filter(({ level }) => level !== 'single-piece')
      .reduce((sum, { postageMills }) => sum + postageMills, 0)
    expect(mills).toBeGreaterThan(homes * prices['5-digit'] * 0.9)
    expect(manifest.mailDat!.postageCents).toBe(Math.round(mills / 10))
    const sheet = pdfText(files['postage-worksheet.pdf']!)
    expect(sheet).toContain(`$${(manifest.mailDat!.postageCents / 100).toFixed(2)}`)
    expect(sheet).toContain('A1 5-Digit')
  })

  it('follows a bill that is taken out', async () => {
    const jobId = await openJob()
    const before = await packageOf(jobId)
    const list = parse<Record<string, string>>(strFromU8(before.files['pieces.csv']!), { columns: true })
    const { bill, tracking } = list.find(({ tray }) => tray !== '')!
    await answered(
      office.post(`/mail-jobs/${jobId}/pulls`, { billNumber: bill, how: 'held', reason: 'A new bill comes' }),
    )
    await office.finishJobs()
    const { mailDat, manifest, records } = await packageOf(jobId)
    expect(checkMailDat(mailDat)).toEqual([])
    expect(manifest.mailDat!.pieces).toBe(homes - leave - 1)
    expect(records.pdr.some((piece) => piece.get('1122').startsWith(tracking!))).toBe(false)
  })

  it('weighs each piece with what is in it, in groups of like weight, and trays and worksheet come to the same', async () => {
    const { files, records } = await packageOf(await openJob())
    const list = parse<Record<string, string>>(strFromU8(files['pieces.csv']!), { columns: true })
    const weights = Map.groupBy(list, ({ weight_oz }) => weight_oz!)
    // Envelopes 0.400 oz and a sheet of 0.160; with a leaflet of 0.200; in large print four sheets.
    const counts = Object.fromEntries([...weights].map(([weight, some]) => [weight, some.length]))
    expect(counts).toEqual({ '0.560': homes - 1 - 3, '0.760': 1, '1.040': 2 })
    expect(weights.get('0.760')![0]).toMatchObject({ inserts: 'A' })
    const inTrays = Map.groupBy(
      list.filter(({ tray }) => tray !== ''),
      ({ weight_oz }) => weight_oz!,
    )
    const units = new Map(records.mpu.map((unit) => [unit.get('1003'), Number(unit.get('1103'))]))
    // 0.0350, 0.0475 and 0.0650 lb: an ounce is a sixteenth of a pound, and each piece is rounded once.
    expect([...units.values()]).toEqual([350, 475, 650])
    const inUnit = (pounds: number) =>
      records.cqt.reduce(
        (sum, one) => sum + (units.get(one.get('1003')) === pounds ? Number(one.get('1103')) : 0),
        0,
      )
    expect([350, 475, 650].map(inUnit)).toEqual(
      ['0.560', '0.760', '1.040'].map((weight) => inTrays.get(weight)!.length),
    )
    expect(records.csm.reduce((sum, tray) => sum + Number(tray.get('1122')), 0)).toBe(
      records.pdr.length * 350 + 125 + 300,
    )
    expect(pdfText(files['postage-worksheet.pdf']!)).toContain('Non-identical weights')
  })

  it('has single pieces at their own step: of three one is over an ounce, $0.78 twice and $1.07, to the cent on worksheet, sort and job', async () => {
    const jobId = await openJob()
    const { files, manifest } = await packageOf(jobId)
    const sort = await answered<SuccessOf<typeof mailSort.show>>(office.get(`/runs/${runId}/mail-sort`))
    const steps = sort.levels.filter(({ level }) => level === 'single-piece')
    expect(steps.map(({ title, pieces, postageMills }) => [title, pieces, postageMills])).toEqual([
      ['Single piece', 2, 1560],
      ['Single piece, to 2 oz', 1, 1070],
    ])
    const { withSinglePiecesCents } = manifest.mailDat!
    expect((await shown(jobId)).expectedPostageCents).toBe(withSinglePiecesCents)
    const sheet = pdfText(files['postage-worksheet.pdf']!)
    expect(sheet).toContain('Single piece, to 2 oz')
    expect(sheet).toContain(`$${(withSinglePiecesCents! / 100).toFixed(2)}`)
  })

  it('goes with a list that names the inserts of each piece', async () => {
    const { files } = await packageOf(await openJob())
    const list = parse<Record<string, string>>(strFromU8(files['pieces.csv']!), { columns: true })
    expect(list.filter(({ inserts: codes }) => codes === 'A')).toHaveLength(1)
    expect(list.every(({ inserts: codes }) => codes === 'A' || codes === '')).toBe(true)
  })
})

async function openJob(): Promise<number> {
  const { rows } = await answered<SuccessOf<typeof mailJobs.list>>(office.get('/mail-jobs'))
  return rows.find(({ state }) => state === 'ready')!.jobId
}
