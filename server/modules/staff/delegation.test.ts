import type { delegations } from '@cartwright/api/delegations'
import type { SuccessOf } from '@cartwright/api/route'
import type { Session } from '@cartwright/api/staff'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, calculatedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { addTestPeople, setRole } from '#test/staff-people'
import { person, testOffice } from '#test/test-office'
import { sealBooks } from '../audit/seal-books.ts'
import { verifyBooks } from '../audit/verify-books.ts'
import { authorityFor, keepAuthority } from './delegated-authority.ts'
import { addPracticePeople } from './practice-people.ts'

type Delegation = SuccessOf<typeof delegations.give>
type Report = SuccessOf<typeof delegations.report>

const office = testOffice({ on: '2026-11-30' })
const [manager, clerk] = [office.as('manager'), office.as('clerk')]
beforeEach(() => addTestPeople(office))

const usual = {
  holder: 'user-clerk',
  fromOn: '2026-11-30',
  lastOn: '2026-12-04',
  limits: [{ permission: 'runs.release' }, { permission: 'runs.post' }],
  reason: 'On leave',
}
const give = (change: object = {}): Promise<Delegation> =>
  answered(manager.post('/delegations', { ...usual, ...change }))

const setDemo = (demo: boolean) =>
  office
    .database()
    .db.withSchema('directory')
    .updateTable('city')
    .set({ demo })
    .where('name', '=', office.city)
    .execute()

/** A run that only waits for somebody to release it. */
async function runInReview(): Promise<number> {
  await office.work((work) => smallTown(work, [{}, {}]))
  const { id } = await calculatedRun(office)
  await answered(office.post(`/runs/${id}/review`))
  await office.post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'Right as it is.' })
  return id
}

describe('authority in other hands', () => {
  it('lets in what the role does not hold, marks all of it, and is reported back when it ends', async () => {
    const id = await runInReview()
    expect(await refused(clerk.post(`/runs/${id}/release`))).toMatchObject({ code: 'NOT_PERMITTED' })
    const given = await give()
    expect(given).toMatchObject({ state: 'holds', deeds: 0, reportWaits: false })
    expect(await answered(clerk.post(`/runs/${id}/release`))).toMatchObject({ releasedBy: 'Test clerk' })
    await answered(clerk.post(`/runs/${id}/post`))
    await answered(manager.post(`/delegations/${given.id}/end`, { reason: 'Back early' }))
    expect(await refused(clerk.post(`/runs/${id}/close`))).toMatchObject({ code: 'NOT_PERMITTED' })
    // What was asked for before the end is done after it, and is in the report all the same.
    const early = await answered<Report>(manager.get(`/delegations/${given.id}/report`))
    await office.finishJobs()
    const report = await answered<Report>(manager.get(`/delegations/${given.id}/report`))
    expect(report).toMatchObject({ state: 'ended', endedBy: 'Test manager', reportWaits: true })
    expect(report.deedList.map(({ command }) => command)).toEqual([
      'release-run',
      'ask-to-post-run',
      'post-run',
    ])
    const sign = (list: Report['deedList']) =>
      manager.post(`/delegations/${given.id}/acknowledge`, { seenThrough: list.at(-1)?.id ?? 0 })
    expect(await refused(sign(early.deedList))).toMatchObject({ code: 'DELEGATION_REPORT_GREW' })
    expect(await answered<Delegation>(sign(report.deedList))).toMatchObject({ reportWaits: false })
    const csv = await (await manager.get(`/delegations/${given.id}/report.csv`)).text()
    expect(csv).toContain(`Test clerk,Test manager,${given.id},release-run,run ${id}`)
  })

  it('is in the audit, under the seal', async () => {
    const id = await runInReview()
    const given = await give()
    await answered(clerk.post(`/runs/${id}/release`))
    const { rows } = await answered<{ rows: object[] }>(manager.get('/audit?command=release-run'))
    expect(rows).toMatchObject([
      { actor: { name: 'Test clerk', role: 'clerk' }, delegation: { id: given.id, givenBy: 'Test manager' } },
    ])
    await sealBooks((task) => office.work(task))
    expect((await office.work((work) => verifyBooks(work))).sound).toBe(true)
    const { db } = office.database()
    await db
      .withSchema(office.city)
      .updateTable('command_record')
      .set({ delegation_id: null })
      .where('command', '=', 'release-run')
      .execute()
    expect((await office.work((work) => verifyBooks(work))).sound).toBe(false)
  })

  it('holds on its first and its last day, and not on the days beside them', async () => {
    await give({ fromOn: '2026-12-01', lastOn: '2026-12-03' })
    const held: Record<string, boolean> = {}
    for (const day of ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04']) {
      office.move(day)
      held[day] = (await office.work((work) => authorityFor(work, 'runs.release'), 'clerk')) !== null
    }
    expect(held).toEqual({
      '2026-11-30': false,
      '2026-12-01': true,
      '2026-12-03': true,
      '2026-12-04': false,
    })
    expect(await answered<{ rows: object[] }>(manager.get('/delegations'))).toMatchObject({
      rows: [{ state: 'ended', reportWaits: true }],
    })
  })

  it('is looked at again when the work begins: what is ended between the door and the work is refused', async () => {
    const given = await give()
    const delegation = await office.work((work) => authorityFor(work, 'runs.post'), 'clerk')
    const keep = () =>
      office.work(
        (work) =>
          keepAuthority({ ...work, actor: { ...person('clerk'), delegation: delegation! } }, 'runs.post'),
        'clerk',
      )
    await expect(keep()).resolves.toBeUndefined()
    await answered(manager.post(`/delegations/${given.id}/end`, { reason: 'Enough' }))
    await expect(keep()).rejects.toThrow('Your role may not do this.')
  })

  it('lasts as long as the giver has it', async () => {
    await give()
    const held = () => office.work((work) => authorityFor(work, 'runs.release'), 'clerk')
    expect(await held()).not.toBeNull()
    await setRole(office, 'manager', 'clerk')
    expect(await held()).toBeNull()
    await setRole(office, 'manager', 'manager', Temporal.Instant.from('2026-11-30T08:00:00Z'))
    expect(await held()).toBeNull()
  })

  it('reaches no further than its limits', async () => {
    const id = await runInReview()
    await give({ limits: [{ permission: 'runs.release', upToCents: 1_00 }] })
    const beyond = await refused(clerk.post(`/runs/${id}/release`))
    expect(beyond).toMatchObject({ code: 'DELEGATION_LIMIT_EXCEEDED', details: { upToCents: 100 } })
    expect(await refused(clerk.post(`/runs/${id}/post`))).toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await refused(clerk.post('/runs', { cycle: '1' }))).toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('never releases what the person at work prepared, nor what the giver did', async () => {
    await office.work((work) => smallTown(work, [{}]))
    await give({ limits: [{ permission: 'runs.prepare' }, { permission: 'runs.release' }] })
    const own = await answered(clerk.post('/runs', { cycle: '1' }))
    await answered(clerk.post(`/runs/${own.id}/calculate`))
    await office.finishJobs()
    await answered(clerk.post(`/runs/${own.id}/review`))
    await office.post(`/runs/${own.id}/exceptions/accept`, { filter: {}, note: 'Right as it is.' })
    expect(await refused(clerk.post(`/runs/${own.id}/release`))).toMatchObject({
      code: 'OWN_RUN_NOT_RELEASED',
    })
    await answered(office.post(`/runs/${own.id}/void`, { note: 'Again.' }))
    const { id } = await answered(manager.post('/runs', { cycle: '1' }))
    await answered(office.post(`/runs/${id}/calculate`))
    await office.finishJobs()
    await answered(office.post(`/runs/${id}/review`))
    await office.post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'Right as it is.' })
    expect(await refused(clerk.post(`/runs/${id}/release`))).toMatchObject({
      code: 'OWN_RUN_NOT_RELEASED',
      details: { preparedBy: 'Test manager' },
    })
  })

  it('is told with the session: what they may do besides their role, for whom, and until when', async () => {
    const { id } = await give()
    await setDemo(true)
    await addPracticePeople(office.database(), office.city)
    const front = (path: string, init: RequestInit) =>
      Promise.resolve(office.app().request(`/api${path}`, init))
    const entered = await front('/demo/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'clerk', city: office.city }),
    })
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const session = await answered<Session>(
      front('/session', { headers: { cookie, 'x-test-role': 'clerk' } }),
    )
    await setDemo(false)
    expect(session.permissions).toEqual(expect.arrayContaining(['runs.print', 'runs.release', 'runs.post']))
    expect(session.authority).toEqual([
      { id, givenBy: 'Test manager', permission: 'runs.post', lastOn: '2026-12-04' },
      { id, givenBy: 'Test manager', permission: 'runs.release', lastOn: '2026-12-04' },
    ])
  })

  it('shows the person who holds it what they may do, and until when', async () => {
    const given = await give()
    const rows = await office.work(async (work) => authorityFor(work, 'runs.post'), 'clerk')
    expect(rows).toEqual({
      id: given.id,
      giver: { userId: 'user-manager', name: 'Test manager' },
      upToCents: null,
    })
    expect(await answered<{ rows: unknown[] }>(clerk.get('/delegations'))).toMatchObject({
      rows: [{ id: given.id }],
    })
    expect(await answered<{ rows: unknown[] }>(office.get('/delegations'))).toEqual({ rows: [] })
    expect(await refused(office.get(`/delegations/${given.id}/report`))).toMatchObject({
      code: 'DELEGATION_NOT_FOUND',
    })
  })
})

describe('what is not given', () => {
  it.each([
    { case: 'to oneself', change: { holder: 'user-manager' }, code: 'DELEGATION_TO_ONESELF' },
    { case: 'to a customer', change: { holder: 'user-customer' }, code: 'DELEGATE_UNFIT' },
    { case: 'to an auditor', change: { holder: 'user-auditor' }, code: 'DELEGATE_UNFIT' },
    { case: 'to nobody of the city', change: { holder: 'user-x' }, code: 'PERSON_NOT_FOUND' },
    { case: 'what they hold anyway', change: { holder: 'user-coordinator' }, code: 'DELEGATION_NEEDLESS' },
    { case: 'for days that are past', change: { fromOn: '2026-11-29' }, code: 'DELEGATION_DAYS_INVALID' },
    { case: 'backwards', change: { lastOn: '2026-11-29' }, code: 'DELEGATION_DAYS_INVALID' },
    { case: 'for ever', change: { lastOn: '2027-12-01' }, code: 'DELEGATION_DAYS_INVALID' },
    {
      case: 'giving itself',
      change: { limits: [{ permission: 'delegations.give' }] },
      code: 'REQUEST_INVALID',
    },
    { case: 'nothing', change: { limits: [] }, code: 'REQUEST_INVALID' },
  ])('authority $case', async ({ change, code }) => {
    expect(await refused(manager.post('/delegations', { ...usual, ...change }))).toMatchObject({ code })
  })

  it('authority by somebody who has it from another, or has none', async () => {
    await give()
    expect(
      await refused(clerk.post('/delegations', { ...usual, holder: 'user-administrator' })),
    ).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    expect(await refused(office.post('/delegations', usual))).toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('the same twice for one day; and what is not theirs to end stays', async () => {
    const { id } = await give()
    expect(
      await refused(manager.post('/delegations', { ...usual, fromOn: '2026-12-04', lastOn: '2026-12-09' })),
    ).toEqual({
      code: 'DELEGATION_OVERLAPS',
      details: { delegationId: id, permissions: ['runs.post', 'runs.release'] },
    })
    await give({ fromOn: '2026-12-05', lastOn: '2026-12-09' })
    expect(await refused(clerk.post(`/delegations/${id}/end`, { reason: 'No' }))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await answered(office.as('administrator').post(`/delegations/${id}/end`, { reason: 'Misused' }))
    expect(await refused(manager.post(`/delegations/${id}/end`, { reason: 'Again' }))).toMatchObject({
      code: 'DELEGATION_ENDED',
    })
  })
})
