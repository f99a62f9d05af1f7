import type { Account } from '@cartwright/api/account-page'
import type { bills } from '@cartwright/api/bills'
import type { rebills } from '@cartwright/api/rebills'
import type { Role } from '@cartwright/api/roles'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { answered, refused } from '#test/bill-runs'
import { billedTown, type Correction, since } from '#test/billed-town'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'

const office = testOffice({ on: '2026-11-02', keep: true })
const two = { services: [{ what: 'all:cart-set:96 gal' }, { what: 'refuse:extra-cart:96 gal', quantity: 2 }] }
const bins = { class: 'commercial', services: [{ what: 'refuse:bin:3 yd', quantity: 3, pickups: 3 }] }
const { bill, number, account, serviceId, balance, correct } = billedTown(office, [
  {},
  two,
  two,
  bins,
  {},
  {},
])
beforeAll(bill)

type Preview = SuccessOf<typeof rebills.preview>
type Named = InputOf<typeof rebills.preview>['body']
let keys = 0
const billsOf = async (at: number): Promise<string[]> =>
  (await answered<SuccessOf<typeof bills.ofAccount>>(office.get(`/accounts/${number(at)}/bills`))).rows
    .map((one) => one.number)
    .toReversed()
const newest = async (at: number): Promise<string> => (await billsOf(at)).at(-1)!
const look = (at: number, body: Named) =>
  answered<Preview>(office.as('clerk').post(`/accounts/${number(at)}/rebills/preview`, body))
const lookRefused = (at: number, body: Named) =>
  refused(office.as('clerk').post(`/accounts/${number(at)}/rebills/preview`, body))
async function send(at: number, body: Named, role: Role = 'clerk', some: object = {}) {
  const { fingerprint } = await look(at, body)
  const requestKey = `rebill request ${++keys}`
  return office.as(role).post(`/accounts/${number(at)}/rebills`, {
    ...body,
    reason: 'It is wrong.',
    fingerprint,
    requestKey,
    ...some,
  })
}
const rebill = (...asked: Parameters<typeof send>) => answered<Correction>(send(...asked))
const replacement = (which: string) =>
  answered<SuccessOf<typeof rebills.show>>(office.get(`/replacement-bills/${which}`))
const billShown = (which: string) => answered<SuccessOf<typeof bills.show>>(office.get(`/bills/${which}`))
/** What an import of what the hauler has would do: the books know it otherwise than the bills charged. */
const known = (at: number, quantity: number, which = 1) =>
  office.work(({ db }) =>
    sql`update service set quantity = ${quantity} where id = ${serviceId(at, which)}`.execute(db),
  )

describe('a bill cancelled and billed anew with nothing otherwise', () => {
  it('comes to nothing, on every charge', async () => {
    const preview = await look(0, { billNumbers: [await newest(0)] })
    expect(preview.postedCents).toBe(0)
    expect(preview.creditedCents).toBe(-preview.billedCents)
    expect(preview.billedCents).toBeGreaterThan(0)
    for (const { charges, replaced } of preview.bills) {
      expect(replaced).toBe(true)
      for (const { creditedCents, billedCents } of charges) expect(creditedCents + billedCents).toBe(0)
    }
  })

  it('posts nothing and has a bill in its place, due on the same day; the bill stays as it was sent', async () => {
    const [last, before] = [await newest(0), await balance(0)]
    const sent = await billShown(last)
    const made = await rebill(0, { billNumbers: [last] })
    expect(made).toMatchObject({ state: 'posted', rebills: 'bills', adjustmentId: null, postedCents: 0 })
    expect(made.replacements).toMatchObject([
      { number: `${last}-R1`, billNumber: last, totalDueCents: before },
    ])
    expect(await balance(0)).toBe(before)
    expect(await billShown(last)).toEqual({
      ...sent,
      cancelled: { replacedBy: `${last}-R1`, on: '2026-11-02' },
    })
    const anew = await replacement(`${last}-R1`)
    expect(anew).toMatchObject({
      replaces: last,
      replacedBy: null,
      dueOn: sent.dueOn,
      chargesCents: sent.chargesCents,
    })
    expect(anew.lines.map(({ amountCents }) => amountCents)).toEqual(
      sent.lines.map((line) => line.amountCents),
    )
    expect(anew.messages[0]!.en).toContain(`takes the place of bill ${last} of`)
  })

  it('keeps what was credited by hand, and a second replacement takes the place of the first', async () => {
    const last = await newest(0)
    const { bills: shown } = await look(0, { billNumbers: [last] })
    const credit = {
      reason: 'billing-error',
      note: 'As told.',
      parts: [{ billLine: { billId: shown[0]!.billId, lineNo: 1 }, amountCents: -100 }],
    }
    await answered(office.as('clerk').post(`/accounts/${number(0)}/adjustments`, credit))
    const before = await balance(0)
    const made = await rebill(0, { billNumbers: [`${last}-R1`] })
    expect(made.replacements).toMatchObject([{ number: `${last}-R2`, totalDueCents: before }])
    expect(await balance(0)).toBe(before)
    expect(await replacement(`${last}-R1`)).toMatchObject({ replacedBy: `${last}-R2` })
    expect(await replacement(`${last}-R2`)).toMatchObject({
      replaces: `${last}-R1`,
      cancelledCents: -shown[0]!.billedCents,
    })
  })
})

describe('a bill of a service that the books know otherwise', () => {
  it('is credited and billed anew, the difference is posted on its line, and it is due anew by the rule', async () => {
    await known(1, 1)
    const [last, before] = [await newest(1), await balance(1)]
    const preview = await look(1, { billNumbers: [last], serviceId: serviceId(1, 1) })
    expect(preview.postedCents).toBeLessThan(0)
    expect(preview.creditedCents + preview.billedCents).toBe(preview.postedCents)
    expect(preview.newBalanceCents).toBe(before + preview.postedCents)
    const made = await rebill(1, { billNumbers: [last], serviceId: serviceId(1, 1) })
    expect(made).toMatchObject({ state: 'posted', rebills: 'service', postedCents: preview.postedCents })
    expect(await balance(1)).toBe(before + preview.postedCents)
    expect(made.replacements).toMatchObject([{ totalDueCents: before + preview.postedCents }])
    await known(1, 2)
    const back = await rebill(1, { billNumbers: [last] })
    expect(back.postedCents).toBe(-preview.postedCents)
    expect(await balance(1)).toBe(before)
    // Charged more than the bill it cancels, it is due anew by the rule of the city.
    expect(back.replacements).toMatchObject([{ number: `${last}-R2`, dueOn: '2026-12-02' }])
    const page = await answered<z.output<typeof Account>>(office.get(`/accounts/${number(1)}`))
    expect(page.bills[0]).toMatchObject({ number: last, replacedBy: `${last}-R2` })
  })

  it('is asked for once, whatever is sent twice', async () => {
    await known(2, 1)
    const named = { billNumbers: await billsOf(2) }
    const key = { requestKey: 'the same rebill' }
    const first = await rebill(2, named, 'clerk', key)
    expect(first.replacements).toHaveLength(2)
    const before = await balance(2)
    const again = { ...named, ...key, reason: 'It is wrong.', fingerprint: 'of the first look' }
    const second = await answered<Correction>(
      office.as('clerk').post(`/accounts/${number(2)}/rebills`, again),
    )
    expect(second.correctionId).toBe(first.correctionId)
    expect(second.replacements).toEqual(first.replacements)
    expect(await balance(2)).toBe(before)
    expect((await look(2, named)).postedCents).toBe(0)
  })

  it('waits for a second person beyond the authority, and is not cancelled before', async () => {
    await known(3, 1, 0)
    const last = await newest(3)
    const waiting = await rebill(3, { billNumbers: [last] })
    expect(waiting).toMatchObject({ state: 'asked', replacements: [] })
    expect((await billShown(last)).cancelled).toBe(null)
    await answered(
      office.as('manager').post(`/adjustments/${waiting.adjustmentId}/approve`, { note: 'Seen.' }),
    )
    expect((await billShown(last)).cancelled).toEqual({ replacedBy: `${last}-R1`, on: '2026-11-02' })
  })
})

it('stated facts cancel the bills of their days as well, when that is asked for', async () => {
  const smaller = since('2026-09-01', {
    kind: 'service-was',
    serviceId: serviceId(4),
    was: { size: '32 gal' },
  })
  const before = await balance(4)
  const made = await correct(4, { ...smaller, newBills: true })
  expect(made.replacements).toHaveLength(2)
  expect(made.replacements.at(-1)).toMatchObject({ totalDueCents: before + made.postedCents })
  expect((await look(4, { billNumbers: await billsOf(4) })).postedCents).toBe(0)
})

describe('is refused', () => {
  it.each([
    ['a bill nobody has', () => ({ billNumbers: ['no such bill'] }), 'BILL_NOT_FOUND'],
    [
      'a bill of another account',
      async () => ({ billNumbers: [await newest(1)] }),
      'REBILL_OF_OTHER_ACCOUNT',
    ],
    ['one bill twice', async () => ({ billNumbers: [await newest(5), await newest(5)] }), 'FIELD_REFUSED'],
    [
      'a service of another',
      async () => ({ billNumbers: [await newest(5)], serviceId: serviceId(1) }),
      'SERVICE_NOT_FOUND',
    ],
  ])('%s', async (_, named, code) => {
    expect((await lookRefused(5, await named())).code).toBe(code)
  })

  it('one service, when others would be billed otherwise as well', async () => {
    await office.work(({ db }) =>
      sql`update service set quantity = quantity + 1 where account_id = ${account(1).id}`.execute(db),
    )
    const last = await newest(1)
    const other = await lookRefused(1, { billNumbers: [last], serviceId: serviceId(1, 0) })
    expect(other).toEqual({ code: 'REBILL_OTHERS_DIFFER', details: { billNumbers: [last] } })
    await office.work(({ db }) =>
      sql`update service set quantity = quantity - 1 where account_id = ${account(1).id}`.execute(db),
    )
  })

  it('what was not looked at', async () => {
    const named = { billNumbers: [await newest(5)] }
    const last = await refused(send(5, named, 'clerk', { fingerprint: 'of another look' }))
    expect(last.code).toBe('CORRECTION_OVERTAKEN')
  })
})

it('the history of the account tells of it', async () => {
  const { rows } = await answered<{ rows: { kind: string; title: string }[] }>(
    office.get(`/accounts/${number(4)}/history`),
  )
  const [newestBill] = (await billsOf(4)).toReversed()
  expect(rows.filter(({ kind }) => kind === 'replacement').map(({ title }) => title)).toContain(
    `Bill ${newestBill} cancelled, bill ${newestBill}-R1 in its place`,
  )
})

it('the replacement is a PDF, and the books balance after all of it', async () => {
  const pdf = await office.get(`/replacement-bills/${await newest(0)}-R1/pdf`)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(await office.work((work) => verifyBalances(work))).toEqual([])
})
