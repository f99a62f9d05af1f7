import type { accounts } from '@cartwright/api/accounts'
import type { bills } from '@cartwright/api/bills'
import type { moves } from '@cartwright/api/moves'
import type { orders } from '@cartwright/api/orders'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { apply, bring, read } from '#test/imports'
import { home } from '#test/marlow'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-12-02', keep: true })

type Bill = SuccessOf<typeof bills.ofAccount>['rows'][number]
type Order = SuccessOf<typeof orders.show>
type Opened = SuccessOf<typeof accounts.open>
type Served = { services: { serviceId: number }[] }

const cart = { stream: 'all', container: 'cart-set', size: '96 gal' }
/** The columns of a file of accounts. */
const head = 'account,address,city,zip,class,cycle,opened,name'
const extraCart = { stream: 'refuse', container: 'extra-cart', size: '96 gal' }
/** A month of the cart, of the smaller one, and of one more. */
const [month, smaller, extra] = [5159, 4591, 1593]

const to = (number: string, what: string, body: object) => office.post(`/accounts/${number}/${what}`, body)
const open = async (line: string, openedOn: string): Promise<string> =>
  (await answered<Opened>(office.post('/accounts', home(line, `Payer of ${line}`, { openedOn }))))
    .accountNumber
const start = (number: string, from: string, service: object = cart) =>
  answered<{ serviceId: number }>(to(number, 'services', { ...service, from }))
const billsOf = async (number: string): Promise<Bill[]> =>
  (await answered<{ rows: Bill[] }>(office.get(`/accounts/${number}/bills`))).rows
const part = (days: number, cents: number, of = 30) => Math.round((cents * days) / of)

type Due = { periodFrom: string; chargesCents: number }
/** What the bill of December was said to charge, by account: held against the run in the end. */
const said = new Map<string, Due>()
const december = async (number: string): Promise<Due> => {
  const asked = { kind: 'partial', lastOn: '2026-12-31' }
  const { periodFrom, chargesCents } = await answered<Due>(to(number, 'bill-now/preview', asked))
  said.set(number, { periodFrom, chargesCents })
  return { periodFrom, chargesCents }
}
let delivery: Order
let town: TownAccount[]

beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{}, { services: [] }, {}]))
  office.move('2026-11-20')
  const number = await open('2 Fig St', '2026-11-20')
  delivery = await answered<Order>(to(number, 'orders', { kind: 'deliver', container: cart }))
  office.move('2026-11-30')
  await postedRun(office)
})

describe('what begins on days that the cycle has billed is charged on the next bill', () => {
  it('when an account is opened by itself, and its service after it', async () => {
    const number = await open('4 Fig St', '2026-11-28')
    await start(number, '2026-11-28')
    expect(await december(number)).toEqual({ periodFrom: '2026-11-28', chargesCents: part(3, month) + month })
  })

  it('when its service changes on them', async () => {
    const number = await open('6 Fig St', '2026-11-21')
    const { serviceId } = await start(number, '2026-11-21')
    await answered(office.post(`/services/${serviceId}/change`, { size: '64 gal', from: '2026-11-26' }))
    expect(await december(number)).toEqual({
      periodFrom: '2026-11-21',
      chargesCents: part(5, month) + part(5, smaller) + smaller,
    })
  })

  it('when it was opened before the first period billed here, from that period on', async () => {
    const number = await open('8 Fig St', '2026-03-10')
    await start(number, '2026-11-13')
    expect(await december(number)).toEqual({
      periodFrom: '2026-11-01',
      chargesCents: part(18, month) + month,
    })
  })

  it('when the crew brought it on one of them', async () => {
    await answered(
      office.post(`/orders/${delivery.orderId}/complete`, {
        version: delivery.version,
        doneOn: '2026-11-20',
      }),
    )
    expect(await december(delivery.accountNumber)).toEqual({
      periodFrom: '2026-11-20',
      chargesCents: part(11, month) + month,
    })
  })

  it('when a file brings the account, and another one its second service', async () => {
    const accounts = `${head},stream,container,size\nA-1,10 Fig St,Ontario,91764,residential,1,2026-11-21,Ana Ruiz,all,cart-set,96`
    await apply(office, (await bring(office, { kind: 'combined', file: accounts })).id)
    const services = 'account,stream,container,size,serviceFrom\nA-1,refuse,extra-cart,96,2026-11-28'
    await apply(office, (await bring(office, { kind: 'services', file: services })).id)
    const { number } = await office.work(({ db }) =>
      db.selectFrom('account').select('number').where('former_number', '=', 'A-1').executeTakeFirstOrThrow(),
    )
    expect(await december(number)).toEqual({
      periodFrom: '2026-11-21',
      chargesCents: part(10, month) + month + part(3, extra) + extra,
    })
  })

  it('by the run of December: each day once, under a heading that begins with the account', async () => {
    const [served] = town as [TownAccount]
    const { services } = await read<Served>(office, `/accounts/${served.number}/services`)
    await answered(office.post(`/services/${services[0]!.serviceId}/stop`, { from: '2026-12-01' }))
    const payment = {
      accountNumber: served.number,
      amountCents: month,
      tender: 'check',
      receivedOn: '2026-12-02',
    }
    await answered(office.post('/payments', { ...payment, receipt: 'R-1' }))
    office.move('2026-12-31')
    await postedRun(office)
    for (const [number, due] of said)
      expect(
        (await billsOf(number)).map(({ periodFrom, chargesCents }) => ({ periodFrom, chargesCents })),
      ).toEqual([due])
    expect(await billsOf(served.number)).toHaveLength(1)
  })

  it('also where an account had nothing served, and no bill, while its cycle was billed', async () => {
    const [served] = town as [TownAccount]
    office.move('2027-01-04')
    await start(served.number, '2026-12-15')
    const asked = { what: 'add', service: extraCart, from: '2027-01-01' }
    const next = await answered<SuccessOf<typeof moves.change>>(to(served.number, 'change/preview', asked))
    expect(next.withoutCents).toBe(part(17, month, 31) + month)
  })
})

describe('what no bill would charge is refused', () => {
  it('further back than what was left out is charged', async () => {
    office.move('2027-12-20')
    const asked = home('12 Fig St', 'Payer', { openedOn: '2026-11-28' })
    expect(await refused(office.post('/accounts', asked))).toMatchObject({ code: 'FIRST_DAYS_TOO_FAR_BACK' })
    const row = 'A-9,14 Fig St,Ontario,91764,residential,1,2026-11-28,Ben Ito'
    const { totals } = await bring(office, { kind: 'combined', file: `${head}\n${row}` })
    expect(totals).toMatchObject({ good: 0, rejected: 1 })
  })

  it('of an account that came with a past, by the desk and by a file', async () => {
    office.move('2027-01-04')
    const [, empty, theirs] = town as [TownAccount, TownAccount, TownAccount]
    expect(await refused(to(empty.number, 'services', { ...cart, from: '2026-11-16' }))).toEqual({
      code: 'FIRST_DAYS_BILLED',
      details: { from: '2027-01-01' },
    })
    const rows = [empty, theirs].map(({ number }) => `${number},refuse,extra-cart,96,2026-11-16`)
    const file = ['account,stream,container,size,serviceFrom', ...rows].join('\n')
    const { id, totals } = await bring(office, { kind: 'services', file })
    expect(totals).toMatchObject({ good: 0, rejected: 2 })
    const faults = await read<{ rows: { faults: { reason: string }[] }[] }>(
      office,
      `/imports/${id}/rows?verdict=rejected`,
    )
    expect(faults.rows.map(({ faults: [first] }) => first!.reason)).toEqual([
      `The cycle has billed this day already, and its account (account ${empty.number}) came with a past of its own.`,
      `Bills of its account (account ${theirs.number}) stand for the days before 2027-01-01 already.`,
    ])
  })
})
