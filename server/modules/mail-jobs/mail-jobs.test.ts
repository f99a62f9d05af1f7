import { createHash } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { SuccessOf } from '@cartwright/api/route'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { codeAddresses, lookForMoves } from '#test/coded-town'
import { pdfText } from '#test/pdf-text'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { encodeImb } from '../barcodes/encode-imb.ts'
import { takeSerials } from '../barcodes/take-serials.ts'
import { mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'

type Shown = SuccessOf<typeof mailJobs.make>
type PackageManifest = {
  dataAsOf: string
  counts: object
  totals: { toMailDueCents: number }
  files: { file: string; sha256: string }[]
}
type Listed = SuccessOf<typeof mailJobs.list>

const office = testOffice({ on: '2026-12-05' })
const manager = office.as('manager')
let runId: number

beforeEach(async () => {
  await office.work((work) =>
    smallTown(work, [{ name: 'Ada Oak' }, { name: 'Ben Elm' }, { name: 'Cruz Ash' }]),
  )
  const run = await postedRun(office)
  runId = run.id
  await answered(office.post(`/runs/${runId}/print`))
  await office.finishJobs()
})

async function ready(): Promise<Shown> {
  const { job } = await answered<Shown>(office.post(`/runs/${runId}/mail-job`))
  await office.finishJobs()
  return shown(job.jobId)
}
const shown = (jobId: number) => answered<Shown>(office.get(`/mail-jobs/${jobId}`))

const tell = (jobId: number, of: string, pieces: number, more = {}) =>
  office.post(`/mail-jobs/${jobId}/answers`, { of, pieces, on: '2026-12-05', ...more })

async function sent(): Promise<number> {
  const { job } = await ready()
  await answered(office.post(`/mail-jobs/${job.jobId}/send`, { reference: 'VMW-1' }))
  return job.jobId
}

async function approved(): Promise<number> {
  const jobId = await sent()
  const { proof, job } = await answered<Shown>(tell(jobId, 'proof', 3))
  expect(job.state).toBe('proof-received')
  for (const { piece } of proof)
    await answered(manager.post(`/mail-jobs/${jobId}/proof/${piece}`, { verdict: 'right' }))
  await answered(manager.post(`/mail-jobs/${jobId}/approve`))
  return jobId
}

describe('a package', () => {
  it('holds the print files, the piece list and the ticket, each with its hash, and comes to the counts of the run', async () => {
    const { job } = await ready()
    expect(job).toMatchObject({ state: 'ready', kind: 'mail-house', pieces: 3, toMail: 3, differences: [] })
    const response = await office.get(`/mail-jobs/${job.jobId}/package.zip`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(job.packageSha256)
    const files = unzipSync(bytes)
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as PackageManifest
    expect(manifest.counts).toEqual({ printed: 3, pulled: 0, toMail: 3, trays: 0 })
    expect(manifest.totals.toMailDueCents).toBe(job.totalDueCents)
    expect(manifest.dataAsOf).toBe(job.dataAsOf)
    expect(manifest.files.map(({ file }) => file)).toEqual([
      'print/part-from-0000001.pdf',
      'pieces.csv',
      'job-ticket.pdf',
    ])
    for (const { file, sha256 } of manifest.files)
      expect(createHash('sha256').update(files[file]!).digest('hex')).toBe(sha256)
    const [, ...rows] = strFromU8(files['pieces.csv']!).trim().split('\r\n')
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatch(/^1,/)
  })

  it('of a sorted run has its trays with their labels, and the barcode of each piece in the list', async () => {
    await sortByHand()
    const { job } = await ready()
    expect(job.differences).toEqual([])
    const bytes = await (await office.get(`/mail-jobs/${job.jobId}/package.zip`)).arrayBuffer()
    const files = unzipSync(new Uint8Array(bytes))
    expect(pdfText(files['tray-labels.pdf']!)).toContain('917612421903999991000008')
    expect(strFromU8(files['trays.csv']!)).toContain(
      '1,5-digit,MM2,91761,242,ONTARIO CA 91761,FCM LTR 5D BC,ONTARIO CA 91761,1,2,2,917612421903999991000008',
    )
    const bars = encodeImb({ tracking: '00260903999991000001', routing: '91761123456' })
    expect(strFromU8(files['pieces.csv']!)).toContain(`,1,00260903999991000001,91761123456,${bars},`)
    expect(Object.keys(files).filter((name) => name.startsWith('mail-dat/'))).toHaveLength(10)
    expect(files).not.toHaveProperty('postage-worksheet.pdf')
  })

  it('is one of a run: a second is refused with the number of the first', async () => {
    const { job } = await ready()
    expect(await refused(office.post(`/runs/${runId}/mail-job`))).toEqual({
      code: 'MAIL_JOB_OPEN',
      details: { runId, jobId: job.jobId },
    })
    await answered(office.post(`/mail-jobs/${job.jobId}/drop`, { reason: 'Wrong mail house' }))
    expect((await ready()).job.jobId).toBeGreaterThan(job.jobId)
  })

  it('is not made of a print file that was changed since, and says so', async () => {
    await appendFile(join(await printFolderOf(runId), 'part-from-0000001.pdf'), 'x')
    const { job } = await answered<Shown>(office.post(`/runs/${runId}/mail-job`))
    await expect(office.finishJobs()).rejects.toThrow('is not the one that was made')
    const { job: failed } = await shown(job.jobId)
    expect(failed).toMatchObject({ state: 'making', packageSha256: null })
    expect(failed.failure).toContain('part-from-0000001.pdf')
  })

  it('of data that are too old is neither made nor sent', async () => {
    const { job } = await ready()
    await age('mail_job')
    expect(await refused(office.post(`/mail-jobs/${job.jobId}/send`, {}))).toMatchObject({
      code: 'MAIL_DATA_TOO_OLD',
      details: { allowed: 240, hours: 241 },
    })
    await answered(office.post(`/mail-jobs/${job.jobId}/drop`, { reason: 'Too old' }))
    await age('bill_run')
    expect(await refused(office.post(`/runs/${runId}/mail-job`))).toMatchObject({ code: 'MAIL_DATA_TOO_OLD' })
  })
})

/** The sort of the run as if its addresses had a barcode: two pieces in a tray, and a third beside it. */
const sortByHand = () =>
  office.work(async (work) => {
    const { db } = work
    await codeAddresses(work, runId)
    await lookForMoves(work, runId, '2026-11-02')
    await sql`
      insert into mail_sort_tray (run_id, tray, level, size, is_overflow, zip5, cin, label_lines, first_sequence, last_sequence)
      values (${runId}, 1, '5-digit', 'MM2', false, '91761', '242',
        '["ONTARIO CA 91761", "FCM LTR 5D BC", "ONTARIO CA 91761"]', 1, 2)`.execute(db)
    await sql`
      update mail_sort_piece set level = '5-digit', tray = 1, routing = '91761123456', because = null,
        tracking = '0026090399999100000' || sequence where run_id = ${runId} and sequence < 3`.execute(db)
  })

const age = (table: 'mail_job' | 'bill_run') =>
  office.work(({ db }) =>
    sql`update ${sql.ref(table)} set data_as_of = now() - interval '241 hours'`.execute(db),
  )

async function printFolderOf(id: number): Promise<string> {
  const { folder } = await office.work(({ db }) =>
    db.selectFrom('print_job').select('folder').where('run_id', '=', id).executeTakeFirstOrThrow(),
  )
  return folder
}

describe('the way of a job', () => {
  it('goes from the proof to the statement, and mails its run', async () => {
    const serial = await office.work(async (work) => {
      const rule = mailingRule(await policiesFor(work), work.today)!
      return takeSerials(work, { rule, many: 3, subject: `run ${runId}` })
    })
    expect(serial).toHaveLength(3)
    const jobId = await approved()
    expect(await stateOfRun()).toBe('produced')
    const { job } = await answered<Shown>(tell(jobId, 'mailed', 3))
    expect(job.state).toBe('mailed')
    expect(await stateOfRun()).toBe('mailed')
    await answered(tell(jobId, 'statement', 3, { postageCents: 195, reference: '3600-1' }))
    const done = await answered<Shown>(office.post(`/mail-jobs/${jobId}/reconcile`, {}))
    expect(done.job.state).toBe('reconciled')
    expect(done.steps.map(({ step }) => step).join(' ')).toBe(
      'made sent proof approved mailed statement reconciled',
    )
    const { free_on } = await office.work(({ db }) =>
      db.selectFrom('imb_serial_range').select('free_on').executeTakeFirstOrThrow(),
    )
    expect(free_on.toString()).toBe('2027-01-19')
  })

  it('stops at a count that is not right, says which, and goes on once it is', async () => {
    const jobId = await approved()
    const { job } = await answered<Shown>(tell(jobId, 'mailed', 2))
    expect(job.state).toBe('proof-approved')
    expect(job.differences).toEqual([
      expect.objectContaining({
        of: 'mailed',
        told: 2,
        expected: 3,
        sentence: expect.stringContaining('1 fewer'),
      }),
    ])
    expect(await stateOfRun()).toBe('produced')
    await answered(tell(jobId, 'mailed', 3))
    await answered(tell(jobId, 'statement', 4, { postageCents: 260 }))
    expect(await refused(office.post(`/mail-jobs/${jobId}/reconcile`, {}))).toMatchObject({
      code: 'MAIL_JOB_NOT_IN_STATE',
    })
    await answered(tell(jobId, 'statement', 3, { postageCents: 195 }))
    await answered(office.post(`/mail-jobs/${jobId}/reconcile`, {}))
  })

  it('holds the run: it is mailed by its job and not beside it', async () => {
    await sent()
    expect(await refused(office.post(`/runs/${runId}/mailed`))).toMatchObject({
      code: 'GATE_IS_RED',
      details: { gates: [expect.objectContaining({ name: 'mail-job-approved' })] },
    })
  })

  it('is entered in its order only, and of today or before', async () => {
    const jobId = await sent()
    expect(await refused(tell(jobId, 'mailed', 3))).toMatchObject({ code: 'MAIL_JOB_NOT_IN_STATE' })
    expect(await refused(tell(jobId, 'proof', 3, { on: '2026-12-06' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'on' },
    })
  })
})

describe('a proof', () => {
  it('is looked at and approved by another person than the one who sent the package, piece by piece', async () => {
    const jobId = await sent()
    const { proof, proofSeed } = await answered<Shown>(tell(jobId, 'proof', 3))
    expect(proof.map(({ piece }) => piece)).toEqual([1, 2, 3])
    expect(proofSeed).toMatch(/^[0-9a-f]{32}$/)
    const own = { code: 'MAIL_PROOF_OWN' }
    expect(await refused(office.post(`/mail-jobs/${jobId}/proof/1`, { verdict: 'right' }))).toMatchObject(own)
    expect(await refused(office.post(`/mail-jobs/${jobId}/approve`))).toMatchObject(own)
    await answered(manager.post(`/mail-jobs/${jobId}/proof/1`, { verdict: 'right' }))
    await answered(
      manager.post(`/mail-jobs/${jobId}/proof/2`, { verdict: 'wrong', note: 'The bars are cut off' }),
    )
    expect(await refused(manager.post(`/mail-jobs/${jobId}/approve`))).toMatchObject({
      code: 'MAIL_PROOF_OPEN',
      details: { open: 1, wrong: 1 },
    })
    expect(await refused(manager.post(`/mail-jobs/${jobId}/proof/9`, { verdict: 'right' }))).toMatchObject({
      code: 'MAIL_PIECE_MISSING',
    })
    // Another proof is another sample, of which nothing is signed.
    const again = await answered<Shown>(tell(jobId, 'proof', 3))
    expect(again.proofSeed).not.toBe(proofSeed)
    expect(again.proof.every(({ verdict }) => verdict === null)).toBe(true)
  })
})

describe('a single bill', () => {
  it('is taken out before it is mailed: list, counts and package follow', async () => {
    const { job } = await ready()
    const number = await numberOfFirst()
    const body = { billNumber: number, how: 'held', reason: 'A new bill comes' }
    const { job: after } = await answered<Shown>(office.post(`/mail-jobs/${job.jobId}/pulls`, body))
    expect(after).toMatchObject({ state: 'making', pulled: 1, toMail: 2 })
    await office.finishJobs()
    const files = unzipSync(
      new Uint8Array(await (await office.get(`/mail-jobs/${job.jobId}/package.zip`)).arrayBuffer()),
    )
    expect(strFromU8(files['pieces.csv']!)).not.toContain(number)
    expect(await refused(office.post(`/mail-jobs/${job.jobId}/pulls`, body))).toMatchObject({
      code: 'MAIL_PIECE_PULLED',
    })
    await answered(office.post(`/mail-jobs/${job.jobId}/send`, {}))
    const told = await answered<Shown>(tell(job.jobId, 'proof', 2))
    expect(told.job.state).toBe('proof-received')
    expect(told.proof).toHaveLength(2)
  })
})

const numberOfFirst = async (): Promise<string> => {
  const { rows } = await office.work(({ db }) =>
    sql<{
      number: string
    }>`select number from bill where run_id = ${runId} order by mail_key limit 1`.execute(db),
  )
  return rows[0]!.number
}

async function stateOfRun(): Promise<string> {
  const { state } = await answered<{ state: string }>(office.get(`/runs/${runId}`))
  return state
}

it('lists the runs that wait for a job', async () => {
  const { waiting, hasRule } = await answered<Listed>(office.get('/mail-jobs'))
  expect({ hasRule, waiting }).toEqual({ hasRule: true, waiting: [{ runId, cycle: '1', pieces: 3 }] })
  await ready()
  const { waiting: after, rows } = await answered<Listed>(office.get('/mail-jobs'))
  expect([after.length, rows.length]).toEqual([0, 1])
})
