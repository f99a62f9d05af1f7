import { randomUUID } from 'node:crypto'
import type { Role } from '@cartwright/api/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { accountBalance } from '../ledger/ledger-queries.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[]

beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{}, {}, {}]))
})

type Answer = { status: number; drawerId?: number; [field: string]: unknown }
const told = async (response: Promise<Response>): Promise<Answer> => {
  const { status } = await response
  return { status, ...((await (await response).json()) as object) }
}
const post = (path: string, body: object = {}, role: Role = 'clerk') =>
  told(office.as(role).post(`/cash${path}`, body))
const get = (path: string, role: Role = 'clerk') => told(office.as(role).get(`/cash${path}`))
const balance = (account: number) => office.work((work) => accountBalance(work, town[account]!.id))
const part = (account: number, amountCents: number) => ({ accountNumber: town[account]!.number, amountCents })
const cash = (amountCents: number) => ({ tender: 'cash', amountCents })
const check = (amountCents: number, checkNumber: string) => ({ tender: 'check', amountCents, checkNumber })

const openDrawer = async (role: Role = 'clerk'): Promise<number> => {
  const answer = await post('/drawers', { key: randomUUID(), floatCents: 10_000 }, role)
  expect(answer).toMatchObject({ status: 201, state: 'open', expected: null })
  return answer.drawerId!
}
const take = (parts: object[], tenders: object[], some: object = {}, role: Role = 'clerk') =>
  post('/receipts', { key: randomUUID(), parts, tenders, ...some }, role)
const count = (drawerId: number, some: object = {}, role: Role = 'clerk') =>
  post(
    `/drawers/${drawerId}/count`,
    { pieces: [{ cents: 2000, pieces: 5 }], checksCount: 0, checksCents: 0, cardsCents: 0, ...some },
    role,
  )

const print = async (paper: string) => {
  const response = await office.as('clerk').post(`/cash/receipts/R2026-000001/print?paper=${paper}`)
  expect(response.status).toBe(200)
  return pdfText(new Uint8Array(await response.arrayBuffer()))
}

describe('a day at the counter', () => {
  let drawerId: number

  it('begins with a float, one drawer for each cashier', async () => {
    const key = randomUUID()
    const body = { key, floatCents: 10_000 }
    const both = await Promise.all([post('/drawers', body), post('/drawers', body)])
    expect(new Set(both.map((one) => one.drawerId)).size).toBe(1)
    drawerId = both[0].drawerId ?? 0
    expect(await post('/drawers', { key: randomUUID(), floatCents: 0 })).toMatchObject({
      code: 'DRAWER_ALREADY_OPEN',
      details: { drawerId },
    })
    expect(await take([part(0, 1)], [cash(1)], {}, 'manager')).toMatchObject({ code: 'DRAWER_NOT_OPEN' })
  })

  it('takes several tenders for several accounts on one receipt, and gives change from cash', async () => {
    const before = [await balance(0), await balance(1)]
    const card = { tender: 'card', amountCents: 1000, cardBrand: 'Visa', cardLast4: '4242' }
    const body = { key: randomUUID() }
    const parts = [part(0, 4770), part(1, 2550)]
    const given = [check(3000, '77'), card, cash(4000)]
    const receipt = { status: 201, number: 'R2026-000001', totalCents: 7320, changeCents: 680 }
    expect(await take(parts, given, body)).toMatchObject(receipt)
    expect(await take(parts, given, body)).toMatchObject(receipt)
    expect([await balance(0), await balance(1)]).toEqual([before[0]! - 4770, before[1]! - 2550])
    expect(await get(`/drawers/${drawerId}/receipts`)).toMatchObject({
      rows: [
        {
          parts: [
            { accountNumber: '100-00001-7', name: 'Customer 1', amountCents: 4770 },
            { amountCents: 2550 },
          ],
          tenders: [{ checkNumber: '77' }, { cardLast4: '4242' }, { tender: 'cash', amountCents: 3320 }],
        },
      ],
    })
  })

  it.each([
    { case: 'too little', tenders: [cash(999)], code: 'RECEIPT_TENDERS_OFF' },
    { case: 'change from a check', tenders: [check(2000, '1')], code: 'RECEIPT_TENDERS_OFF' },
    {
      case: 'a whole card number',
      tenders: [{ tender: 'card', amountCents: 1000, cardLast4: '4242424242424242' }],
      code: 'REQUEST_INVALID',
    },
    { case: 'a wrong bank', tenders: [{ ...check(1000, '1'), routing: '231380105' }], code: 'FIELD_REFUSED' },
  ])('refuses $case, and leaves no gap in the numbers', async ({ tenders, code }) => {
    expect(await take([part(0, 1000)], tenders)).toMatchObject({ code })
  })

  it('gives every receipt its number, also those that come in the same moment', async () => {
    const lost = take([part(0, 1000), { accountNumber: '100-99999-4', amountCents: 1 }], [cash(2000)])
    const made = await Promise.all([...[1, 2, 3].map((at) => take([part(2, at)], [cash(at)])), lost])
    expect(made.flatMap(({ number }) => (typeof number === 'string' ? [number] : [])).toSorted()).toEqual([
      'R2026-000002',
      'R2026-000003',
      'R2026-000004',
    ])
  })

  it('voids a receipt by a second person on its day, once', async () => {
    const before = await balance(2)
    const { number } = await take([part(2, 5000)], [cash(5000)])
    const gone = (role: Role) => post(`/receipts/${String(number)}/void`, { reason: 'Wrong account' }, role)
    expect((await gone('clerk')).status).toBe(403)
    expect(await gone('manager')).toMatchObject({ state: 'voided', voidedBy: 'Test manager' })
    expect(await gone('manager')).toMatchObject({ code: 'RECEIPT_ALREADY_VOIDED' })
    expect(await balance(2)).toBe(before)
    expect(await post('/receipts/R2026-999999/void', { reason: 'x' }, 'manager')).toMatchObject({
      code: 'RECEIPT_NOT_FOUND',
    })
  })

  it('prints a receipt, and says of the second that it is a copy', async () => {
    const first = await print('80mm')
    expect(first).toContain('Receipt R2026-000001')
    expect(first).not.toContain('Copy')
    expect(await print('letter')).toContain('Copy')
  })

  it('is counted blind, and closed with the reason of what it is over or short', async () => {
    // Float 100.00, cash 33.20 and 0.06: 133.26; two quarters too few.
    const pieces = [
      { cents: 2000, pieces: 6 },
      { cents: 1000, pieces: 1 },
      { cents: 100, pieces: 2 },
      { cents: 25, pieces: 3 },
      { cents: 1, pieces: 1 },
    ]
    expect(await get('/drawers')).toMatchObject({ rows: [{ expected: null, differenceCents: null }] })
    expect(await count(drawerId, {}, 'manager')).toMatchObject({ code: 'DRAWER_OF_ANOTHER' })
    expect(
      await count(drawerId, { pieces, checksCount: 1, checksCents: 3000, cardsCents: 1000 }),
    ).toMatchObject({
      state: 'counted',
      expected: { cashCents: 13_326, checksCents: 3000, cardsCents: 1000 },
      differenceCents: -50,
      needsSecond: false,
    })
    expect(await take([part(0, 1)], [cash(1)])).toMatchObject({ code: 'DRAWER_NOT_OPEN' })
    expect(await post('/receipts/R2026-000001/void', { reason: 'x' }, 'manager')).toMatchObject({
      code: 'RECEIPT_TOO_LATE',
    })
    const close = (reason: string | null) => post(`/drawers/${drawerId}/close`, { reason })
    expect(await close(null)).toMatchObject({ code: 'DRAWER_NEEDS_REASON' })
    for (const _ of [1, 2])
      expect(await close('Two quarters too many given back')).toMatchObject({ state: 'closed' })
    expect(await count(drawerId)).toMatchObject({ code: 'DRAWER_NOT_OPEN' })
    const posted = await office.work(({ db }) =>
      db.selectFrom('entry').select('amount_cents').where('source', '=', 'cash-over-short').execute(),
    )
    expect(posted).toEqual([{ amount_cents: 50 }])
  })
})

describe('a drawer that is off by more than the limit', () => {
  it('is closed by a second person', async () => {
    const drawerId = await openDrawer('coordinator')
    // Over in cash does not hide what the terminal is short.
    const off = { pieces: [{ cents: 2000, pieces: 7 }], checksCount: 1, checksCents: 1000, cardsCents: 0 }
    const card = { tender: 'card', amountCents: 4000, cardLast4: '1111' }
    await take([part(0, 5500)], [card, check(1500, '91')], {}, 'coordinator')
    expect(await count(drawerId, off, 'coordinator')).toMatchObject({
      differenceCents: -500,
      needsSecond: true,
    })
    const needs = { code: 'DRAWER_NEEDS_SECOND', details: { limitCents: 2499 } }
    expect(
      await post(`/drawers/${drawerId}/close`, { reason: 'Card keyed as cash' }, 'coordinator'),
    ).toMatchObject(needs)
    const sign = (role: Role) => post(`/drawers/${drawerId}/sign`, { reason: 'Card keyed as cash' }, role)
    expect(await sign('coordinator')).toMatchObject(needs)
    expect(await sign('manager')).toMatchObject({ state: 'closed', signedBy: 'Test manager' })
  })
})

describe('a bank deposit', () => {
  it('takes drawers and batches to the bank under one number, each once', async () => {
    const { ready } = (await get('/bank-deposits')) as unknown as {
      ready: { drawers: number[]; batches: number[]; cashCents: number; checksCents: number }
    }
    // The first drawer holds 132.76 less its float of 100.00, the second 140.00 less 100.00.
    // A check of 15.00 was counted as 10.00: the bank gets what was counted.
    expect(ready).toMatchObject({ cashCents: 3276 + 4000, checksCents: 3000 + 1000, checksOffCents: -500 })
    const body = { key: randomUUID(), batches: [], drawers: ready.drawers, coinCents: 76 }
    expect(await post('/bank-deposits', { ...body, coinCents: 75 })).toMatchObject({ code: 'FIELD_REFUSED' })
    const both = await Promise.all(
      [body, { ...body, key: randomUUID() }].map((one) => post('/bank-deposits', one)),
    )
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409'])
    const made = both.find(({ status }) => status === 201)!
    expect(made).toMatchObject({
      number: 'D2026-000001',
      state: 'prepared',
      currencyCents: 7200,
      coinCents: 76,
      checksCount: 2,
      checksCents: 4000,
      checksOffCents: -500,
      totalCents: 11_276,
    })
    const path = `/bank-deposits/${String(made['bankDepositId'])}`
    const slip = await office.as('clerk').get(`/cash${path}/slip.pdf`)
    const onSlip = pdfText(new Uint8Array(await slip.arrayBuffer()))
    expect(onSlip).toContain('D2026-000001')
    expect(onSlip).toContain('Counted when the drawers were closed')
    expect(await post(`${path}/statement`, { on: '2026-11-23' })).toMatchObject({
      code: 'BANK_DEPOSIT_NOT_IN_STATE',
    })
    for (const _ of [1, 2]) expect(await post(`${path}/send`)).toMatchObject({ state: 'sent' })
    expect(await post(`${path}/statement`, { on: '2026-11-23' })).toMatchObject({ state: 'on-statement' })
    expect(
      await post('/bank-deposits', { ...body, key: randomUUID(), drawers: [], coinCents: 0 }),
    ).toMatchObject({
      code: 'BANK_DEPOSIT_EMPTY',
    })
  })
})

it('a drawer that was asked for again is the one it was, though another is open by now', async () => {
  const body = { key: randomUUID(), floatCents: 10_000 }
  const { drawerId } = await post('/drawers', body, 'manager')
  await count(drawerId!, {}, 'manager')
  await post(`/drawers/${drawerId}/close`, { reason: null }, 'manager')
  expect(await openDrawer('manager')).not.toBe(drawerId)
  expect(await post('/drawers', body, 'manager')).toMatchObject({ status: 201, drawerId, state: 'closed' })
})
