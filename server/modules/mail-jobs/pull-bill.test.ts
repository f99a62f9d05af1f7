import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { codeAddresses, lookForMoves } from '#test/coded-town'
import { packageOf } from '#test/mail-package'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { checkMailDat } from '../mail-dat/check-mail-dat.ts'
import { readRecords } from '../mail-dat/read-records.ts'

type Shown = SuccessOf<typeof mailJobs.make>
type Foretold = SuccessOf<typeof mailJobs.foretell>
type SortedAnew = SuccessOf<typeof mailJobs.sortAnew>

const office = testOffice({ on: '2026-11-23', keep: true })
const homes = 510
const leave = 3
let runId: number
let jobId: number

/** A printed run of 507 letters in trays: 150 of them at the AADC price, lifted to its minimum by letters that have a dearer price there. */
beforeAll(async () => {
  await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: homes }, () => ({})),
    ),
  )
  await load('l801', 'zips,label\n917,AADC PRACTICE CA 917', {
    effectiveOn: '2026-11-01',
    lastOn: '2026-12-31',
  })
  const prices = { '5-digit': 0.621, aadc: 0.671, 'mixed-aadc': 0.704, 'single-piece-metered': 0.78 }
  const rows = Object.entries(prices).map(([item, price]) => `2026-07-12,${item},${price},a`)
  await load('prices', ['effective,item,price,source', ...rows].join('\n'))
  runId = (await postedRun(office)).id
  await office.work(async (work) => {
    await codeAddresses(work, runId, { leave })
    await lookForMoves(work, runId, '2026-11-02')
  })
  office.move('2026-12-05')
  await answered(office.post(`/runs/${runId}/print`))
  await office.finishJobs()
  jobId = (await answered<Shown>(office.post(`/runs/${runId}/mail-job`))).job.jobId
  await office.finishJobs()
})
beforeEach(() => office.move('2026-12-05'))

const load = (kind: string, csv: string, days = {}) =>
  answered(
    office.post('/postal/loads', {
      kind,
      fileName: `${kind}.csv`,
      csv,
      source: 'Invented for this test',
      isPractice: true,
      ...days,
    }),
  )

/** Bills whose one piece lies in a tray of a level. */
async function billsAt(level: string): Promise<string[]> {
  const { rows } = await office.work(({ db }) =>
    sql<{ number: string }>`
      select b.number from mail_sort_piece p join bill b on b.id = p.bill_id
      where p.run_id = ${runId} and p.level = ${level} order by p.sequence`.execute(db),
  )
  return rows.map(({ number }) => number)
}

const shown = () => answered<Shown>(office.get(`/mail-jobs/${jobId}`))
const foretold = (bill: string) => answered<Foretold>(office.get(`/mail-jobs/${jobId}/pulls/${bill}`))
const asked = (billNumber: string) => ({ billNumber, how: 'held', reason: 'A new bill comes' })
const pull = (bill: string) => office.post(`/mail-jobs/${jobId}/pulls`, asked(bill))

/** 149 letters at 33 thousandths of a dollar more each. */
const short = {
  destination: 'AADC PRACTICE CA 917',
  level: 'AADC',
  lowerLevel: 'mixed AADC',
  pieces: 149,
  minimum: 150,
  costCents: 492,
}
const before = Math.round((357 * 621 + 150 * 671 + 3 * 780) / 10)
const after = Math.round((357 * 621 + 149 * 704 + 3 * 780) / 10)

it('What a bill costs that leaves a destination below 150 letters is said before it is taken out, and nothing is changed', async () => {
  const [bill] = await billsAt('aadc')
  expect(await foretold(bill!)).toEqual({
    pieces: 1,
    breaksMailing: false,
    before: { inTrays: 507, mailingMinimum: 500, short: [], postageCents: before },
    after: { inTrays: 506, mailingMinimum: 500, short: [short], postageCents: after },
  })
  expect((await shown()).levels).toMatchObject({ inTrays: 507, short: [] })
  expect(await refused(office.get(`/mail-jobs/${jobId}/pulls/none`))).toMatchObject({
    code: 'MAIL_PIECE_MISSING',
  })
})

it('Once it is taken out the job says so, and its trays, its Mail.dat and its postage are those of the lower level', async () => {
  const [bill] = await billsAt('aadc')
  await answered(pull(bill!))
  await office.finishJobs()
  const { levels, expectedPostageCents } = await shown()
  expect(levels).toMatchObject({ inTrays: 506, short: [short] })
  expect(expectedPostageCents).toBe(after)
  const { mailDat, manifest, trays } = await packageOf(office, jobId)
  expect(checkMailDat(mailDat)).toEqual([])
  const { cqt, csm } = readRecords(mailDat).records
  const rates = Map.groupBy(cqt, (record) => record.get('1008'))
  expect(
    [...rates].map(([rate, some]) => [rate, some.reduce((sum, one) => sum + Number(one.get('1103')), 0)]),
  ).toEqual([
    ['E', 357],
    ['L2', 149],
  ])
  // Price, contents and barcode of a tray are of one level.
  expect(csm.every((one) => one.get('1150').slice(5, 8) === one.get('1159'))).toBe(true)
  expect(
    trays.filter(({ level }) => level === 'mixed-aadc').reduce((sum, { pieces }) => sum + Number(pieces), 0),
  ).toBe(149)
  expect(manifest.mailDat).toMatchObject({
    pieces: 506,
    postageCents: Math.round((357 * 621 + 149 * 704) / 10),
  })
  expect(await refused(office.get(`/mail-jobs/${jobId}/pulls/${bill}`))).toMatchObject({
    code: 'MAIL_PIECE_PULLED',
  })
})

it('A bill without which a mailing has fewer than 500 letters is refused; one that goes single piece is not', async () => {
  await answered(office.post(`/mail-jobs/${jobId}/send`, {}))
  const [, ...bills] = await billsAt('5-digit')
  for (const bill of bills.slice(0, 6)) await answered(pull(bill))
  const next = bills[6]!
  expect(await foretold(next)).toMatchObject({ breaksMailing: true, after: { inTrays: 499 } })
  expect(await refused(pull(next))).toEqual({
    code: 'MAIL_PULL_BREAKS_MAILING',
    details: { billNumber: next, left: 499, minimum: 500 },
  })
  const [single] = await billsAt('single-piece')
  expect(await foretold(single!)).toMatchObject({ breaksMailing: false, after: { inTrays: 500 } })
})

it('It is taken out by a new sort: the job is given up, the run sorted and printed again without it, and goes as another job', async () => {
  const out = (await shown()).pulls.map(({ billNumber }) => billNumber)
  const next = (await billsAt('5-digit'))[7]!
  const anew = (bill: string) => office.post(`/mail-jobs/${jobId}/sort-anew`, asked(bill))
  expect(await answered<SortedAnew>(anew(next))).toMatchObject({ runId, pieces: homes - 8, leftOut: 8 })
  expect(await refused(anew(next))).toMatchObject({ code: 'MAIL_JOB_NOT_IN_STATE' })
  await office.finishJobs()
  const dropped = await shown()
  expect(dropped).toMatchObject({ levels: null, job: { state: 'dropped', differences: [] } })
  const sort = await answered<{ notes: string[]; single: object }>(office.get(`/runs/${runId}/mail-sort`))
  expect(sort.single).toEqual({ noBarcode: leave, tooFew: 499, tooHeavy: 0 })
  expect(sort.notes).toContainEqual(expect.stringContaining('8 bills are left out of the mail of this run'))

  jobId = (await answered<Shown>(office.post(`/runs/${runId}/mail-job`))).job.jobId
  await office.finishJobs()
  const { job, expectedPostageCents } = await shown()
  expect(job).toMatchObject({ state: 'ready', pieces: homes - 8, toMail: homes - 8, differences: [] })
  expect(expectedPostageCents).toBe(Math.round(((homes - 8) * 780) / 10))
  const { mailDat, pieces } = await packageOf(office, jobId)
  expect(mailDat.size).toBe(0)
  expect(pieces).toHaveLength(homes - 8)
  const mailed = new Set(pieces.map(({ bill }) => bill))
  expect([...out, next].filter((bill) => mailed.has(bill))).toEqual([])
})
