import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { postage } from '@cartwright/api/postage'
import type { SuccessOf } from '@cartwright/api/route'
import type { stock } from '@cartwright/api/stock'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { codeAddresses, lookForMoves } from '#test/coded-town'
import { packageOf } from '#test/mail-package'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { checkMailDat } from '../mail-dat/check-mail-dat.ts'
import { readRecords } from '../mail-dat/read-records.ts'

type Shown = SuccessOf<typeof mailJobs.make>
type Postage = SuccessOf<typeof postage.show>
type Stock = SuccessOf<typeof stock.show>

const office = testOffice({ on: '2026-11-23', keep: true })
const manager = office.as('manager')
const homes = 505
/** What 505 letters of one ZIP code cost at the 5-digit price. */
const postageCents = Math.round((homes * 621) / 10)
let town: readonly TownAccount[]
let meter: number

const mailingIs = (value: object) =>
  office.work(({ db }) =>
    sql`update policy set value = value || ${JSON.stringify(value)}::jsonb where code = 'mailing'`.execute(
      db,
    ),
  )

/** A city that pays by meter, with a meter that pays its runs, and envelopes on the shelf. */
beforeAll(async () => {
  town = await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: homes }, () => ({})),
    ),
  )
  await mailingIs({ method: 'in-house', payment: 'metered' })
  const prices = { '5-digit': 0.621, aadc: 0.671, 'mixed-aadc': 0.704, 'single-piece-metered': 0.78 }
  await answered(
    office.post('/postal/loads', {
      kind: 'prices',
      fileName: 'prices.csv',
      csv: [
        'effective,item,price,source',
        ...Object.entries(prices).map(([item, price]) => `2026-07-12,${item},${price},a`),
      ].join('\n'),
      source: 'Invented for this test',
      isPractice: true,
    }),
  )
  const clerk = office.as('clerk')
  const item = { kind: 'envelope', usedFor: 'piece', version: '1', versionFrom: '2026-01-01' }
  await answered(clerk.post('/stock/locations', { code: 'ROOM', name: 'Mail room' }))
  await answered(clerk.post('/stock/items', { code: 'ENV10', name: 'Window envelope', ...item }))
  const lines = [{ item: 'ENV10', location: 'ROOM', quantity: 1000 }]
  await answered(clerk.post('/stock/receipts', { vendor: 'Paper Co', receivedOn: '2026-11-20', lines }))
  const opened = { kind: 'meter', name: 'Meter', number: '0041', openedOn: '2026-11-01', paysRuns: true }
  meter = (await answered<Postage>(office.post('/postage/accounts', opened))).account.accountId
  await answered(
    office.post(`/postage/accounts/${meter}/entries`, {
      kind: 'deposit',
      amountCents: 100_000,
      happenedOn: '2026-11-20',
      reference: 'CHK 1',
    }),
  )
})
beforeEach(() => office.move('2026-12-05'))

const envelopes = async () => {
  const { item } = await answered<Stock>(office.get('/stock/items/ENV10'))
  return { onHand: item.onHand, reserved: item.reserved }
}
const balance = async () =>
  (await answered<Postage>(office.get(`/postage/accounts/${meter}`))).account.balanceCents
const shown = (jobId: number) => answered<Shown>(office.get(`/mail-jobs/${jobId}`))
const stateOf = async (runId: number) => (await answered(office.get(`/runs/${runId}`))).state
const tell = (jobId: number, of: string, pieces: number, more = {}) =>
  office.post(`/mail-jobs/${jobId}/answers`, { of, pieces, on: office.today().toString(), ...more })

async function packed(runId: number): Promise<number> {
  await answered(office.post(`/runs/${runId}/print`))
  await office.finishJobs()
  const { job } = await answered<Shown>(office.post(`/runs/${runId}/mail-job`))
  await office.finishJobs()
  return job.jobId
}

describe('a run that the office mails by itself, with its meter', () => {
  let runId: number
  let jobId: number

  it('has a package whose Mail.dat says that it is metered, and its envelopes are kept for it', async () => {
    office.move('2026-11-23')
    runId = (await postedRun(office)).id
    await office.work(async (work) => {
      await codeAddresses(work, runId, { oneZip: true })
      await lookForMoves(work, runId, '2026-11-02')
    })
    office.move('2026-12-05')
    jobId = await packed(runId)
    const { job, expectedPostageCents } = await shown(jobId)
    expect(job).toMatchObject({ kind: 'in-house', house: null, state: 'ready', toMail: homes })
    expect(expectedPostageCents).toBe(postageCents)
    const { mailDat, manifest, pieces } = await packageOf(office, jobId)
    expect(checkMailDat(mailDat)).toEqual([])
    const [payer] = readRecords(mailDat).records.mpa
    // Another way to pay than by the Enterprise Payment System, metered at the correct price.
    expect([payer!.get('1109'), payer!.get('1111')]).toEqual(['O', 'C'])
    expect(manifest.mailDat).toMatchObject({ pieces: homes, postageCents })
    expect(pieces).toHaveLength(homes)
    expect(await envelopes()).toEqual({ onHand: 1000, reserved: homes })
  })

  it('is neither sent nor proved, and a count that is not right changes nothing', async () => {
    const notInState = { code: 'MAIL_JOB_NOT_IN_STATE' }
    expect(await refused(office.post(`/mail-jobs/${jobId}/send`, {}))).toMatchObject(notInState)
    expect(await refused(tell(jobId, 'proof', homes))).toMatchObject(notInState)
    expect(await refused(tell(jobId, 'statement', homes, { postageCents }))).toMatchObject(notInState)
    const { job } = await answered<Shown>(tell(jobId, 'mailed', homes - 1))
    expect(job.state).toBe('ready')
    expect(job.differences).toHaveLength(1)
    expect([await stateOf(runId), await balance(), await envelopes()]).toEqual([
      'produced',
      100_000,
      { onHand: 1000, reserved: homes },
    ])
  })

  it('once it is mailed its run is, its envelopes are used, and its postage is out of the meter once', async () => {
    const { job } = await answered<Shown>(tell(jobId, 'mailed', homes))
    expect(job).toMatchObject({ state: 'mailed', differences: [] })
    expect([await stateOf(runId), await balance(), await envelopes()]).toEqual([
      'mailed',
      100_000 - postageCents,
      { onHand: 1000 - homes, reserved: 0 },
    ])
  })

  it('is closed with what the meter shows; a difference is explained first', async () => {
    await answered(tell(jobId, 'statement', homes, { postageCents: postageCents + 62 }))
    expect(await refused(office.post(`/mail-jobs/${jobId}/reconcile`, {}))).toEqual({
      code: 'MAIL_POSTAGE_UNEXPLAINED',
      details: { statementCents: postageCents + 62, expectedCents: postageCents },
    })
    const { job, steps } = await answered<Shown>(
      office.post(`/mail-jobs/${jobId}/reconcile`, { note: 'One letter was metered twice' }),
    )
    expect(job.state).toBe('reconciled')
    expect(steps.map(({ step }) => step)).toEqual(['made', 'mailed', 'mailed', 'statement', 'reconciled'])
    expect(await balance()).toBe(100_000 - postageCents)
  })
})

it('A metered run that a mail house mails has its proof, and its postage is that of the statement, out of the meter once', async () => {
  await mailingIs({
    method: 'mail-house',
    mailHouse: { name: 'Valley Mail Works', crid: '99000002' },
  })
  office.move('2026-12-28')
  const before = [await balance(), (await envelopes()).onHand] as const
  const accountNumbers = town.slice(0, 3).map(({ number }) => number)
  const run = await postedRun(office, { kind: 'list', cycle: '1', accountNumbers })
  office.move('2027-01-05')
  const jobId = await packed(run.id)
  await answered(office.post(`/mail-jobs/${jobId}/send`, { reference: 'VMW-9' }))
  const { proof } = await answered<Shown>(tell(jobId, 'proof', 3))
  for (const { piece } of proof)
    await answered(manager.post(`/mail-jobs/${jobId}/proof/${piece}`, { verdict: 'right' }))
  await answered(manager.post(`/mail-jobs/${jobId}/approve`))
  await answered(tell(jobId, 'mailed', 3, { postageCents: 234 }))
  await answered(tell(jobId, 'statement', 3, { postageCents: 234 }))
  expect((await answered<Shown>(office.post(`/mail-jobs/${jobId}/reconcile`, {}))).job.state).toBe(
    'reconciled',
  )
  expect([await balance(), (await envelopes()).onHand]).toEqual([before[0] - 234, before[1] - 3])
})
