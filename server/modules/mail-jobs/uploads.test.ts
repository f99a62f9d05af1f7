import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MailHouse } from '#kernel/mail-house'
import { sftpMailHouse } from '#ports/mail-house/sftp-mail-house'
import { answered, postedRun, refused } from '#test/bill-runs'
import { type TestSftp, sftpServer } from '#test/sftp-server'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'
import { triesAtMost } from './upload-rules.ts'
import { askDueUploads } from './upload-package.ts'
import { beginTry, noteNaming, notePulse } from './upload-try.ts'

type Shown = SuccessOf<typeof mailJobs.show>

let server: TestSftp
let house: MailHouse | null
const office = testOffice({ on: '2026-12-05', mailHouse: () => house })
const manager = office.as('manager')
const patience = { connectMs: 20_000, silenceMs: 20_000 }
let jobId: number
let name: string

beforeAll(async () => {
  server = await sftpServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  server.calm()
  house = sftpMailHouse(server.account, patience)
  await office.work((work) => smallTown(work, [{ name: 'Ada Oak' }, { name: 'Ben Elm' }]))
  const { id: runId } = await postedRun(office)
  await answered(office.post(`/runs/${runId}/print`))
  await office.finishJobs()
  jobId = (await answered<Shown>(office.post(`/runs/${runId}/mail-job`))).job.jobId
  await office.finishJobs()
  name = `/in/${office.city}-mail-job-${jobId}.zip`
})

const shown = () => answered<Shown>(office.get(`/mail-jobs/${jobId}`))
const ask = (body: object = {}) => office.post(`/mail-jobs/${jobId}/uploads`, body)
const lastUpload = async () => (await shown()).uploads.at(-1)!
const writes = () => server.deeds.filter((deed) => deed.startsWith('write'))
const tell = (of: string, pieces: number) =>
  office.post(`/mail-jobs/${jobId}/answers`, { of, pieces, on: '2026-12-05' })

/** Asks, and lets the background do what it does at once. */
async function asked(): Promise<Shown['uploads'][number]> {
  await answered(ask())
  await office.finishJobs()
  return lastUpload()
}

/** Some minutes later: what waits is due, and a process that was killed has been silent for too long. */
async function later(): Promise<void> {
  await office.work(async (work) => {
    await sql`update mail_job_upload set next_try_at = next_try_at - interval '1 hour', heard_at = heard_at - interval '1 hour'`.execute(
      work.db,
    )
    await askDueUploads(work)
  })
  await office.finishJobs()
}

const idOf = async (): Promise<number> => (await lastUpload()).uploadId

describe('a package that is sent by SFTP', () => {
  it('arrives whole and once, however often it is asked for, and its job is sent as by hand', async () => {
    const { uploads } = await answered<Shown>(ask({ reference: 'VMW-1' }))
    expect(uploads).toMatchObject([{ state: 'waiting', tries: 0, destination: house!.destination }])
    await answered(ask({ reference: 'VMW-1' }))
    expect((await shown()).job.state).toBe('ready')
    await office.finishJobs()
    await answered(ask())
    await office.finishJobs()
    const { job, steps, uploads: after } = await shown()
    expect([...server.files.keys()]).toEqual([name])
    const there = createHash('sha256').update(server.files.get(name)!).digest('hex')
    expect(there).toBe(job.packageSha256)
    expect(writes()).toHaveLength(1)
    expect(job.state).toBe('sent')
    expect(after).toMatchObject([
      { state: 'sent', tries: 1, hashChecked: true, sha256: there, bytes: job.packageBytes },
    ])
    expect(after[0]!.sentAt).not.toBeNull()
    expect(steps.map(({ step }) => step)).toEqual(['made', 'upload-asked', 'sent'])
    expect(steps.at(-1)).toMatchObject({ reference: 'VMW-1', by: 'Test coordinator' })
    expect(steps.at(-1)!.note).toContain(there)

    // Whoever asked for it sent it: another person looks at the proof.
    const { proof } = await answered<Shown>(tell('proof', 2))
    expect(await refused(office.post(`/mail-jobs/${jobId}/proof/1`, { verdict: 'right' }))).toMatchObject({
      code: 'MAIL_PROOF_OWN',
    })
    for (const { piece } of proof)
      await answered(manager.post(`/mail-jobs/${jobId}/proof/${piece}`, { verdict: 'right' }))
    await answered(manager.post(`/mail-jobs/${jobId}/approve`))
  })

  it('on which the line breaks waits, is tried again, and is there whole once', async () => {
    server.mood.cutAfter = 10
    const first = await asked()
    expect(first).toMatchObject({ state: 'waiting', tries: 1, mayHaveArrived: false })
    expect(first.nextTryAt).not.toBeNull()
    expect((await shown()).job.state).toBe('ready')
    // Not before its time.
    await office.work(askDueUploads)
    await office.finishJobs()
    expect(await lastUpload()).toMatchObject({ tries: 1 })
    await later()
    expect(await lastUpload()).toMatchObject({ state: 'sent', tries: 2 })
    expect([...server.files.keys()]).toEqual([name])
    expect((await shown()).job.state).toBe('sent')
  })

  it('that is refused fails at once, says what to do where people look, and goes when it is asked for again', async () => {
    server.mood.password = 'another'
    const upload = await asked()
    expect(upload).toMatchObject({ state: 'failed', tries: 1, todo: expect.stringContaining('_USER') })
    const waiting = await waitingFor(office, 'coordinator', 'mail-jobs')
    expect(waiting).toMatchObject([{ title: `The package of mail job ${jobId} was not sent`, kind: 'late' }])
    expect((await shown()).steps.at(-1)).toMatchObject({ step: 'upload-failed' })
    server.mood.password = 'right password'
    await later()
    expect(await lastUpload()).toMatchObject({ state: 'failed' })
    expect(await asked()).toMatchObject({ state: 'sent', tries: 1 })
    expect(await waitingFor(office, 'coordinator', 'mail-jobs')).toEqual([])
  })

  it('is given up after so many tries, and can be asked for again', async () => {
    server.mood.room = 0
    await asked()
    for (let tries = 1; tries < triesAtMost; tries++) await later()
    expect(await lastUpload()).toMatchObject({
      state: 'failed',
      tries: triesAtMost,
      answer: expect.stringContaining('No space left on device'),
    })
    expect(await asked()).toMatchObject({ state: 'waiting', tries: 1, triesAtMost })
  })

  it('does not take the place of another file of its name', async () => {
    server.files.set(name, Buffer.from('of somebody else'))
    expect(await asked()).toMatchObject({ state: 'failed', answer: expect.stringContaining('Another file') })
    expect(server.files.get(name)).toEqual(Buffer.from('of somebody else'))
    expect((await shown()).job.state).toBe('ready')
  })

  it('that was changed on the disk goes to nobody', async () => {
    const { folder } = await office.work(({ db }) =>
      db.selectFrom('mail_job').select('folder').executeTakeFirstOrThrow(),
    )
    await writeFile(join(folder, 'package.zip'), 'changed')
    expect(await asked()).toMatchObject({
      state: 'failed',
      answer: 'The package on the disk is not the one that was made.',
    })
    expect(server.signIns).toEqual([])
  })
})

/** Begins a try and never ends it: the process was killed after `how`. */
const killedAfter = async (how: (begun: NonNullable<Awaited<ReturnType<typeof beginTry>>>) => unknown) => {
  await answered(ask())
  office.forgetJobs()
  const id = await idOf()
  const begun = await office.work((work) => beginTry(work, id, house))
  await how(begun!)
  return begun!
}

describe('a process that is killed', () => {
  it('while it sends is missed, and another one sends', async () => {
    const begun = await killedAfter(() => server.files.set(`${name}.part-1`, Buffer.from('half')))
    // While it may live, nobody else begins.
    expect(await office.work((work) => beginTry(work, begun.uploadId, house))).toBeNull()
    expect(await lastUpload()).toMatchObject({ state: 'sending', tries: 1 })
    await later()
    expect(await lastUpload()).toMatchObject({ state: 'sent', tries: 2 })
    expect([...server.files.keys()]).toEqual([name])
    // Should it come to itself, it finds that the try is not its own any more.
    expect(await office.work((work) => notePulse(work, begun, 1))).toBe(false)
    expect(await office.work((work) => noteNaming(work, begun))).toBe(false)
  })

  it('after the package arrived leaves it sent once', async () => {
    await killedAfter((begun) =>
      house!.deliver(begun.file, {
        mayBeNamed: () => office.work((work) => noteNaming(work, begun)),
        wentUp: () => {},
      }),
    )
    await later()
    expect(await lastUpload()).toMatchObject({
      state: 'sent',
      answer: expect.stringContaining('there already'),
    })
    expect(writes()).toHaveLength(1)
    expect((await shown()).steps.filter(({ step }) => step === 'sent')).toHaveLength(1)
  })

  it('after the mail house took the package sends no second one by itself: a person asks the mail house', async () => {
    server.mood.takes = true
    await killedAfter((begun) =>
      house!.deliver(begun.file, {
        mayBeNamed: () => office.work((work) => noteNaming(work, begun)),
        wentUp: () => {},
      }),
    )
    await later()
    expect(await lastUpload()).toMatchObject({ state: 'failed', mayHaveArrived: true })
    expect(writes()).toHaveLength(1)
    await answered(office.post(`/mail-jobs/${jobId}/send`, { reference: 'They have it' }))
    expect((await shown()).job.state).toBe('sent')
  })
})

describe('a job whose package is to go by SFTP', () => {
  it('is not changed while it goes; what only waits is stopped by the change', async () => {
    await answered(ask())
    const id = await idOf()
    const { rows } = await office.work(({ db }) =>
      sql<{ number: string }>`select number from bill order by id limit 1`.execute(db),
    )
    const pull = () =>
      office.post(`/mail-jobs/${jobId}/pulls`, { billNumber: rows[0]!.number, how: 'held', reason: 'Wait' })
    await office.work((work) => beginTry(work, id, house))
    const onItsWay = { code: 'MAIL_PACKAGE_ON_ITS_WAY' }
    expect(await refused(pull())).toMatchObject(onItsWay)
    expect(await refused(office.post(`/mail-jobs/${jobId}/send`, {}))).toMatchObject(onItsWay)
    expect(await refused(office.post(`/mail-jobs/${jobId}/drop`, { reason: 'No' }))).toMatchObject(onItsWay)
    await office.work(({ db }) =>
      sql`update mail_job_upload set state = 'waiting', next_try_at = now()`.execute(db),
    )
    await answered(pull())
    await office.finishJobs()
    expect(server.deeds).toEqual([])
    expect(await lastUpload()).toMatchObject({ state: 'failed', mayHaveArrived: false })
    // The package that was made anew goes, and under the same name.
    await asked()
    expect((await shown()).uploads.map(({ state }) => state)).toEqual(['failed', 'sent'])
    expect([...server.files.keys()]).toEqual([name])
  })

  it('goes nowhere with data that are too old, neither when it is asked for nor in a later try', async () => {
    const age = () =>
      office.work(({ db }) => sql`update mail_job set data_as_of = now() - interval '241 hours'`.execute(db))
    await answered(ask())
    await age()
    await office.finishJobs()
    expect(await lastUpload()).toMatchObject({ state: 'failed', answer: expect.stringContaining('too old') })
    expect(await refused(ask())).toMatchObject({ code: 'MAIL_DATA_TOO_OLD' })
    expect(server.deeds).toEqual([])
  })

  it('of an office without a mail house is downloaded', async () => {
    expect(await answered(office.get('/mail-house'))).toEqual({
      destination: house!.destination,
      practice: false,
    })
    await answered(ask())
    house = null
    expect(await answered(office.get('/mail-house'))).toEqual({ destination: null, practice: false })
    expect(await refused(ask())).toMatchObject({ code: 'MAIL_HOUSE_NOT_SET_UP' })
    // A worker without the settings says so, and does not try for ever.
    await office.finishJobs()
    expect(await lastUpload()).toMatchObject({
      state: 'failed',
      answer: expect.stringContaining('no mail house'),
    })
  })

  it('is sent by whoever may send, and nobody else', async () => {
    expect(await refused(office.as('auditor').post(`/mail-jobs/${jobId}/uploads`, {}))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
