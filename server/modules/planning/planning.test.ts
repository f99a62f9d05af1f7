import { beforeEach, describe, expect, it } from 'vitest'
import type { SuccessOf } from '@cartwright/api/route'
import type { planning } from '@cartwright/api/planning'
import { cityCalendar } from '../city/city-queries.ts'
import { answered, openedRun, postedRun, refused } from '../../test/bill-runs.ts'
import { smallTown } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'

const office = testOffice({ on: '2026-11-30' })
type Year = SuccessOf<typeof planning.preview>
type Run = SuccessOf<typeof planning.show>
type Steps = SuccessOf<typeof planning.list>
type Agenda = SuccessOf<typeof planning.agenda>

beforeEach(async () => {
  await office.work((work) => smallTown(work, [{}]))
})

const preview = (year: number) => answered<Year>(office.get(`/planning/years/${year}`))
const plan = (year: number) => answered<Year>(office.post(`/planning/years/${year}`))
const steps = async (query: string) => (await answered<Steps>(office.get(`/planning/steps?${query}`))).rows
const dayIn = (run: { steps: readonly { step: string; on: string }[] }, step: string) =>
  run.steps.find((one) => one.step === step)!.on

/** The planned run of November's homes, whose bills are mailed on Monday, December 7. */
async function november(): Promise<number> {
  await plan(2026)
  const found = await steps('from=2026-12-01&until=2027-01-01&cycle=1')
  return found.find(({ step }) => step === 'mail')!.planId
}
const move = (id: number, step: string, body: object) =>
  office.post(`/planning/plans/${id}/steps/${step}/move`, body)

describe('planning a year', () => {
  it('shows all cycles before it saves them, and saves what it showed', async () => {
    const shown = await preview(2027)
    expect(shown).toMatchObject({ year: 2027, added: 42, changed: 0, same: 0, keptByHand: 0 })
    expect(await steps('from=2027-01-01&until=2028-01-01')).toEqual([])
    expect(await plan(2027)).toEqual(shown)
    const saved = await steps('from=2027-01-01&until=2028-01-01&cycle=1')
    expect(saved.filter(({ step }) => step === 'mail')).toHaveLength(12)
    expect(await preview(2027)).toMatchObject({ added: 0, changed: 0, same: 42 })
  })

  it('says why days were moved, and what does not fit', async () => {
    const { periods, conflicts } = await preview(2027)
    const mail = periods.find(({ cycle, periodFrom }) => cycle === '1' && periodFrom === '2027-05-01')!
    expect(mail.steps.find(({ step }) => step === 'mail')).toMatchObject({
      on: '2027-06-07',
      because: 'Jun 5 is a Saturday: moved to Jun 7',
    })
    expect(conflicts.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'Sep 3: cycles 1, 2, 3, 4 all print, and there is room for 2 a day. Move one of them.',
        'Cycle 1: The post office rests on Jul 5 (Independence Day): the bills would lie a day. Move the mail date.',
      ]),
    )
  })

  it('warns that a year has no holidays yet, and is refused by a city that is not set up', async () => {
    expect((await preview(2031)).conflicts[0]!.sentence).toMatch(/^calendar.yaml names no holiday of 2031/)
    await office.work(({ db }) => db.deleteFrom('city_document').execute())
    expect(await refused(office.get('/planning/years/2027'))).toMatchObject({ code: 'CITY_NOT_SET_UP' })
  })

  it('follows the checklist of the city when that changes, and keeps what was done of it', async () => {
    const id = await november()
    await answered(office.post(`/planning/plans/${id}/steps/order-envelopes/done`))
    await office.work(async (work) => {
      const calendar = (await cityCalendar(work))!
      const body = JSON.stringify({ ...calendar, planning: { ...calendar.planning, checklist: [] } })
      await work.db
        .insertInto('city_document')
        .values({ part: 'calendar', body, sha256: 'x', loaded_by: 'a test' })
        .execute()
    })
    await plan(2026)
    const { steps: left } = await answered<Run>(office.get(`/planning/plans/${id}`))
    expect(left.filter(({ kind }) => kind === 'hand').map(({ step }) => step)).toEqual(['order-envelopes'])
  })

  it('is for those who prepare runs', async () => {
    expect((await office.as('clerk').post('/planning/years/2027')).status).toBe(403)
    expect((await office.as('auditor').get('/planning/years/2027')).status).toBe(200)
    expect((await office.as('customer').get('/planning/agenda')).status).toBe(403)
  })
})

describe('a day set by hand', () => {
  it('stays when the year is planned again, takes the steps that hang on it along, and can be given back', async () => {
    const id = await november()
    const moved = await answered<Run>(move(id, 'mail', { on: '2026-12-10', reason: 'The printer is away.' }))
    expect(moved.steps.find(({ step }) => step === 'mail')).toMatchObject({
      on: '2026-12-10',
      because: 'Set by Test coordinator: The printer is away.',
      setBy: 'Test coordinator',
    })
    expect([dayIn(moved, 'print'), dayIn(moved, 'due')]).toEqual(['2026-12-09', '2026-12-30'])
    expect(await plan(2026)).toMatchObject({ changed: 0, keptByHand: 1 })
    expect(await answered<Run>(office.get(`/planning/plans/${id}`))).toEqual(moved)
    const back = await answered<Run>(move(id, 'mail', { on: null, reason: 'It is back.' }))
    expect([dayIn(back, 'mail'), dayIn(back, 'print')]).toEqual(['2026-12-07', '2026-12-04'])
    const { rows } = await answered<{ rows: { command: string; reason: string }[] }>(
      office.as('auditor').get('/audit?command=move-planned-step'),
    )
    expect(rows.map(({ reason }) => reason)).toEqual(['It is back.', 'The printer is away.'])
  })

  it('may not put a step before one it needs', async () => {
    const id = await november()
    const asked = move(id, 'approve', { on: '2026-12-07', reason: 'Later.' })
    expect(await refused(asked)).toEqual({
      code: 'PLAN_ORDER_BROKEN',
      details: { sentence: 'Post on Dec 4 would come before release on Dec 7.' },
    })
  })

  it('is pointed out when the office is closed or the mail rests', async () => {
    const id = await november()
    const moved = await answered<Run>(move(id, 'close', { on: '2026-12-25', reason: 'Why not.' }))
    expect(moved.steps.find(({ step }) => step === 'close')!.warning).toBe(
      'Dec 25 is Christmas Day, and close the run is planned for it.',
    )
    await answered<Run>(move(id, 'mail', { on: '2026-12-25', reason: 'Why not.' }))
    const { conflicts } = await preview(2026)
    expect(conflicts.map(({ sentence }) => sentence)).toContain(
      'Cycle 1: The post office rests on Dec 25 (Christmas Day): the bills would lie a day. Move the mail date.',
    )
  })

  it('names a step and a plan that are there', async () => {
    expect(await refused(move(99, 'mail', { on: '2026-12-10', reason: 'x' }))).toMatchObject({
      code: 'PLAN_NOT_FOUND',
    })
    const id = await november()
    expect(await refused(move(id, 'dance', { on: '2026-12-10', reason: 'x' }))).toMatchObject({
      code: 'PLAN_STEP_NOT_FOUND',
    })
  })
})

describe('the checklist of a run', () => {
  it('ticks what the product sees by itself, with who and when', async () => {
    const planId = await november()
    const { id } = await postedRun(office, { cycle: '1' })
    const { plan: found } = await answered<{ plan: Run }>(office.get(`/planning/runs/${id}`))
    expect(found).toMatchObject({ planId, runId: id, runState: 'posted' })
    const done = found.steps.filter(({ state }) => state === 'done')
    expect(done.map(({ step, doneBy }) => [step, doneBy])).toEqual([
      ['calculate', 'Test coordinator'],
      ['review', 'Test coordinator'],
      ['approve', 'Test manager'],
      ['post', 'Test coordinator'],
    ])
    expect(done[0]!.doneOn).toBe('2026-11-30')
    expect(await refused(move(planId, 'calculate', { on: '2026-12-02', reason: 'x' }))).toMatchObject({
      code: 'PLAN_STEP_DONE',
    })
    expect(await refused(move(planId, 'mail', { on: '2026-12-09', reason: 'x' }))).toEqual({
      code: 'PLAN_RUN_HAS_ITS_DAYS',
      details: { runId: id },
    })
    expect(await answered(office.get(`/planning/runs/${id}`))).not.toBeNull()
    expect(await refused(office.get('/planning/runs/99'))).toMatchObject({ code: 'RUN_NOT_FOUND' })
  })

  it('is ticked off by hand where the product cannot see it, and the tick can be taken back', async () => {
    const id = await november()
    const tick = (step: string, body: object = {}) =>
      office.as('clerk').post(`/planning/plans/${id}/steps/${step}/done`, body)
    const ticked = await answered<Run>(tick('order-envelopes', { note: '12 boxes' }))
    expect(ticked.steps.find(({ step }) => step === 'order-envelopes')).toMatchObject({
      state: 'done',
      doneBy: 'Test clerk',
      doneOn: '2026-11-30',
      note: '12 boxes',
    })
    const back = await answered<Run>(tick('order-envelopes', { done: false }))
    expect(back.steps.find(({ step }) => step === 'order-envelopes')).toMatchObject({ doneBy: null })
    expect(await refused(tick('print'))).toEqual({ code: 'PLAN_STEP_SEEN', details: { step: 'Print' } })
  })
})

describe('a run opened from the plan', () => {
  it('takes its days from it, also those set by hand, and by the schedule where nothing is planned', async () => {
    const unplanned = await openedRun(office, { cycle: '1' })
    expect(unplanned).toMatchObject({ billOn: '2026-12-05', dueOn: '2026-12-25' })
    await answered(office.post(`/runs/${unplanned.id}/void`, { note: 'Planned first.' }))
    const id = await november()
    await answered<Run>(move(id, 'due', { on: '2027-01-04', reason: 'After the holidays.' }))
    const { rows } = await answered<{ rows: { cycle: string; billOn: string; dueOn: string }[] }>(
      office.get('/runs/proposals'),
    )
    expect(rows[0]).toMatchObject({ cycle: '1', billOn: '2026-12-07', dueOn: '2027-01-04' })
    const run = await openedRun(office, { cycle: '1' })
    expect(run).toMatchObject({ billOn: '2026-12-07', dueOn: '2027-01-04', delinquentOn: '2027-01-14' })
  })
})

describe('what is late', () => {
  it('comes first; what was planned when its day had gone by is past, and not late', async () => {
    await november()
    const before = await answered<Agenda>(office.get('/planning/agenda'))
    expect(before.late).toEqual([])
    expect(before).toMatchObject({ plannedUntil: '2026-12-07' })
    expect(before.soon.map(({ cycle, step }) => `${cycle} ${step}`)).toContain('1 calculate')
    office.move('2026-12-03')
    const after = await answered<Agenda>(office.get('/planning/agenda?owner=me'))
    expect(after.late.map(({ step }) => step)).toContain('calculate')
    expect([...new Set(after.late.map(({ owner }) => owner))]).toEqual(['coordinator'])
    const all = await steps('')
    const firstOther = all.findIndex(({ state }) => state !== 'late')
    expect(all.slice(firstOther).every(({ state, on }) => state !== 'late' && on >= '2026-12-03')).toBe(true)
  })

  it('is not what a later run of the cycle has gone past', async () => {
    await november()
    office.move('2027-01-04')
    await openedRun(office, { cycle: '1', periodFrom: '2026-12-01' })
    const { late } = await answered<Agenda>(office.get('/planning/agenda'))
    expect(late.filter(({ cycle }) => cycle === '1')).toEqual([])
  })
})

it('shows the days of a time with holidays, moved collection and steps, and no more than a hundred', async () => {
  await plan(2026)
  const { days, steps: found } = await answered<SuccessOf<typeof planning.calendar>>(
    office.get('/planning/calendar?from=2026-11-23&until=2026-11-30'),
  )
  expect(
    days.map(({ on, business, holiday, collection }) => [on.slice(8), business, holiday, collection]),
  ).toEqual([
    ['23', true, null, []],
    ['24', true, null, []],
    ['25', true, null, []],
    ['26', false, 'Thanksgiving Day', []],
    ['27', true, null, ['Thursday’s collection (Thanksgiving Day)']],
    ['28', false, null, ['Friday’s collection (Thanksgiving Day)']],
    ['29', false, null, []],
  ])
  expect(found.length).toBeGreaterThan(0)
  expect(await refused(office.get('/planning/calendar?from=2026-01-01&until=2026-12-31'))).toEqual({
    code: 'PLAN_SPAN_TOO_LONG',
    details: { days: 364 },
  })
})
