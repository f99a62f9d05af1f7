import type { SuccessOf } from '@cartwright/api/route'
import type { workplan } from '@cartwright/api/workplan'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { addTestPeople, setRole } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { makeRecurring } from './recurring-tasks.ts'

type Listed = SuccessOf<typeof workplan.tasks>
type Recurring = SuccessOf<typeof workplan.addRecurring>

const office = testOffice({ on: '2026-11-23' })
beforeEach(() => addTestPeople(office))

const listed = (view: string): Promise<Listed> => answered(office.get(`/tasks?view=${view}`))
const titles = async (view: string) => (await listed(view)).rows.map(({ title }) => title)

describe('a task that comes again', () => {
  const monthly = {
    title: 'Reconcile',
    every: 'month',
    businessDay: 1,
    leadDays: 3,
    steps: ['Print', 'Sign'],
  }
  it('is made once a month, by however many and however often', async () => {
    const added = await answered<Recurring>(
      office.post('/recurring-tasks', { ...monthly, owner: 'user-clerk' }),
    )
    expect(added).toMatchObject({ nextDueOn: '2026-12-01', fromOn: '2026-11-23' })
    expect(await titles('open')).toEqual([])
    office.move('2026-11-26')
    const make = () => office.work(makeRecurring)
    expect((await Promise.all([make(), make()])).toSorted()).toEqual([0, 1])
    expect(await make()).toBe(0)
    const [made] = (await listed('open')).rows
    expect(made).toMatchObject({
      dueOn: '2026-12-01',
      steps: 2,
      owner: { name: 'Test clerk' },
      comesAgain: true,
    })
    await setRole(office, 'clerk', 'clerk', Temporal.Instant.from('2026-12-01T08:00:00Z'))
    office.move('2027-01-04')
    expect(await make()).toBe(1)
    expect((await listed('open')).rows.at(-1)).toMatchObject({ dueOn: '2027-01-01', owner: null })
    const ended = await answered<Recurring>(office.delete(`/recurring-tasks/${added.id}`))
    expect(ended).toMatchObject({ endedOn: '2027-01-04', nextDueOn: null })
    office.move('2027-03-04')
    expect(await make()).toBe(0)
  })

  it('is changed from a day on: as it was until then, and no month gets two', async () => {
    const added = await answered<Recurring>(office.post('/recurring-tasks', { ...monthly, leadDays: 0 }))
    const asked = { ...monthly, title: 'Reconcile and sign', businessDay: -1, leadDays: 0, version: 1 }
    const put = (id: number, body: object) => office.put(`/recurring-tasks/${id}`, body)
    expect(await refused(put(added.id, { ...asked, from: '2026-11-20' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'from' },
    })
    const next = await answered<Recurring>(put(added.id, { ...asked, from: '2027-01-10' }))
    // January has its task on its first business day, so that the new one begins with February.
    expect(next).toMatchObject({ title: 'Reconcile and sign', fromOn: '2027-02-01', nextDueOn: '2027-02-26' })
    const { rows } = await answered<{ rows: Recurring[] }>(office.get('/recurring-tasks'))
    expect(rows.find(({ id }) => id === added.id)).toMatchObject({
      endedOn: '2027-01-10',
      nextDueOn: '2026-12-01',
      version: 2,
    })
    expect(await refused(put(added.id, { ...asked, version: 1, from: '2027-05-01' }))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    expect(await refused(put(added.id, { ...asked, version: 2, from: '2027-05-01' }))).toMatchObject({
      code: 'RECURRING_TASK_ENDED',
    })
    office.move('2027-03-31')
    await office.work(makeRecurring)
    const made = (await listed('open')).rows.map(({ title, dueOn }) => `${dueOn} ${title}`)
    expect(made.toSorted()).toEqual([
      '2026-12-01 Reconcile',
      '2027-01-01 Reconcile',
      '2027-02-26 Reconcile and sign',
      '2027-03-31 Reconcile and sign',
    ])
    expect(await refused(put(99, { ...asked, from: '2027-05-01' }))).toMatchObject({
      code: 'RECURRING_TASK_NOT_FOUND',
    })
  })

  it('that is on the list already stays there when it is changed, and comes differently after that', async () => {
    const added = await answered<Recurring>(office.post('/recurring-tasks', { ...monthly, leadDays: 10 }))
    expect((await listed('open')).rows).toMatchObject([{ dueOn: '2026-12-01' }])
    const next = await answered<Recurring>(
      office.put(`/recurring-tasks/${added.id}`, {
        ...monthly,
        every: 'quarter',
        month: 3,
        leadDays: 10,
        version: 1,
        from: '2026-11-23',
      }),
    )
    expect(next).toMatchObject({ fromOn: '2027-01-01', nextDueOn: '2027-03-01' })
    expect((await listed('open')).rows).toMatchObject([{ dueOn: '2026-12-01' }])
  })

  it('is refused in a month its quarter has not', async () => {
    const quarterly = { ...monthly, every: 'quarter', month: 4 }
    expect(await refused(office.post('/recurring-tasks', quarterly))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'month' },
    })
  })
})
