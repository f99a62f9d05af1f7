import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { SuccessOf } from '@cartwright/api/route'
import Excel from 'exceljs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'

type Figures = SuccessOf<typeof deskStatistics.show>

const office = testOffice({ on: '2026-10-05', keep: true })
const clerk = office.as('clerk')

beforeAll(async () => {
  await addTestPeople(office)
  const [home] = await office.work((work) => smallTown(work, [{ name: 'Ana Ruiz' }]))
  const open = (type: string, dueOn: string) =>
    answered<{ id: number }>(
      clerk.post('/cases', { type, title: 'A case', accountNumber: home!.number, dueOn }),
    )
  await open('vacancy', '2026-10-20')
  const { id } = await open('billing-question', '2026-10-07')
  office.move('2026-10-09')
  await answered(clerk.post(`/cases/${id}/close`, { version: 1, outcome: 'answered', because: 'Explained.' }))
  office.move('2026-11-20')
  await open('billing-question', '2026-11-24')
})
beforeEach(() => office.move('2026-11-23'))

describe('the statistics of the desk', () => {
  it('count cases by type against the month before, and by age those that are open', async () => {
    const figures = await answered<Figures>(office.get('/desk-statistics?from=2026-11-01&to=2026-11-30'))
    expect(figures.before).toEqual({ from: '2026-10-01', until: '2026-11-01' })
    const [questions, vacancies] = ['billing-question', 'vacancy'].map((type) =>
      figures.cases.byType.find(({ code }) => code === type),
    )
    expect(questions).toMatchObject({
      opened: 1,
      openedBefore: 1,
      closed: 0,
      closedBefore: 1,
      open: 1,
      late: 0,
    })
    expect(vacancies).toMatchObject({ opened: 0, openedBefore: 1, open: 1, late: 1, daysToClose: null })
    expect(figures.cases.byAge.map(({ fromDays, count, late }) => [fromDays, count, late])).toEqual([
      [0, 0, 0],
      [3, 1, 0],
      [8, 0, 0],
      [15, 0, 0],
      [31, 1, 1],
    ])
    const october = await answered<Figures>(office.get('/desk-statistics?from=2026-10-01&to=2026-10-31'))
    expect(october.cases.byType.find(({ code }) => code === 'billing-question')).toMatchObject({
      daysToClose: 4,
    })
  })

  it('go into a workbook with their definitions, and not to a clerk', async () => {
    const book = new Excel.Workbook()
    await book.xlsx.load(await (await office.get('/desk-statistics/workbook')).arrayBuffer())
    expect(book.worksheets.map(({ name }) => name)).toContain('Cases by type')
    expect(await refused(clerk.get('/desk-statistics'))).toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await refused(office.get('/desk-statistics?from=2026-11-02&to=2026-11-01'))).toMatchObject({
      code: 'STATISTICS_PERIOD_INVALID',
    })
  })
})
