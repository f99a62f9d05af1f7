import { randomUUID } from 'node:crypto'
import type { Role } from '@cartwright/api/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { postPayments } from '../payments/post-payments.ts'
import { PlainDate } from '#kernel/dates'

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[]

beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{}, {}, {}]))
  await addTestPeople(office)
})

type Answer = { status: number; [field: string]: unknown }
const told = async (response: Promise<Response>): Promise<Answer> => {
  const { status } = await response
  return { status, ...((await (await response).json()) as object) }
}
const post = (path: string, body: object = {}, role: Role = 'clerk') =>
  told(office.as(role).post(`/cash${path}`, body))
const get = (path: string, role: Role = 'clerk') => told(office.as(role).get(`/cash${path}`))

const opened = async (some: object = {}): Promise<number> => {
  const body = {
    key: randomUUID(),
    kind: 'mail',
    receivedOn: '2026-11-20',
    controlCount: 2,
    controlCents: 7320,
  }
  const answer = await post('/batches', { ...body, ...some })
  expect(answer).toMatchObject({ status: 201, state: 'open', owner: 'Test clerk', mine: true })
  return answer['batchId'] as number
}
const line = (account: number, amountCents: number, some: object = {}) => ({
  key: randomUUID(),
  typed: town[account]!.number,
  amountCents,
  ...some,
})
const enter = (batchId: number, ...of: Parameters<typeof line>) =>
  post(`/batches/${batchId}/items`, line(...of))
const balance = (account: number) => office.work((work) => accountBalance(work, town[account]!.id))

describe('a cash batch', () => {
  it('is kept line by line, closes when it meets its tape, and is posted at once', async () => {
    const before = [await balance(0), await balance(1)]
    const batchId = await opened()
    expect(await enter(batchId, 0, 4770, { checkNumber: '101' })).toMatchObject({
      line: { lineNo: 1, accountNumber: '100-00001-7', name: 'Customer 1', amountCents: 4770, likes: [] },
      totals: { count: 1, cents: 4770, meets: false },
    })
    const key = randomUUID()
    expect(await post(`/batches/${batchId}/close`, { key })).toMatchObject({
      code: 'CASH_BATCH_OUT_OF_BALANCE',
      details: { missingCount: 1, missingCents: 2550 },
    })
    expect(await enter(batchId, 1, 2550)).toMatchObject({ line: { lineNo: 2 }, totals: { meets: true } })
    const closed = { state: 'closed', closedBy: 'Test clerk', closedOn: '2026-11-23' }
    expect(await post(`/batches/${batchId}/close`, { key })).toMatchObject(closed)
    expect(await post(`/batches/${batchId}/close`, { key })).toMatchObject({ status: 200, ...closed })
    expect([await balance(0), await balance(1)]).toEqual([before[0]! - 4770, before[1]! - 2550])
    expect(await told(office.get('/accounts/100-00001-7/payments'))).toMatchObject({
      rows: [{ amountCents: 4770, receivedOn: '2026-11-20', receipt: `B${batchId}-1`, checkNumber: '101' }],
    })
    expect(await enter(batchId, 0, 100)).toMatchObject({ code: 'CASH_BATCH_NOT_OPEN' })
  })

  it('puts what nobody knows into suspense when it closes, so that it balances', async () => {
    const batchId = await opened()
    await enter(batchId, 0, 4771)
    const unknown = { typed: '4711', suspense: true, checkNumber: '12' }
    expect(await enter(batchId, 0, 2549, unknown)).toMatchObject({
      line: { accountNumber: null, written: '4711' },
      totals: { meets: true },
    })
    expect(await post(`/batches/${batchId}/close`, { key: randomUUID() })).toMatchObject({ state: 'closed' })
    const items = await office.work(({ db }) => db.selectFrom('suspense_item').selectAll().execute())
    expect(items).toMatchObject([{ amount_cents: 2549, written: '4711', check_number: '12', state: 'open' }])
    expect(await get(`/batches/${batchId}`)).toMatchObject({
      lines: [{ suspenseId: null }, { suspenseId: items[0]!.id, paymentId: null }],
    })
  })

  it('is closed and posted once by two who close it in the same moment', async () => {
    const before = await balance(2)
    const batchId = await opened({ controlCount: 1, controlCents: 1234 })
    await enter(batchId, 2, 1234)
    const both = await Promise.all([1, 2].map(() => post(`/batches/${batchId}/close`, { key: randomUUID() })))
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect(await balance(2)).toBe(before - 1234)
  })

  it('numbers lines that come in the same moment one after another, and takes each request once', async () => {
    const batchId = await opened({ controlCount: 4, controlCents: 1000 })
    const lines = [1, 2, 3, 4].map((at) => line(at % 3, 1000 + at))
    await Promise.all([...lines, ...lines].map((one) => post(`/batches/${batchId}/items`, one)))
    const shown = (await get(`/batches/${batchId}`)) as unknown as { lines: { lineNo: number }[] }
    expect(shown).toMatchObject({ batch: { count: 4, cents: 4010 } })
    expect(shown.lines.map(({ lineNo }) => lineNo)).toEqual([1, 2, 3, 4])
  })

  it('opens once for one request, and is given up only without lines', async () => {
    const key = randomUUID()
    const batchId = await opened({ key })
    expect(await opened({ key })).toBe(batchId)
    await enter(batchId, 0, 3111)
    expect(await post(`/batches/${batchId}/drop`)).toMatchObject({ code: 'CASH_BATCH_HAS_LINES' })
    await post(`/batches/${batchId}/items/1/delete`)
    expect(await post(`/batches/${batchId}/drop`)).toMatchObject({ state: 'dropped' })
    expect(await post(`/batches/${batchId}/drop`)).toMatchObject({ status: 200, state: 'dropped' })
  })

  it('keeps what a line was before it was corrected or deleted, and its number', async () => {
    const batchId = await opened({ controlCents: 7470 + 1000 })
    await enter(batchId, 0, 4770, { checkNumber: '7' })
    await enter(batchId, 1, 1000)
    await enter(batchId, 1, 1001)
    expect(await post(`/batches/${batchId}/items/3/delete`)).toMatchObject({ count: 2, cents: 5770 })
    expect(await post(`/batches/${batchId}/items/3/delete`)).toMatchObject({ status: 200, count: 2 })
    expect(await get(`/batches/${batchId}/candidates`)).toMatchObject({
      rows: [{ kind: 'transposed', lineNo: 1, fromCents: 4770, toCents: 7470 }],
    })
    const right = line(0, 7470, { checkNumber: '7' })
    for (const _ of [1, 2])
      expect(await post(`/batches/${batchId}/items/1/correct`, right)).toMatchObject({
        line: { lineNo: 1, amountCents: 7470 },
        totals: { meets: true },
      })
    expect(await get(`/batches/${batchId}`)).toMatchObject({
      lines: [{ lineNo: 1 }, { lineNo: 2 }],
      former: [
        { lineNo: 1, amountCents: 4770, state: 'corrected', endedBy: 'Test clerk' },
        { lineNo: 3, amountCents: 1001, state: 'deleted' },
      ],
    })
    expect(await enter(batchId, 2, 1)).toMatchObject({ line: { lineNo: 4 } })
    expect(await post(`/batches/${batchId}/items/3/correct`, line(0, 1))).toMatchObject({
      code: 'CASH_LINE_NOT_FOUND',
    })
    expect(await get('/statistics?from=2026-11-23&to=2026-11-23')).toMatchObject({
      rows: [{ clerk: 'Test clerk' }],
    })
  })

  it('is keyed by its owner, and handed over or taken over', async () => {
    const batchId = await opened()
    const body = line(0, 1)
    const theirs = { code: 'CASH_BATCH_OF_ANOTHER', details: { owner: 'Test clerk' } }
    expect(await post(`/batches/${batchId}/items`, body, 'coordinator')).toMatchObject(theirs)
    expect(await post(`/batches/${batchId}/owner`, { userId: null }, 'coordinator')).toMatchObject({
      owner: 'Test coordinator',
      mine: true,
    })
    expect(await post(`/batches/${batchId}/items`, body, 'coordinator')).toMatchObject({
      line: { lineNo: 1 },
    })
    expect(await post(`/batches/${batchId}/owner`, { userId: 'user-clerk' }, 'coordinator')).toMatchObject({
      owner: 'Test clerk',
    })
    expect(await post(`/batches/${batchId}/owner`, { userId: 'nobody' })).toMatchObject({
      code: 'OWNER_NOT_OF_STAFF',
    })
    expect(
      await post(`/batches/${batchId}/control`, {
        controlCount: 1,
        controlCents: 1,
        reason: 'Tape added twice',
      }),
    ).toMatchObject({ controlCount: 1, meets: true })
  })

  it('says what may be entered or paid a second time', async () => {
    const receivedOn = PlainDate.from('2026-10-01')
    const check = { tender: 'check', amount: cents(5050), checkNumber: '88', accountId: town[2]!.id } as const
    await office.work((work) => postPayments(work, [{ ...check, receivedOn, receipt: 'OLD-1' }]))
    const batchId = await opened()
    expect(await enter(batchId, 2, 5050, { checkNumber: '88' })).toMatchObject({
      line: { likes: [{ kind: 'payment', on: '2026-10-01' }] },
    })
    expect(await enter(batchId, 2, 5050, { checkNumber: '89' })).toMatchObject({ line: { likes: [] } })
    expect(await enter(batchId, 2, 5050, { checkNumber: '89' })).toMatchObject({
      line: { likes: [{ kind: 'line', batchId, lineNo: 2 }] },
    })
    const typed = '0000004770 0000100000017 4'
    const first = await enter(batchId, 0, 4770, { typed })
    expect(first).toMatchObject({ line: { accountNumber: '100-00001-7', likes: [] } })
    expect(await enter(batchId, 0, 4000, { typed })).toMatchObject({
      line: { likes: [{ kind: 'scan-line', lineNo: 4 }] },
    })
  })
})

describe('the sample', () => {
  it('is keyed blind by another once, and what differs is decided by a third before the batch closes', async () => {
    const count = 25
    const batchId = await opened({ controlCount: count, controlCents: 1000 * (count - 1) + 7470 })
    for (let at = 1; at < count; at++) await enter(batchId, at % 3, 1000, { checkNumber: `9${at}` })
    await enter(batchId, 0, 7470, { checkNumber: '999' })
    const close = () => post(`/batches/${batchId}/close`, { key: randomUUID() })
    expect(await close()).toMatchObject({ code: 'CASH_BATCH_SAMPLE_LEFT', details: { lines: [25] } })
    const sample = (role: Role) => get(`/batches/${batchId}/sample`, role)
    expect(await sample('clerk')).toMatchObject({
      rows: [{ lineNo: 25, state: 'to-key', mayKey: false, firstCents: null }],
    })
    expect(await sample('manager')).toMatchObject({
      rows: [{ mayKey: true, firstCents: null, secondCents: null }],
    })
    const key = (amountCents: number, role: Role = 'manager') =>
      post(`/batches/${batchId}/sample/25`, { key: randomUUID(), amountCents }, role)
    expect(await key(7470, 'clerk')).toMatchObject({ code: 'CASH_REKEY_OWN' })
    expect(await key(4770)).toMatchObject({ agrees: false })
    expect(await sample('clerk')).toMatchObject({
      rows: [{ state: 'differs', firstCents: 7470, secondCents: 4770, keyedBy: 'Test manager' }],
    })
    expect(await close()).toMatchObject({ code: 'CASH_BATCH_SAMPLE_LEFT' })
    expect(await key(7470, 'coordinator')).toMatchObject({
      code: 'CASH_REKEY_DONE',
      details: { keyedBy: 'Test manager' },
    })
    const decide = (right: string, role: Role = 'coordinator') =>
      post(`/batches/${batchId}/sample/25/decide`, { right }, role)
    for (const role of ['clerk', 'manager'] as const) {
      expect(await sample(role)).toMatchObject({ rows: [{ mayDecide: false }] })
      expect(await decide('first', role)).toMatchObject({ code: 'CASH_DECIDE_OWN' })
    }
    expect(await sample('coordinator')).toMatchObject({ rows: [{ mayDecide: true, secondCents: 4770 }] })
    expect(await decide('second')).toMatchObject({ meets: false })
    expect(await decide('second')).toMatchObject({ code: 'CASH_REKEY_NOT_DIFFERENT' })
    await post(`/batches/${batchId}/items/25/correct`, line(0, 7470, { checkNumber: '999' }))
    expect(await sample('clerk')).toMatchObject({ rows: [{ state: 'to-key' }] })
    expect(await key(7470)).toMatchObject({ agrees: true })
    expect(
      await post(`/batches/${batchId}/sample/24`, { key: randomUUID(), amountCents: 1 }, 'manager'),
    ).toMatchObject({
      code: 'CASH_LINE_NOT_SAMPLED',
    })
    expect(await close()).toMatchObject({ state: 'closed' })
  })
})

const read = (typed: string) => get(`/read?typed=${encodeURIComponent(typed)}`)

describe('what is typed', () => {
  it('tells whose it is and what a bare Enter repeats', async () => {
    expect(await read('17')).toMatchObject({
      accountNumber: '100-00001-7',
      name: 'Customer 1',
      scanned: false,
    })
    expect(await read('0000004770 0000100000017 4')).toMatchObject({ dueCents: 4770, scanned: true })
    expect(await read('100000018')).toMatchObject({ status: 422, code: 'ACCOUNT_CHECK_DIGIT_WRONG' })
    expect(await read('0000004770 0000100000017 9')).toMatchObject({ code: 'SCAN_LINE_WRONG' })
    expect(await read('100999994')).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' })
    expect(await read('7')).toMatchObject({
      code: 'TYPED_NUMBER_UNKNOWN',
      details: { accountDigits: 9, scanDigits: 24 },
    })
  })

  it('is held before it is kept: a wrong bank, an amount of nothing, money of tomorrow', async () => {
    const batchId = await opened()
    expect(await enter(batchId, 0, 100, { routing: '231380105' })).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await enter(batchId, 0, 0)).toMatchObject({ code: 'REQUEST_INVALID' })
    expect(
      await post('/batches', {
        key: randomUUID(),
        kind: 'mail',
        receivedOn: '2026-11-24',
        controlCount: 1,
        controlCents: 1,
      }),
    ).toMatchObject({ code: 'FIELD_REFUSED' })
    expect((await office.as('auditor').post('/cash/batches', {})).status).toBe(403)
    expect(
      (await office.as('clerk').get('/cash/statistics/workbook?from=2026-11-01&to=2026-11-30')).status,
    ).toBe(200)
  })
})
