import type { bills } from '@cartwright/api/bills'
import type { rebillLists } from '@cartwright/api/rebill-lists'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, calculatedRun, refused, release } from '#test/bill-runs'
import { billedTown } from '#test/billed-town'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'

const office = testOffice({ on: '2026-11-02', keep: true })
const two = { services: [{ what: 'all:cart-set:96 gal' }, { what: 'refuse:extra-cart:96 gal', quantity: 2 }] }
const { bill, number, serviceId, balance } = billedTown(office, [two, two, two, {}])
beforeAll(bill)

type List = SuccessOf<typeof rebillLists.show>
type Rows = SuccessOf<typeof rebillLists.rows>['rows']
const numbersOf = async (at: number): Promise<string[]> =>
  (await answered<SuccessOf<typeof bills.ofAccount>>(office.get(`/accounts/${number(at)}/bills`))).rows.map(
    (one) => one.number,
  )
const bring = (csv: string, requestKey: string) =>
  office
    .as('clerk')
    .post('/rebill-lists', { fileName: 'wrong-carts.csv', csv, reason: 'One cart, not two.', requestKey })
const step = (id: number, what: 'look' | 'ask', body: object = {}) =>
  answered<List>(office.as('clerk').post(`/rebill-lists/${id}/${what}`, body))
const approve = (id: number, body: object = {}) =>
  answered<List>(office.as('manager').post(`/rebill-lists/${id}/approve`, { note: 'Seen.', ...body }))
const rowsOf = async (id: number): Promise<Rows> =>
  (await answered<{ rows: Rows }>(office.get(`/rebill-lists/${id}/rows`))).rows
const oneCart = (at: number) =>
  office.work(({ db }) => sql`update service set quantity = 1 where id = ${serviceId(at, 1)}`.execute(db))

describe('a list of bills', () => {
  let listId = 0

  it('is taken row by row: each bad one with its column and why', async () => {
    const [first, second] = [await numbersOf(0), await numbersOf(1)]
    const lines = [
      'Bill,Service,Remark',
      `${first[0]},,since the swap`,
      `${first[1]},,`,
      `${second[0]},${serviceId(1, 1)},`,
      'no such bill,,',
      `${second[1]},${serviceId(0, 0)},`,
      `${first[0]},,again`,
    ]
    const csv = `\uFEFF${lines.join('\r\n')}\r\n`
    const list = await answered<List>(bring(csv, 'the first list'))
    listId = list.listId
    expect(list).toMatchObject({ rows: 6, new: 3, bad: 3, broughtBy: 'Test clerk' })
    expect((await rowsOf(listId)).map(({ line, column, problem }) => [line, column, problem])).toEqual([
      [2, null, null],
      [3, null, null],
      [4, null, null],
      [5, 'bill', 'No posted bill has this number.'],
      [6, 'service', 'The account of this bill has no service with this number.'],
      [7, 'bill', 'This bill stands on line 2 already.'],
    ])
    expect((await answered<List>(bring(csv, 'the first list'))).listId).toBe(listId)
  })

  it('shows its totals before anything is asked for, and asks for nothing that was not worked out', async () => {
    expect((await refused(office.as('clerk').post(`/rebill-lists/${listId}/ask`))).code).toBe(
      'REBILL_LIST_HAS_NEW',
    )
    await oneCart(0)
    await oneCart(1)
    const list = await step(listId, 'look')
    expect(list).toMatchObject({ new: 0, ready: 3, bad: 3 })
    expect(list.postedCents).toBeLessThan(0)
    expect(list.creditedCents + list.billedCents).toBe(list.postedCents)
  })

  it('waits for a second person as a whole, and the bad rows hold up none', async () => {
    const before = [await balance(0), await balance(1)]
    expect(await step(listId, 'ask')).toMatchObject({ ready: 0, waiting: 3, bad: 3 })
    expect(await step(listId, 'ask')).toMatchObject({ waiting: 3 })
    expect([await balance(0), await balance(1)]).toEqual(before)
    const own = office.as('coordinator').post(`/rebill-lists/${listId}/approve`, {})
    await answered(own)
    const { postedCents, ...list } = await approve(listId)
    expect(list).toMatchObject({ waiting: 0, posted: 3, bad: 3, heldUp: 0 })
    expect((await balance(0)) + (await balance(1))).toBe(before[0]! + before[1]! + postedCents)
    const [newest] = await numbersOf(1)
    const shown = await answered<SuccessOf<typeof bills.show>>(office.get(`/bills/${newest}`))
    expect(shown.cancelled).toMatchObject({ replacedBy: `${newest}-R1` })
  })

  it('gives its bad rows back as a file, with line, column and reason', async () => {
    const file = await office.as('clerk').get(`/rebill-lists/${listId}/bad-rows.csv`)
    const [head, ...lines] = (await file.text()).trim().split('\r\n')
    expect(head).toContain('bill,service,line,column,reason')
    const bad = (await rowsOf(listId)).filter(({ state }) => state === 'bad')
    expect(lines.map((line) => line.split(',').slice(0, 4))).toEqual(
      bad.map((row) => [row.bill, row.service, String(row.line), row.column]),
    )
  })

  it('worked out again takes up what is no longer wrong, and nothing that is done', async () => {
    expect(await step(listId, 'look', { again: true })).toMatchObject({ posted: 3, bad: 3, new: 0 })
  })
})

it('a row that was overtaken is held up when it is approved, sent back, and worked out anew', async () => {
  const [newest] = await numbersOf(2)
  const { listId } = await answered<List>(bring(`bill\n${newest}\n`, 'the second list'))
  await oneCart(2)
  await step(listId, 'look')
  await step(listId, 'ask')
  const [row] = await rowsOf(listId)
  const { adjustmentId, bills: looked } = await answered<{
    adjustmentId: number
    bills: { billId: number }[]
  }>(office.get(`/corrections/${row!.correctionId}`))
  const parts = [{ billLine: { billId: looked[0]!.billId, lineNo: 2 }, amountCents: -100 }]
  const credit = { reason: 'billing-error', note: 'As told.', parts }
  await answered(office.as('clerk').post(`/accounts/${number(2)}/adjustments`, credit))
  expect(await approve(listId)).toMatchObject({ waiting: 1, heldUp: 1 })
  expect(await approve(listId, { again: true })).toMatchObject({ waiting: 1, heldUp: 1 })
  await answered(
    office.as('manager').post(`/adjustments/${adjustmentId}/return`, { note: 'Work it out anew.' }),
  )
  expect((await rowsOf(listId))[0]).toMatchObject({ state: 'returned' })
  await step(listId, 'look', { again: true })
  expect(await step(listId, 'ask')).toMatchObject({ waiting: 1 })
  expect(await approve(listId)).toMatchObject({ posted: 1 })
})

describe('is refused', () => {
  it.each([
    [
      'a file without headings',
      'number\n1\n',
      'Name a column “bill” in the first line, with the numbers of the bills.',
    ],
    ['a file without rows', 'bill\n', 'There is no row under the headings.'],
  ])('%s', async (_, csv, message) => {
    const { code, details } = await refused(bring(csv, `a bad list ${csv.length}`))
    expect({ code, details }).toEqual({ code: 'FIELD_REFUSED', details: { field: 'csv', message } })
  })

  it('a list nobody brought', async () => {
    expect((await refused(office.get('/rebill-lists/999'))).code).toBe('REBILL_LIST_NOT_FOUND')
  })
})

it('a register is released with what was adjusted, and posted with what was corrected', async () => {
  office.move('2026-11-30')
  const run = await calculatedRun(office)
  type Gates = { gates: { name: string; stands: string; sentence: string }[] }
  const gate = async (which: string) =>
    (await answered<Gates>(office.get(`/runs/${run.id}`))).gates.find(({ name }) => name === which)
  const again = async () => {
    await answered(office.post(`/runs/${run.id}/calculate`))
    await office.finishJobs()
  }
  const credit = (note: string) =>
    answered(
      office.as('clerk').post(`/accounts/${number(3)}/adjustments`, {
        reason: 'billing-error',
        note,
        parts: [{ ledgerCode: '4410', amountCents: -100 }],
      }),
    )
  expect(await gate('figures-up-to-date')).toMatchObject({ stands: 'green' })
  await credit('Before the release.')
  expect(await gate('figures-up-to-date')).toMatchObject({
    stands: 'red',
    sentence: `Account ${number(3)} was adjusted or corrected after this register was made. Calculate what changed.`,
  })
  await expect(release(office, run.id)).rejects.toThrow('figures-up-to-date')
  await again()
  await release(office, run.id)
  await credit('After it: the next bill tells of it.')
  expect(await gate('past-as-known')).toMatchObject({ stands: 'green' })
  const asked = { billNumbers: [(await numbersOf(3))[0]!] }
  const at = `/accounts/${number(3)}/rebills`
  const { fingerprint } = await answered<{ fingerprint: string }>(
    office.as('clerk').post(`${at}/preview`, asked),
  )
  await answered(
    office
      .as('clerk')
      .post(at, { ...asked, fingerprint, reason: 'Printed badly.', requestKey: 'after the release' }),
  )
  expect(await refused(office.post(`/runs/${run.id}/post`))).toMatchObject({
    code: 'GATE_IS_RED',
    details: { step: 'post', gates: [{ name: 'past-as-known' }] },
  })
  expect(await office.work((work) => verifyBalances(work))).toEqual([])
})
