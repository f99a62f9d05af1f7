import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { SuccessOf } from '@cartwright/api/route'
import type { stock } from '@cartwright/api/stock'
import { beforeAll, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { reserveStock } from '../stock/reserve-stock.ts'

type Shown = SuccessOf<typeof mailJobs.make>

const office = testOffice({ on: '2026-12-05', keep: true })
const manager = office.as('manager')
let runId: number
let jobId: number

const tell = (of: string, more = {}) =>
  office.post(`/mail-jobs/${jobId}/answers`, { of, pieces: 2, on: '2026-12-05', ...more })

beforeAll(async () => {
  await office.work((work) => smallTown(work, [{ name: 'Ada Oak' }, { name: 'Ben Elm' }]))
  runId = (await postedRun(office)).id
  await answered(office.post(`/runs/${runId}/print`))
  await office.finishJobs()
  const clerk = office.as('clerk')
  const item = { kind: 'envelope', version: '1', versionFrom: '2026-01-01' }
  await answered(clerk.post('/stock/locations', { code: 'ROOM', name: 'Mail room' }))
  await answered(clerk.post('/stock/items', { code: 'ENV10', name: 'Window envelope', ...item }))
  const sheet = { kind: 'bill-stock', usedFor: 'sheet', version: '1', versionFrom: '2026-01-01' }
  await answered(clerk.post('/stock/items', { code: 'BILL', name: 'Bill sheets', ...sheet }))
  const lines = [
    { item: 'ENV10', location: 'ROOM', quantity: 10 },
    { item: 'BILL', location: 'ROOM', quantity: 10 },
  ]
  await answered(clerk.post('/stock/receipts', { vendor: 'Paper Co', receivedOn: '2026-11-20', lines }))
  // Five sheets were guessed before anything was printed: two pages were.
  const needs = [
    { itemCode: 'ENV10', quantity: 2 },
    { itemCode: 'BILL', quantity: 5 },
  ]
  await office.work((work) => reserveStock(work, { subject: `run ${runId}`, runId, needs }))
  const permit = { kind: 'permit', name: 'Permit 118', number: '118', openedOn: '2026-11-01', paysRuns: true }
  await answered(office.post('/postage/accounts', permit))
  jobId = (await answered<Shown>(office.post(`/runs/${runId}/mail-job`))).job.jobId
  await office.finishJobs()
  await answered(office.post(`/mail-jobs/${jobId}/send`, {}))
  const { proof } = await answered<Shown>(tell('proof'))
  for (const { piece } of proof)
    await answered(manager.post(`/mail-jobs/${jobId}/proof/${piece}`, { verdict: 'right' }))
  await answered(manager.post(`/mail-jobs/${jobId}/approve`))
})

const postageUses = () =>
  office.work(({ db }) =>
    db
      .selectFrom('postage_entry')
      .select(['reference', 'amount_cents', 'pieces'])
      .where('kind', '=', 'use')
      .execute(),
  )

const lies = async (code: string) => {
  const { item } = await answered<SuccessOf<typeof stock.show>>(office.get(`/stock/items/${code}`))
  return [item.onHand, item.reserved]
}

it('What was kept of stock for a run is used once it is mailed, and not before', async () => {
  expect([await lies('ENV10'), await lies('BILL')]).toEqual([
    [10, 2],
    [10, 5],
  ])
  await answered(tell('mailed'))
  expect([await lies('ENV10'), await lies('BILL')]).toEqual([
    [8, 0],
    [8, 0],
  ])
  // Nobody told what it cost, and there is no price: it is booked with the statement.
  expect(await postageUses()).toEqual([])
})

it('A statement whose postage is not what the sort comes to needs a word before the job is closed', async () => {
  await answered(tell('statement', { postageCents: 9_999 }))
  const { job, expectedPostageCents } = await answered<Shown>(office.get(`/mail-jobs/${jobId}`))
  expect(job.state).toBe('statement-received')
  // Nobody loaded prices here: nobody knows what the sort comes to, and nothing is held against it.
  expect(expectedPostageCents).toBeNull()
  expect(await postageUses()).toEqual([{ reference: `mail job ${jobId}`, amount_cents: 9_999, pieces: 2 }])
  await answered(office.post(`/mail-jobs/${jobId}/reconcile`, {}))
  expect(await refused(office.post(`/mail-jobs/${jobId}/reconcile`, {}))).toMatchObject({
    code: 'MAIL_JOB_NOT_IN_STATE',
  })
})
