import type { cases } from '@cartwright/api/cases'
import type { SuccessOf } from '@cartwright/api/route'
import Excel from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'

type Case = SuccessOf<typeof cases.show>
type Listed = SuccessOf<typeof cases.list>

const office = testOffice({ on: '2026-11-23', keep: true })
const clerk = office.as('clerk')
const manager = office.as('manager')
let number = ''
let bill = { number: '', lines: [] as { lineNo: number; amountCents: number }[] }

beforeAll(async () => {
  await addTestPeople(office)
  const [home] = await office.work((work) =>
    smallTown(work, [
      {
        name: 'Maria Delgado',
        services: [{ what: 'all:cart-set:96 gal' }, { what: 'refuse:extra-cart:96 gal' }],
      },
    ]),
  )
  number = home!.number
  await postedRun(office)
  const page = await answered<{ bills: { number: string }[] }>(office.get(`/accounts/${number}`))
  bill = await answered(office.get(`/bills/${page.bills[0]!.number}`))
})

const open = (fields: object = {}): Promise<Case> =>
  answered(clerk.post('/cases', { type: 'billing-question', title: 'Why is it higher?', ...fields }))
const listed = (query: string, as = clerk): Promise<Listed> => answered(as.get(`/cases?${query}`))
const titles = async (query: string, as = clerk) => (await listed(query, as)).rows.map(({ title }) => title)

describe('a case', () => {
  it('has the checklist and the day of its type, and goes its way to the end', async () => {
    const opened = await open({
      accountNumber: number,
      owner: 'user-clerk',
      note: 'She was calm.',
      key: 'key-of-a-form',
    })
    expect(opened).toMatchObject({
      typeLabel: 'Question about a bill',
      payerName: 'Maria Delgado',
      // Three business days from the Monday before Thanksgiving.
      dueOn: '2026-11-27',
      state: 'new',
      steps: 2,
      stepsDone: 0,
      owner: { name: 'Test clerk' },
      notes: [{ writtenBy: 'Test clerk', text: 'She was calm.' }],
    })
    // The same form sent again opens no second case.
    expect((await open({ accountNumber: number, key: 'key-of-a-form' })).id).toBe(opened.id)
    const to = (path: string, body: object = {}, as = clerk) => as.post(`/cases/${opened.id}/${path}`, body)
    const ticked = await answered<Case>(to(`steps/${opened.stepList[0]!.id}/done`))
    expect(ticked).toMatchObject({
      stepsDone: 1,
      version: 1,
      nextStep: 'Ask whether the answer is understood',
    })
    await answered(to('notes', { text: 'Explained the second cart.', key: 'note-key-1' }, manager))
    await answered(to('notes', { text: 'Explained the second cart.', key: 'note-key-1' }, manager))
    await answered(to('follow-ups', { what: 'Call back', dueOn: '2026-11-24', owner: 'user-manager' }))
    expect(await titles('view=mine', manager)).toEqual(['Why is it higher?'])
    expect(await refused(to('state', { version: 1, state: 'waiting' }))).toMatchObject({
      code: 'CASE_WAITS_FOR_WHAT',
    })
    const waits = await answered<Case>(to('state', { version: 1, state: 'waiting', waitingFor: 'her bank' }))
    expect(waits).toMatchObject({ waitingFor: 'her bank', waitingSince: '2026-11-23', version: 2 })
    await answered(to('links', { kind: 'bill-line', key: `${bill.number}:1` }))
    expect(await refused(to('links', { kind: 'bill', key: 'B-0' }))).toMatchObject({
      code: 'LINKED_THING_NOT_FOUND',
    })
    expect(await refused(to('close', { version: 2, outcome: 'upheld', because: 'x' }))).toMatchObject({
      code: 'CASE_OUTCOME_INVALID',
    })
    const closed = await answered<Case>(
      to('close', { version: 2, outcome: 'answered', because: 'She understood.' }),
    )
    expect(closed).toMatchObject({
      state: 'closed',
      closedBy: 'Test clerk',
      outcome: 'answered',
      notes: [{}, {}],
    })
    expect(await refused(to('steps', { title: 'More' }))).toMatchObject({ code: 'CASE_CLOSED' })
    expect(await refused(to('state', { version: 3, state: 'research' }))).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    expect(
      await answered<Case>(to('state', { version: 3, state: 'research', reason: 'She called again.' })),
    ).toMatchObject({ closedOn: null, outcome: null, version: 4 })
    await answered(to('close', { version: 4, outcome: 'answered', because: 'Explained once more.' }))
  })

  it('is changed by one of two who change it at once; the second is told who changed what', async () => {
    const one = await open({ title: 'Two at once' })
    const fields = { version: 1, type: one.type, title: one.title, body: null, owner: null, dueOn: one.dueOn }
    const put = (as: typeof clerk, change: object) => as.put(`/cases/${one.id}`, { ...fields, ...change })
    const answers = await Promise.all([
      put(clerk, { title: 'Two carts billed' }),
      put(manager, { owner: 'user-manager' }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const told = await refused(Promise.resolve(answers.find(({ status }) => status === 409)!))
    const won = answers[0].ok
    expect(told).toEqual({
      code: 'CHANGED_MEANWHILE',
      details: { by: won ? 'Test clerk' : 'Test manager', changed: [won ? 'title' : 'owner'], version: 2 },
    })
    // What nobody can spoil for another goes through whatever version was seen.
    const both = await Promise.all([
      clerk.post(`/cases/${one.id}/notes`, { text: 'From the clerk.' }),
      manager.post(`/cases/${one.id}/notes`, { text: 'From the manager.' }),
    ])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect((await answered<Case>(clerk.get(`/cases/${one.id}`))).notes).toHaveLength(2)
    await expect(
      office.work(({ db }) => db.updateTable('case_note').set({ body: 'As it was not.' }).execute()),
    ).rejects.toThrow(/permission denied/)
  })

  it('is escalated with a time, and belongs to whom it was escalated to until they give it on', async () => {
    const one = await open({ type: 'conduct', title: 'Shouted', accountNumber: number })
    expect(one.guidance).toMatchObject({ escalateTo: 'manager', withinHours: 8, coolingOffDays: 3 })
    const asked = {
      version: 1,
      to: 'user-manager',
      dueOn: '2026-11-23',
      dueTime: '16:00',
      because: 'Asks for the manager.',
    }
    const path = `/cases/${one.id}/escalate`
    expect(await refused(clerk.post(path, { ...asked, dueOn: '2026-11-20' }))).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    const handed = await answered<Case>(clerk.post(path, asked))
    expect(handed).toMatchObject({
      owner: { name: 'Test manager' },
      escalated: { to: { name: 'Test manager' }, dueOn: '2026-11-23', dueTime: '16:00' },
    })
    const quiet = { version: 2, until: '2026-11-30', because: 'He called us names.' }
    const cooled = await answered<Case>(clerk.post(`/cases/${one.id}/cooling-off`, quiet))
    expect(cooled).toMatchObject({ noContactBefore: '2026-11-30', noContactBecause: 'He called us names.' })
    const back = {
      version: 3,
      type: 'conduct',
      title: 'Shouted',
      body: null,
      owner: 'user-clerk',
      dueOn: null,
    }
    expect(await answered<Case>(manager.put(`/cases/${one.id}`, back))).toMatchObject({ escalated: null })
  })

  it('stands in the queue late first, narrowed by type, owner, account and words, and in a workbook', async () => {
    await open({ title: 'Late one', dueOn: '2026-11-20', owner: 'user-clerk', type: 'vacancy' })
    await open({ title: 'Owned by nobody', accountNumber: number })
    expect(await titles('view=late')).toEqual(['Late one'])
    expect((await titles('view=open'))[0]).toBe('Late one')
    expect(await titles('type=vacancy')).toEqual(['Late one'])
    expect(await titles(`owner=nobody&account=${number}`)).toEqual(['Owned by nobody'])
    expect(await titles('q=delgado&owner=nobody')).toEqual(['Owned by nobody'])
    expect(await titles('q=100%25')).toEqual([])
    expect((await listed('view=open')).counts).toMatchObject({ late: 1 })
    const book = new Excel.Workbook()
    await book.xlsx.load(await (await clerk.get('/cases/workbook?view=late')).arrayBuffer())
    expect(book.getWorksheet('Cases')!.getRow(2).getCell(2).value).toBe('Late one')
  })

  it.each([
    { case: 'of no type', body: { type: 'dream' }, code: 'CASE_TYPE_NOT_FOUND' },
    { case: 'of no account', body: { accountNumber: '1' }, code: 'ACCOUNT_NOT_FOUND' },
    { case: 'of a customer', body: { owner: 'user-customer' }, code: 'OWNER_NOT_OF_STAFF' },
    { case: 'about nothing', body: { title: ' ' }, code: 'REQUEST_INVALID' },
    {
      case: 'with disputed lines that is no dispute',
      body: { disputedLines: [{ billNumber: 'x', lineNo: 1, amountCents: 1 }] },
      code: 'TYPE_IS_NO_DISPUTE',
    },
  ])('is refused: $case', async ({ body, code }) => {
    expect(
      await refused(clerk.post('/cases', { type: 'billing-question', title: 'A', ...body })),
    ).toMatchObject({ code })
  })

  it('is not worked on by somebody who only reads', async () => {
    expect(await refused(office.as('auditor').post('/cases', { type: 'conduct', title: 'x' }))).toMatchObject(
      {
        code: 'NOT_PERMITTED',
      },
    )
  })
})
