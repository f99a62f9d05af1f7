import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Work } from '#kernel/work'
import { answered, calculatedRun, openedRun, refused, release } from '../../test/bill-runs.ts'
import { smallTown, type TownAccount } from '../../test/small-town.ts'
import { person, testOffice } from '../../test/test-office.ts'
import { calculateChunk } from './calculate-chunk.ts'
import { finishCalculation } from './calculate-run.ts'
import { lockRun } from './bill-run.ts'
import { planChunks } from './plan-chunks.ts'

const office = testOffice({ on: '2026-11-30' })
const homes = Array.from({ length: 7 }, (_, index) => ({
  services: [{ what: `all:cart-set:${index % 2 === 0 ? '96' : '64'} gal`, from: `2026-11-0${index + 1}` }],
}))

/** All that a register says, but for who wrote it and when. */
const registerOf = (runId: number): Promise<unknown[]> =>
  office.work(async ({ db }) => {
    const bills =
      await sql`select r::text from register_bill r where run_id = ${runId} order by account_id`.execute(db)
    const lines =
      await sql`select l::text from register_line l where run_id = ${runId} order by account_id, line_no`.execute(
        db,
      )
    const found =
      await sql`select e::text from run_exception e where run_id = ${runId} order by account_id, code`.execute(
        db,
      )
    return [...bills.rows, ...lines.rows, ...found.rows]
  })

/** A town with a run whose calculation was asked for, in chunks of two accounts, and not begun. */
async function asked(): Promise<{ runId: number; calculation: number; town: TownAccount[] }> {
  const town = await office.work((work) => smallTown(work, homes))
  const { id: runId } = await openedRun(office)
  await answered(office.post(`/runs/${runId}/calculate`))
  await office.work(async (work) =>
    planChunks(work, await lockRun(work, runId, ['calculating']), { what: 'all' }, 2),
  )
  return { runId, calculation: 1, town }
}

const chunkDone = (calculation: { runId: number; calculation: number }): Promise<boolean> =>
  office.work((work) => calculateChunk(work, calculation))

describe('a calculation', () => {
  it('is the same however often it is made', async () => {
    await office.work((work) => smallTown(work, homes))
    const { id } = await calculatedRun(office)
    const first = await registerOf(id)
    await answered(office.post(`/runs/${id}/calculate`))
    await office.finishJobs()
    expect(first.length).toBeGreaterThan(14)
    expect(await registerOf(id)).toEqual(first)
  })

  it('that loses a worker in the middle of a chunk loses that chunk alone, and goes on to the same register', async () => {
    const { town: _, ...calculation } = await asked()
    expect(await chunkDone(calculation)).toBe(true)
    const dies = office.work(async (work: Work) => {
      await calculateChunk(work, calculation)
      throw new Error('the worker was killed')
    })
    await expect(dies).rejects.toThrow('killed')
    expect(await registerOf(calculation.runId).then((rows) => rows.length)).toBeGreaterThan(0)
    expect(await answered(office.get(`/runs/${calculation.runId}`))).toMatchObject({
      state: 'calculating',
      progress: { step: 'calculate', done: 2, of: 7 },
    })
    await office.finishJobs()
    const resumed = await registerOf(calculation.runId)
    await answered(office.post(`/runs/${calculation.runId}/calculate`))
    await office.finishJobs()
    expect(await registerOf(calculation.runId)).toEqual(resumed)
  })

  it('is shared by workers, each chunk done once, and ended by the last of them', async () => {
    const { town: _, ...calculation } = await asked()
    const work = async (): Promise<number> => {
      let chunks = 0
      while (await chunkDone(calculation)) chunks += 1
      await office.work((last) => finishCalculation(last, calculation))
      return chunks
    }
    const done = await Promise.all([work(), work(), work()])
    expect(done.reduce((a, b) => a + b, 0)).toBe(4)
    expect(await answered(office.get(`/runs/${calculation.runId}`))).toMatchObject({
      state: 'calculated',
      totals: { accounts: 7, bills: 7 },
    })
  })

  it('takes nothing from a worker of an earlier one', async () => {
    const { town: _, runId } = await asked()
    expect(await chunkDone({ runId, calculation: 0 })).toBe(false)
    await office.work((work) => finishCalculation(work, { runId, calculation: 0 }))
    expect(await answered(office.get(`/runs/${runId}`))).toMatchObject({ state: 'calculating' })
  })

  it('is refused while one is under way, and can be asked for again when it has stopped', async () => {
    const { runId } = await asked()
    expect(await refused(office.post(`/runs/${runId}/calculate`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
    await office.work(({ db }) =>
      sql`update city_document set body = '{"changePercent": "much"}' where part = 'thresholds'`.execute(db),
    )
    await expect(office.finishJobs()).rejects.toThrow('changePercent')
    expect(await answered(office.get(`/runs/${runId}`))).toMatchObject({
      state: 'calculating',
      progress: { failure: expect.stringContaining('The calculation stopped.') as string },
    })
    await office.work(({ db }) => sql`delete from city_document where part = 'thresholds'`.execute(db))
    await answered(office.post(`/runs/${runId}/calculate`))
    await office.finishJobs()
    expect(await answered(office.get(`/runs/${runId}`))).toMatchObject({
      state: 'calculated',
      progress: { failure: null },
    })
  })

  it('of a run without accounts ends at once', async () => {
    await office.work((work) => smallTown(work, []))
    expect(await calculatedRun(office)).toMatchObject({ state: 'calculated', totals: { accounts: 0 } })
  })
})

const markRows = (runId: number) =>
  office.work(({ db }) =>
    sql`update register_bill set service_address = 'kept' where run_id = ${runId}`.execute(db),
  )
const keptRows = async (runId: number) =>
  office.work(async ({ db }) => {
    const { rows } = await sql<{ id: number }>`
      select account_id as id from register_bill where run_id = ${runId} and service_address = 'kept' order by 1`.execute(
      db,
    )
    return rows.map(({ id }) => id)
  })

describe('a calculation of what changed', () => {
  it('makes the bills anew whose facts are others, and keeps the rest', async () => {
    const town = await office.work((work) => smallTown(work, homes))
    const { id } = await calculatedRun(office)
    await markRows(id)
    await office.work(({ db }) =>
      sql`update party set name = 'New Name' where id = ${town[2]!.partyId}`.execute(db),
    )
    await answered(office.post(`/runs/${id}/calculate`, { what: 'changed' }))
    await office.finishJobs()
    expect(await keptRows(id)).toEqual(town.filter((_, index) => index !== 2).map((account) => account.id))
  })

  it('makes all of them anew when the rules changed', async () => {
    await office.work((work) => smallTown(work, homes))
    const { id } = await calculatedRun(office)
    await markRows(id)
    await office.work(({ db }) =>
      sql`update policy set citation = 'Another section' where code = 'proration'`.execute(db),
    )
    await answered(office.post(`/runs/${id}/calculate`, { what: 'changed' }))
    await office.finishJobs()
    expect(await keptRows(id)).toEqual([])
  })

  it('takes accounts off that are no longer of the run', async () => {
    const town = await office.work((work) => smallTown(work, homes))
    const { id } = await calculatedRun(office)
    await office.work(({ db }) => sql`update account set cycle = '2' where id = ${town[0]!.id}`.execute(db))
    await answered(office.post(`/runs/${id}/calculate`, { what: 'changed' }))
    await office.finishJobs()
    expect(await answered(office.get(`/runs/${id}`))).toMatchObject({ totals: { accounts: 6 } })
  })

  it('of chosen accounts touches no other, and leaves the review where it was', async () => {
    const town = await office.work((work) => smallTown(work, homes))
    const { id } = await calculatedRun(office)
    await answered(office.post(`/runs/${id}/review`))
    await markRows(id)
    const chosen = { what: 'chosen', accountNumbers: [town[3]!.number] }
    await answered(office.post(`/runs/${id}/calculate`, chosen))
    await office.finishJobs()
    expect(await answered(office.get(`/runs/${id}`))).toMatchObject({
      state: 'in_review',
      totals: { accounts: 7 },
    })
    expect(await keptRows(id)).not.toContain(town[3]!.id)
    expect(await keptRows(id)).toHaveLength(6)
  })

  it('refuses accounts that are not of the run, and chosen ones before there is a register', async () => {
    const town = await office.work((work) => smallTown(work, [{}, { cycle: '2' }]))
    const { id } = await openedRun(office)
    const other = { what: 'chosen', accountNumbers: [town[1]!.number] }
    expect(await refused(office.post(`/runs/${id}/calculate`, other))).toMatchObject({
      code: 'RUN_NOT_IN_STATE',
    })
    await answered(office.post(`/runs/${id}/calculate`))
    await office.finishJobs()
    expect(await refused(office.post(`/runs/${id}/calculate`, other))).toEqual({
      code: 'ACCOUNTS_NOT_OF_RUN',
      details: { accountNumbers: [town[1]!.number] },
    })
    expect(await refused(office.post(`/runs/${id}/calculate`, { what: 'chosen' }))).toMatchObject({
      code: 'RUN_SCOPE_INVALID',
    })
  })

  it('keeps what was decided while the same is found, and what is held', async () => {
    const town = await office.work((work) => smallTown(work, [{ services: [] }, { services: [] }, {}]))
    const { id } = await calculatedRun(office)
    await office.work(({ db }) =>
      sql`update run_exception set decision = 'accepted', decided_by = ${person('coordinator').name} where account_id = ${town[0]!.id}`.execute(
        db,
      ),
    )
    await office.work(({ db }) =>
      sql`update register_bill set held = true where account_id = ${town[1]!.id}`.execute(db),
    )
    expect(await answered(office.get(`/runs/${id}`))).toMatchObject({ undecided: 0, totals: { held: 1 } })
    await answered(office.post(`/runs/${id}/calculate`))
    await office.finishJobs()
    expect(await answered(office.get(`/runs/${id}`))).toMatchObject({
      undecided: 0,
      totals: { held: 1, bills: 1 },
    })
    expect(await release(office, id)).toMatchObject({ state: 'approved' })
  })
})

describe('progress', () => {
  it('is told as events until the work is done', async () => {
    const { runId } = await asked()
    const events = office.get(`/runs/${runId}/events`)
    await office.finishJobs()
    const response = await events
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const told = [...(await response.text()).matchAll(/event: progress\ndata: (.+)\n\n/g)].map(
      ([, data]) => JSON.parse(data!) as { step: string; of: number },
    )
    expect(told[0]).toMatchObject({ step: 'calculate', of: 7 })
    expect(told.at(-1)).toMatchObject({ step: 'idle', state: 'calculated' })
    expect(await refused(office.get('/runs/99/events'))).toMatchObject({ code: 'RUN_NOT_FOUND' })
  })
})
