import { expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { sealBooks } from './seal-books.ts'

type Check = { id: number; finishedAt: string | null; sound: boolean | null; faults: { where: string }[] }

const office = testOffice({ on: '2026-11-23' })
const auditor = office.as('auditor')
const checks = async () => (await answered<{ rows: Check[] }>(auditor.get('/audit/verifications'))).rows

it('verifies in the background, keeps what was found, and names what was changed behind the books', async () => {
  await office.work((work) => smallTown(work, [{}]))
  await answered(office.post('/runs', { cycle: '1' }))
  await sealBooks((task) => office.work(task))
  const asked = await answered<Check>(auditor.post('/audit/verifications'))
  expect(asked.finishedAt).toBeNull()
  expect(await answered<Check>(auditor.post('/audit/verifications'))).toMatchObject({ id: asked.id })
  await office.finishJobs()
  expect(await checks()).toMatchObject([{ id: asked.id, sound: true, faults: [] }])
  await office
    .database()
    .db.withSchema(office.city)
    .updateTable('command_record')
    .set({ actor_name: 'Somebody else' })
    .where('id', '=', 1)
    .execute()
  await answered(auditor.post('/audit/verifications'))
  await office.finishJobs()
  const [latest, earlier] = await checks()
  expect(latest?.sound).toBe(false)
  expect(latest?.faults.length).toBeGreaterThan(0)
  expect(earlier?.sound).toBe(true)
  expect(await refused(office.as('clerk').post('/audit/verifications'))).toMatchObject({
    code: 'NOT_PERMITTED',
  })
})

it('gives the record by text, and as CSV in which no cell is a formula', async () => {
  await office.work((work) => smallTown(work, [{}]))
  const { id } = await answered(office.post('/runs', { cycle: '1' }))
  await answered(office.post(`/runs/${id}/void`, { note: '=Wrong cycle' }))
  const found = await answered<{ rows: { command: string }[] }>(auditor.get('/audit?text=wrong%20CYCLE'))
  expect(found.rows.map(({ command }) => command)).toEqual(['void-run'])
  const csv = await (await auditor.get('/audit/record.csv?text=wrong%20cycle')).text()
  expect(csv.split('\r\n')).toHaveLength(3)
  expect(csv).toContain("'=Wrong cycle")
})
