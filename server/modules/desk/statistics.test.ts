import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { SuccessOf } from '@cartwright/api/route'
import Excel from 'exceljs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'

type Figures = SuccessOf<typeof deskStatistics.show>

const office = testOffice({ on: '2026-10-05', keep: true })
const clerk = office.as('clerk')
let number = ''
let other = ''

type Talk = { readonly on: string; readonly reason: string; readonly of?: string; readonly more?: object }
let talks = 0

/** A call of a customer, logged on the day it was. */
const talk = async ({ on, reason, of = number, more = {} }: Talk): Promise<number> => {
  office.move(on)
  const { id } = await answered<{ id: number }>(
    clerk.post('/contacts', {
      key: `talk number ${(talks += 1)}`,
      accountNumber: of,
      channel: 'phone',
      outcome: 'answered',
      reason,
      ...more,
    }),
  )
  return id
}

/** What the city’s rule of seven days makes of each is said beside it. */
async function callsOfNovember(): Promise<void> {
  // Resolved: what comes back is about something else, or after the days are over.
  await talk({ on: '2026-11-01', reason: 'bill-question' })
  await talk({ on: '2026-11-03', reason: 'missed-pickup', of: other })
  await talk({ on: '2026-11-09', reason: 'bill-question' })
  // Not resolved: a letter came about the same on the last day that counts. The letter is no call.
  await talk({ on: '2026-11-03', reason: 'container' })
  await talk({ on: '2026-11-10', reason: 'container', more: { channel: 'letter' } })
  // No first call: the letter was there before.
  await talk({ on: '2026-11-12', reason: 'container' })
  // Not resolved: a case of it was open after the seven days, and a follow-up was.
  const open = await talk({ on: '2026-11-02', reason: 'complaint', of: other })
  await answered(
    clerk.post('/cases', {
      type: 'conduct',
      title: 'Open',
      accountNumber: other,
      links: [{ kind: 'contact', key: `${open}` }],
    }),
  )
  await talk({
    on: '2026-11-02',
    reason: 'other',
    of: other,
    more: { outcome: 'follow-up', followUpOn: '2026-11-20' },
  })
  // Nobody called us: we did. And one whose days are not over.
  await talk({ on: '2026-11-05', reason: 'payment', more: { direction: 'out' } })
  await talk({ on: '2026-11-16', reason: 'payment' })
}

beforeAll(async () => {
  await addTestPeople(office)
  const [home, elsewhere] = await office.work((work) =>
    smallTown(work, [{ name: 'Ana Ruiz' }, { name: 'Ben Ito' }]),
  )
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
  number = home!.number
  other = elsewhere!.number
  await callsOfNovember()
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
      [15, 1, 1],
      [31, 1, 1],
    ])
    const october = await answered<Figures>(office.get('/desk-statistics?from=2026-10-01&to=2026-10-31'))
    expect(october.cases.byType.find(({ code }) => code === 'billing-question')).toMatchObject({
      daysToClose: 4,
    })
  })

  it('count conversations by reason, and the first calls after which nothing was left to do', async () => {
    const { contacts } = await answered<Figures>(office.get('/desk-statistics?from=2026-11-01&to=2026-11-30'))
    expect(contacts).toMatchObject({
      count: 10,
      calls: 9,
      before: 0,
      firstCallBefore: { counted: 0, perMille: null },
    })
    const of = (reason: string) => contacts.byReason.find(({ code }) => code === reason)
    expect(of('bill-question')).toMatchObject({
      name: 'Question about a bill',
      count: 2,
      firstCalls: { counted: 2, resolved: 2, waiting: 0, perMille: 1000 },
    })
    expect(of('container')).toMatchObject({ count: 3, calls: 2, firstCalls: { counted: 1, resolved: 0 } })
    expect(of('complaint')).toMatchObject({ firstCalls: { counted: 1, resolved: 0 } })
    expect(of('other')).toMatchObject({ firstCalls: { counted: 1, resolved: 0 } })
    expect(of('payment')).toMatchObject({ count: 2, firstCalls: { counted: 0, waiting: 1, perMille: null } })
    expect(contacts.firstCall).toEqual({
      days: 7,
      citation: 'Customer Service Standard 7',
      counted: 6,
      resolved: 3,
      waiting: 1,
      perMille: 500,
    })
  })

  it('count them by the charge of the bill line they named', async () => {
    office.move('2026-11-23')
    await postedRun(office)
    const page = await answered<{ bills: { number: string }[] }>(office.get(`/accounts/${number}`))
    const billed = { billNumber: page.bills[0]!.number, billLineNo: 1 }
    await talk({ on: '2026-11-23', reason: 'bill-wrong', more: billed })
    const { contacts } = await answered<Figures>(office.get('/desk-statistics?from=2026-11-23&to=2026-11-23'))
    expect(contacts.byLine).toMatchObject([{ name: 'Cart set', count: 1, calls: 1, before: 0 }])
  })

  it('say so where the city has not said when a call is resolved', async () => {
    office.move('2022-06-30')
    const { contacts } = await answered<Figures>(office.get('/desk-statistics'))
    expect(contacts).toMatchObject({ firstCall: null, firstCallBefore: null })
  })

  it('go into a workbook with their definitions, and not to a clerk', async () => {
    const book = new Excel.Workbook()
    await book.xlsx.load(await (await office.get('/desk-statistics/workbook')).arrayBuffer())
    expect(book.worksheets.map(({ name }) => name)).toContain('Cases by type')
    expect(JSON.stringify(book.getWorksheet('Period')!.getColumn(2).values)).toContain(
      '(Customer Service Standard 7)',
    )
    expect(book.getWorksheet('Conversations by reason')!.rowCount).toBeGreaterThan(5)
    expect(await refused(clerk.get('/desk-statistics'))).toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await refused(office.get('/desk-statistics?from=2026-11-02&to=2026-11-01'))).toMatchObject({
      code: 'STATISTICS_PERIOD_INVALID',
    })
  })
})
