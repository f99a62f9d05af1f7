import type { checks } from '@cartwright/api/checks'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { noMail } from '#test/mailbox'
import { testOffice } from '#test/test-office'
import { askForNightJob } from '../audit/ask-for-night.ts'
import { endService } from '../services/end-service.ts'
import { serviceById } from '../services/services-queries.ts'

type List = SuccessOf<typeof checks.findings>
type Shown = SuccessOf<typeof checks.show>

const office = testOffice({ on: '2026-11-03' })
let home: TownAccount

/** A town in which one account closed while its carts stayed. */
beforeEach(async () => {
  const town = await office.work((work) => smallTown(work, [{ closedOn: '2026-10-20' }, {}]))
  home = town[0]!
})

const check = async () => {
  await answered(office.post('/checks/runs', { checks: ['service-after-stop'] }))
  await office.finishJobs()
}
const list = (query = '') => answered<List>(office.get(`/checks/findings?${query}`))
const show = (id: number) => answered<Shown>(office.get(`/checks/findings/${id}`))
const change = (body: object) => answered<List>(office.post('/checks/findings/changes', body))
const stopCarts = (until: string | null) =>
  office.work(async (work) => {
    const id = home.serviceIds[0]!
    if (until) await endService(work, await serviceById(work, id), { until: PlainDate.from(until) })
    else await sql`update service set until_on = null where id = ${id}`.execute(work.db)
  })
const told = async (id: number) => (await show(id)).history.map(({ what, sentence }) => [what, sentence])

describe('a finding', () => {
  it('is written down once, however often it is seen', async () => {
    await check()
    const first = await list('state=all')
    await check()
    expect(await list('state=all')).toEqual(first)
    expect(first.rows).toMatchObject([
      {
        state: 'open',
        ownerRole: 'clerk',
        ownerName: null,
        accountNumber: home.number,
        firstSeenOn: '2026-11-03',
      },
    ])
    expect(await told(first.rows[0]!.id)).toMatchObject([['found', first.rows[0]!.sentence]])
  })

  it('is mended by the next check when it holds no longer, and opened again with its history when it comes back', async () => {
    await check()
    const { id } = (await list()).rows[0]!
    await stopCarts('2026-10-20')
    office.move('2026-11-04')
    await check()
    expect(await show(id)).toMatchObject({ state: 'mended', mendedOn: '2026-11-04' })
    expect((await list()).findings).toBe(0)
    await stopCarts(null)
    await check()
    expect(await show(id)).toMatchObject({ state: 'back', mendedOn: null })
    expect((await told(id)).map(([what]) => what)).toEqual(['found', 'mended', 'back'])
    expect((await told(id))[1]).toEqual(['mended', 'Mended, seen on Nov 4, 2026.'])
  })

  it('that was accepted is quiet until its day, or until its amount changes', async () => {
    await check()
    const { id } = (await list()).rows[0]!
    await change({
      action: 'accept',
      ids: [id],
      until: '2026-11-10',
      reason: 'The carts are fetched on the 9th.',
    })
    office.move('2026-11-09')
    await check()
    expect((await list()).findings).toBe(0)
    office.move('2026-11-10')
    await check()
    expect((await list()).rows).toMatchObject([{ id, state: 'open' }])
    await change({ action: 'accept', ids: [id], until: '2027-11-10', reason: 'Fetched later.' })
    office.move('2026-11-25')
    await check()
    expect((await list()).rows).toMatchObject([{ id, state: 'open' }])
    expect((await told(id)).map(([what]) => what)).toEqual([
      'found',
      'accepted',
      'lapsed',
      'accepted',
      'lapsed',
    ])
  })

  it('is given to a role, taken into work and noted, and all of that is in its history', async () => {
    await check()
    const { id } = (await list()).rows[0]!
    await change({ action: 'assign', ids: [id], role: 'coordinator', note: 'Please look.' })
    await change({ action: 'take', ids: [id] })
    const { rows } = await change({ action: 'note', ids: [id], note: 'Called the hauler.' })
    expect(rows).toMatchObject([
      { state: 'in_work', ownerName: 'Test coordinator', ownerUser: 'user-coordinator' },
    ])
    expect((await told(id)).slice(1)).toEqual([
      ['assigned', 'Given to the coordinator. Please look.'],
      ['taken', 'Test coordinator works on it.'],
      ['noted', 'Called the hauler.'],
    ])
    const records = await office.work(({ db }) =>
      db
        .selectFrom('command_record')
        .select('command')
        .where('subject', '=', `finding ${id}`)
        .orderBy('id')
        .execute(),
    )
    expect(records.map(({ command }) => command)).toEqual([
      'assign-findings',
      'take-findings',
      'note-findings',
    ])
  })

  it('is not changed when it is not there, mended, or accepted for ever', async () => {
    await check()
    const { id } = (await list()).rows[0]!
    const post = (body: object) => refused(office.post('/checks/findings/changes', body))
    expect(await post({ action: 'take', ids: [id, 999] })).toEqual({
      code: 'FINDING_NOT_FOUND',
      details: { findingIds: [999] },
    })
    for (const until of ['2026-11-03', '2028-11-04'])
      expect(await post({ action: 'accept', ids: [id], until, reason: 'So it is.' })).toMatchObject({
        code: 'FINDING_ACCEPTED_TOO_LONG',
      })
    expect(await post({ action: 'assign', ids: [id], userId: 'nobody' })).toMatchObject({
      code: 'PERSON_NOT_FOUND',
    })
    expect(await post({ action: 'assign', ids: [id] })).toMatchObject({ code: 'REQUEST_INVALID' })
    await stopCarts('2026-10-20')
    await check()
    expect(await post({ action: 'take', ids: [id] })).toMatchObject({ code: 'FINDING_ALREADY_MENDED' })
    const auditor = await office.as('auditor').post('/checks/findings/changes', { action: 'take', ids: [id] })
    expect(auditor.status).toBe(403)
  })
})

describe('going through the books', () => {
  it('is asked for once at a time, and names checks that there are', async () => {
    await answered(office.post('/checks/runs'))
    expect(await refused(office.post('/checks/runs'))).toMatchObject({ code: 'CHECKS_ALREADY_GOING' })
    expect(await refused(office.post('/checks/runs', { checks: ['moon'] }))).toMatchObject({
      code: 'CHECKS_ALREADY_GOING',
    })
    await office.finishJobs()
    expect(await refused(office.post('/checks/runs', { checks: ['moon'] }))).toMatchObject({
      code: 'CHECK_NOT_FOUND',
    })
  })

  it('is done in the night, once for each business day, and caught up with after a night that was missed', async () => {
    const nights = async () =>
      (
        await office.work(({ db }) =>
          db.selectFrom('check_run').select(['business_on', 'reason', 'state']).orderBy('id').execute(),
        )
      ).map((row) => `${row.business_on.toString()} ${row.reason} ${row.state}`)
    const tick = () =>
      askForNightJob([{ name: 'check-books', run: () => Promise.resolve() }]).run({
        city: office.city,
        data: {},
        sendMail: noMail,
        inTransaction: (task) => office.work(task),
      })
    await tick()
    await tick()
    await office.finishJobs()
    expect(await nights()).toEqual(['2026-11-03 night done'])
    office.move('2026-11-06')
    await tick()
    await office.finishJobs()
    await tick()
    await office.finishJobs()
    expect(await nights()).toEqual(['2026-11-03 night done', '2026-11-06 night done'])
    expect((await list()).findings).toBe(1)
  })
})
