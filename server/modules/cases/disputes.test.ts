import type { adjustments } from '@cartwright/api/adjustments'
import type { cases } from '@cartwright/api/cases'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { adjusting, asking, partOf } from '#test/adjusting'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { disputedOf } from '../accounts/disputed-cents.ts'

type Case = SuccessOf<typeof cases.show>
type Listed = SuccessOf<typeof cases.list>
type Line = SuccessOf<typeof adjustments.linesLeft>['rows'][number]

const office = testOffice({ on: '2026-11-23', keep: true })
const clerk = office.as('clerk')
let number = ''
let accountId = 0
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
  accountId = home!.id
  await postedRun(office)
  const page = await answered<{ bills: { number: string }[] }>(office.get(`/accounts/${number}`))
  bill = await answered(office.get(`/bills/${page.bills[0]!.number}`))
})

const open = (fields: object = {}): Promise<Case> =>
  answered(clerk.post('/cases', { type: 'billing-question', title: 'Why is it higher?', ...fields }))

const disputed = async (asOf: string) =>
  (await office.work((work) => disputedOf(work, accountId, PlainDate.from(asOf)))).parts.map(
    ({ lineNo, cents }) => [lineNo, cents],
  )

const line = (lineNo: number, amountCents: number) => ({ billNumber: bill.number, lineNo, amountCents })
const inDispute = () => office.work((work) => disputedOf(work, accountId, work.today))

describe('a dispute', () => {
  it('keeps the named part of the bill out of penalties and notices while it is open, and only that', async () => {
    const [first, second] = bill.lines
    const asked = { type: 'disputed-charge', title: 'Cart billed twice', accountNumber: number }
    expect(
      await refused(clerk.post('/cases', { ...asked, disputedLines: [line(2, second!.amountCents + 1)] })),
    ).toMatchObject({ code: 'DISPUTED_TOO_MUCH', details: { lineCents: second!.amountCents } })
    const one = await open({ ...asked, disputedLines: [line(2, second!.amountCents)] })
    expect(one).toMatchObject({
      isDispute: true,
      disputedCents: second!.amountCents,
      disputedLines: [{ lineNo: 2 }],
    })
    expect(await disputed('2026-11-22')).toEqual([])
    expect(await disputed('2026-11-23')).toEqual([[2, second!.amountCents]])
    expect(await refused(clerk.post('/cases', { ...asked, disputedLines: [line(2, 1)] }))).toMatchObject({
      code: 'LINE_ALREADY_DISPUTED',
      details: { caseId: one.id },
    })
    // The next day another line is disputed in part as well.
    office.move('2026-11-24')
    const put = (version: number, lines: object[]) =>
      clerk.put(`/cases/${one.id}/disputed-lines`, { version, lines })
    await answered(put(1, [line(2, second!.amountCents), line(1, 100)]))
    expect(await disputed('2026-11-23')).toEqual([[2, second!.amountCents]])
    expect(await disputed('2026-11-24')).toEqual([
      [2, second!.amountCents],
      [1, 100],
    ])
    const page = await answered<{ disputedCents: number; disputedPastDueCents: number }>(
      clerk.get(`/accounts/${number}`),
    )
    expect(page).toMatchObject({ disputedCents: second!.amountCents + 100, disputedPastDueCents: 0 })
    expect(first!.amountCents).toBeGreaterThan(100)
    const close = (body: object) =>
      clerk.post(`/cases/${one.id}/close`, { version: 2, because: 'As the record shows.', ...body })
    expect(await refused(close({ outcome: 'answered' }))).toMatchObject({ code: 'CASE_OUTCOME_INVALID' })
    expect(await refused(close({ outcome: 'upheld' }))).toMatchObject({
      code: 'DISPUTE_NEEDS_ADJUSTMENT',
      details: { upheldCents: second!.amountCents + 100 },
    })
    expect(await refused(close({ outcome: 'partly' }))).toMatchObject({ code: 'UPHELD_INVALID' })
    expect(await refused(close({ outcome: 'denied' }))).toMatchObject({ code: 'DISPUTE_NEEDS_LETTER' })
    // The answer is drafted from the city’s template, to be looked at before it goes.
    const closed = await answered<Case>(close({ outcome: 'denied', letter: true }))
    expect(closed).toMatchObject({ disputedCents: 0, outcome: 'denied', links: [{ kind: 'letter' }] })
    const letter = await answered(clerk.get(`/letters/${closed.links[0]!.key}`))
    expect(JSON.stringify(letter)).toContain('As the record shows.')
    expect(closed.disputedLines.map(({ upheldCents, until }) => [upheldCents, until])).toEqual([
      [0, '2026-11-24'],
      [0, '2026-11-24'],
    ])
    expect(await disputed('2026-11-24')).toEqual([])
    expect(await disputed('2026-11-23')).toEqual([[2, second!.amountCents]])
  })
})

describe('what of a receivable is in dispute', () => {
  it('is no more than what is left of the line and of the balance, and past due with its bill', async () => {
    const [first, second] = bill.lines
    const one = await open({
      type: 'disputed-charge',
      title: 'Both lines',
      accountNumber: number,
      disputedLines: [line(1, first!.amountCents), line(2, second!.amountCents)],
    })
    const whole = first!.amountCents + second!.amountCents
    expect(await inDispute()).toMatchObject({ cents: whole, pastDueCents: 0 })
    office.move('2027-03-01')
    expect(await inDispute()).toMatchObject({ cents: whole, pastDueCents: whole })
    // What was credited on a line is owed no more, and not left out of a penalty twice.
    const { rows } = await answered<{ rows: Line[] }>(clerk.get(`/accounts/${number}/lines-left`))
    const part = partOf(rows.find(({ lineNo }) => lineNo === 2)!, -500)
    const { adjustmentId } = await adjusting(office).ask('clerk', number, asking([part]))
    expect((await inDispute()).cents).toBe(whole - 500)
    const linked = await answered<Case>(
      clerk.post(`/cases/${one.id}/links`, { kind: 'adjustment', key: `${adjustmentId}` }),
    )
    expect(linked.adjustments).toMatchObject([{ id: adjustmentId, amountCents: -500, state: 'posted' }])
    // Paid in full but for five dollars: no more than those is in dispute, of the line that was due first.
    const { balanceCents } = await answered<{ balanceCents: number }>(clerk.get(`/accounts/${number}`))
    await answered(
      clerk.post('/payments', {
        accountNumber: number,
        amountCents: balanceCents - 500,
        tender: 'check',
        checkNumber: '77',
        receivedOn: '2027-03-01',
        receipt: 'D-77',
      }),
    )
    expect(await inDispute()).toMatchObject({
      cents: 500,
      parts: [{ lineNo: 1, cents: 500, caseId: one.id }],
    })
    office.move('2026-11-24')
  })
})

describe('what came of a case', () => {
  it('is its calls, letters and adjustments; a call is linked, opened from, and found by', async () => {
    const call = await answered<{ id: number; version: number }>(
      clerk.post('/contacts/calls', { key: 'call-of-a-case', accountNumber: number }),
    )
    const one = await open({ accountNumber: number, links: [{ kind: 'contact', key: `${call.id}` }] })
    expect(one.calls).toMatchObject([{ id: call.id, endedAt: null, cases: [{ id: one.id }] }])
    expect(
      await refused(clerk.post(`/contacts/${call.id}/dismiss`, { version: call.version })),
    ).toMatchObject({ code: 'CALL_HAS_CASE', details: { caseId: one.id } })
    await answered(
      clerk.put(`/contacts/${call.id}`, { version: 1, reason: 'bill-question', outcome: 'answered' }),
    )
    const list = await answered<{ rows: { id: number; cases: { id: number }[] }[] }>(clerk.get('/contacts'))
    expect(list.rows.find(({ id }) => id === call.id)?.cases).toMatchObject([{ id: one.id, closedOn: null }])
    expect(
      await refused(clerk.post(`/cases/${one.id}/links`, { kind: 'contact', key: '9999' })),
    ).toMatchObject({ code: 'LINKED_THING_NOT_FOUND' })
    const found = await answered<Listed>(clerk.get(`/cases?view=all&linkKind=contact&linkKey=${call.id}`))
    expect(found.rows.map(({ id }) => id)).toEqual([one.id])
    const letter = await answered<{ id: number }>(
      clerk.post('/letters', {
        key: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        accountNumber: number,
        template: null,
        partyId: null,
      }),
    )
    const linked = await answered<Case>(
      clerk.post(`/cases/${one.id}/links`, { kind: 'letter', key: `${letter.id}` }),
    )
    expect(linked.letters).toMatchObject([{ id: letter.id, state: 'draft', by: 'Test clerk' }])
    expect(linked.guidance).toBeNull()
    const out = await answered<Case>(
      clerk.post(`/cases/${one.id}/links/remove`, { kind: 'contact', key: `${call.id}` }),
    )
    expect(out.calls).toEqual([])
  })

  it('is closed by one of two who close it at once, and its dispute ends once; links of both are there', async () => {
    const one = await open({ accountNumber: number, title: 'Two at once' })
    const link = (as: typeof clerk, kind: string, key: string) =>
      as.post(`/cases/${one.id}/links`, { kind, key })
    const manager = office.as('manager')
    const linked = await Promise.all([
      link(clerk, 'account', number),
      link(manager, 'account', number),
      link(manager, 'bill', bill.number),
    ])
    expect(linked.map(({ status }) => status)).toEqual([200, 200, 200])
    const close = (as: typeof clerk, outcome: string) =>
      as.post(`/cases/${one.id}/close`, { version: 1, outcome, because: 'As told.' })
    const answers = await Promise.all([close(clerk, 'answered'), close(manager, 'referred')])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const shown = await answered<Case>(clerk.get(`/cases/${one.id}`))
    const [first] = answers
    expect(shown).toMatchObject({
      outcome: first.ok ? 'answered' : 'referred',
      links: [{ kind: 'account' }, { kind: 'bill' }],
      version: 2,
    })
    const other = answers.find(({ status }) => status === 409)!
    expect(await refused(Promise.resolve(other))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { by: first.ok ? 'Test clerk' : 'Test manager' },
    })
  })
})
