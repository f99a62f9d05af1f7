import type { planning } from '@cartwright/api/planning'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeEach, expect, it } from 'vitest'
import { answered, calculatedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-30' })
type Steps = SuccessOf<typeof planning.list>['rows']

beforeEach(async () => {
  await office.work((work) => smallTown(work, [{}]))
  await addTestPeople(office)
  await plan(2026)
  await plan(2027)
})

const plan = (year: number) => answered(office.post(`/planning/years/${year}`))
const prints = async (): Promise<Steps> => {
  const { rows } = await answered<{ rows: Steps }>(
    office.get('/planning/steps?from=2026-11-30&until=2027-04-01'),
  )
  return rows.filter(({ step, cycle }) => step === 'print' && ['1', '4'].includes(cycle))
}
const owners = async () =>
  Object.fromEntries(
    (await prints()).map(({ cycle, periodFrom, owner }) => [`${cycle} ${periodFrom.slice(0, 7)}`, owner]),
  )
const planOf = async (key: string) =>
  (await prints()).find(({ cycle, periodFrom }) => `${cycle} ${periodFrom.slice(0, 7)}` === key)!.planId
const give = (planId: number, body: object, step = 'print') =>
  office.post(`/planning/plans/${planId}/steps/${step}/owner`, { reason: 'Rosa is away', ...body })

it('a step is given away in one run, kept there when the year is planned again, and given back', async () => {
  const december = await planOf('1 2026-12')
  await answered(give(december, { owner: 'Test clerk', scope: 'run' }))
  expect(await owners()).toMatchObject({
    '1 2026-11': 'coordinator',
    '1 2026-12': 'Test clerk',
    '1 2027-01': 'coordinator',
  })
  await plan(2026)
  await plan(2027)
  expect(await owners()).toMatchObject({ '1 2026-12': 'Test clerk' })
  expect((await prints()).find(({ planId }) => planId === december)?.ownerSetBy).toBe('Test coordinator')
  await answered(give(december, { owner: null, scope: 'run' }))
  expect(await owners()).toMatchObject({ '1 2026-12': 'coordinator' })
})

it('a step is given away in all later runs of a cycle, or of all, those that are planned later too', async () => {
  const [december, january] = [await planOf('1 2026-12'), await planOf('1 2027-01')]
  await answered(give(january, { owner: 'Test clerk', scope: 'run' }))
  await answered(give(december, { owner: 'manager', scope: 'cycle' }))
  expect(await owners()).toMatchObject({
    '1 2026-11': 'coordinator',
    '1 2026-12': 'manager',
    '1 2027-01': 'Test clerk',
    '1 2027-02': 'manager',
    '4 2026-12': 'coordinator',
    '4 2027-02': 'coordinator',
  })
  await plan(2027)
  await plan(2028)
  expect(await owners()).toMatchObject({
    '1 2027-01': 'Test clerk',
    '1 2027-02': 'manager',
    '4 2027-02': 'coordinator',
  })
  const later = await answered<{ rows: Steps }>(
    office.get('/planning/steps?from=2028-06-01&until=2028-07-01&cycle=1'),
  )
  expect(later.rows.find(({ step }) => step === 'print')).toMatchObject({
    owner: 'manager',
    ownerSetBy: null,
  })
  await answered(give(january, { owner: 'clerk', scope: 'all' }))
  expect(await owners()).toMatchObject({ '1 2026-12': 'manager', '1 2027-01': 'clerk', '4 2027-02': 'clerk' })
  await answered(give(await planOf('1 2027-02'), { owner: null, scope: 'all' }))
  expect(await owners()).toMatchObject({
    '1 2027-01': 'clerk',
    '1 2027-02': 'coordinator',
    '4 2027-02': 'coordinator',
  })
})

it('a step is refused to strangers, on days that are nobody’s work, when it is done, and by whom may not plan', async () => {
  const november = await planOf('1 2026-11')
  for (const owner of ['Nobody Known', 'customer'])
    expect(await refused(give(november, { owner, scope: 'run' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'owner' },
    })
  expect(await refused(give(november, { owner: 'clerk', scope: 'run' }, 'due'))).toMatchObject({
    code: 'PLAN_STEP_IS_A_DAY',
  })
  expect(await refused(give(november, { owner: 'clerk', scope: 'run' }, 'dance'))).toMatchObject({
    code: 'PLAN_STEP_NOT_FOUND',
  })
  expect(await refused(give(november, { owner: 'clerk', scope: 'run', reason: ' ' }))).toMatchObject({
    code: 'REQUEST_INVALID',
  })
  await calculatedRun(office, { cycle: '1' })
  expect(await refused(give(november, { owner: 'clerk', scope: 'all' }, 'calculate'))).toMatchObject({
    code: 'PLAN_STEP_DONE',
  })
  const asClerk = office
    .as('clerk')
    .post(`/planning/plans/${november}/steps/print/owner`, { owner: null, scope: 'run', reason: 'x' })
  expect(await refused(asClerk)).toMatchObject({ code: 'NOT_PERMITTED' })
  expect(await answered(office.get('/planning/owners'))).toMatchObject({
    roles: ['coordinator', 'clerk', 'manager', 'administrator'],
    people: expect.arrayContaining(['Test clerk']),
  })
})
