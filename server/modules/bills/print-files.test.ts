import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { bills } from '@cartwright/api/bills'
import type { SuccessOf } from '@cartwright/api/route'
import { answered, postedRun, refused } from '#test/bill-runs'
import { loadMarlow, smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-12-05' })
let runId: number

beforeEach(async () => {
  await office.work((work) =>
    smallTown(work, [
      { name: 'Ada Oak' },
      { name: 'Ben Elm', billBy: 'email' },
      { name: 'Cruz Ash', billBy: 'both' },
      { name: 'Dee Fir', billBy: 'none' },
    ]),
  )
  runId = (await postedRun(office)).id
})

type Job = SuccessOf<typeof bills.print>
const print = async (query = ''): Promise<Job> => {
  const { id } = await answered<Job>(office.post(`/runs/${runId}/print${query}`))
  await office.finishJobs()
  const { rows } = await answered<{ rows: Job[] }>(office.get(`/runs/${runId}/print-jobs`))
  return rows.find((job) => job.id === id)!
}
const bytesOf = async (job: { id: number }, file: string) =>
  Buffer.from(await (await office.get(`/print-jobs/${job.id}/parts/${file}`)).arrayBuffer())

describe('the print files of a run', () => {
  it('hold every bill that goes by mail once, with hashes, counts and totals that are true', async () => {
    const job = await print()
    expect(job).toMatchObject({ state: 'done', pieces: 2, piecesDone: 2, failure: null })
    const part = job.parts[0]!
    const bytes = await bytesOf(job, part.file)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(part.sha256)
    expect(bytes.length).toBe(part.bytes)
    const manifest = JSON.parse((await bytesOf(job, 'manifest.json')).toString())
    expect(manifest).toMatchObject({ bills: 4, pieces: 2, emailOnly: 1, notSent: 1, ownerCopies: 0 })
    expect(manifest.totalDueCents).toBe(part.totalDueCents)
    expect(await answered(office.get(`/runs/${runId}`))).toMatchObject({ state: 'produced' })
  })

  it('are the same bytes when they are made again', async () => {
    const [first, second] = [await print(), await print()]
    expect(second.parts).toEqual(first.parts)
  })

  it('were made before there was a sort: the pieces keep their numbers, and the run is sorted no more', async () => {
    await office.work(({ db }) => sql`delete from policy where code = 'mailing'`.execute(db))
    const first = await print()
    await office.work((work) => loadMarlow(work))
    expect(await refused(office.post(`/runs/${runId}/mail-sort`, {}))).toMatchObject({
      code: 'RUN_PRINTED_UNSORTED',
    })
    expect((await print()).parts).toEqual(first.parts)
    expect(await refused(office.get(`/runs/${runId}/mail-sort`))).toMatchObject({ code: 'RUN_NOT_SORTED' })
  })

  it('are made again from any piece, which keeps its number', async () => {
    const job = await print('?fromPiece=2')
    expect(job).toMatchObject({ fromPiece: 2, pieces: 1 })
    expect(job.parts).toMatchObject([{ firstPiece: 2, lastPiece: 2 }])
    expect(await refused(office.post(`/runs/${runId}/print?fromPiece=3`))).toMatchObject({
      code: 'PRINT_PART_NOT_FOUND',
    })
  })

  it('go on after the process was killed: parts that are there stay, what is missing or broken is made', async () => {
    const before = await print()
    const folder = await folderOf(before.id)
    await writeFile(join(folder, before.parts[0]!.file), 'half a file')
    await office.work(({ db }) =>
      db
        .updateTable('print_job')
        .set({ state: 'working', done_at: null })
        .where('id', '=', before.id)
        .execute(),
    )
    await office.work((work) => work.later('print-run', { printJobId: before.id }))
    await office.finishJobs()
    const bytes = await readFile(join(folder, before.parts[0]!.file))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(before.parts[0]!.sha256)
    expect((await readdir(folder)).filter((name) => name.endsWith('.unfinished'))).toEqual([])
  })

  it('are refused before the run is posted, under an unknown name, and when they were taken away', async () => {
    const { id } = await answered(office.post('/runs', { cycle: '1', kind: 'finals' }))
    expect(await refused(office.post(`/runs/${id}/print`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
    const job = await print()
    const ask = (file: string) => refused(office.get(`/print-jobs/${job.id}/parts/${file}`))
    expect(await ask('secret')).toMatchObject({ code: 'PRINT_PART_NOT_FOUND' })
    await rm(dirname(await folderOf(job.id)), { recursive: true })
    expect(await ask(job.parts[0]!.file)).toMatchObject({ code: 'PRINT_PART_NOT_FOUND' })
  })
})

const folderOf = (id: number): Promise<string> =>
  office.work(async ({ db }) => {
    const job = await db
      .selectFrom('print_job')
      .select('folder')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return job.folder
  })
