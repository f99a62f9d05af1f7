import type { InputOf, SuccessOf } from '@cartwright/api/route'
import type { orders } from '@cartwright/api/orders'
import type { services } from '@cartwright/api/services'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { addHouseholds, smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { deliveredWithoutService } from './delivered-without-service.ts'
import { doneWithoutCharge } from './done-without-charge.ts'
import { serviceWithoutDelivery } from './service-without-delivery.ts'

const office = testOffice({ on: '2026-11-23', keep: true })

type Asked = InputOf<typeof orders.add>['body']
type Order = SuccessOf<typeof orders.show>
type Quote = SuccessOf<typeof orders.quote>

let homes: TownAccount[]
let next = 0
beforeAll(async () => {
  const twelve = Array.from({ length: 12 }, () => ({ openedOn: '2026-01-01' }))
  homes = await office.work((work) => smallTown(work, twelve))
})
const home = (): TownAccount => homes[next++]!

const url = ({ number }: TownAccount, then = '') => `/accounts/${number}/orders${then}`
const quote = (at: TownAccount, asked: Asked) => answered<Quote>(office.post(url(at, '/quote'), asked))
const order = (at: TownAccount, asked: Asked) => answered<Order>(office.post(url(at), asked))
const step = ({ orderId, version }: Order, what: string, body: object = {}) =>
  office.post(`/orders/${orderId}/${what}`, { version, ...body })
const complete = (one: Order, doneOn = '2026-11-23') => step(one, 'complete', { doneOn })
const done = (one: Order, doneOn?: string) => answered<Order>(complete(one, doneOn))
const timeline = ({ number }: TownAccount) =>
  answered<SuccessOf<typeof services.ofAccount>>(office.get(`/accounts/${number}/services`))
const served = async (at: TownAccount) =>
  (await timeline(at)).services.map(
    ({ quantity, size, container, from, until }) => `${quantity} ${size} ${container} ${from} ${until}`,
  )

const bulky: Asked = { kind: 'bulky' }

describe('what is free in a year', () => {
  it('is promised once, also to two who order in the same moment, and the bill charges what was said', async () => {
    const at = home()
    expect(await quote(at, bulky)).toMatchObject({
      chargeCents: 0,
      free: { allowed: 2, usedBefore: 0, now: 1, year: 2026 },
      sentence: '0 of 2 free this year used; this one is free.',
    })
    const ordered = await Promise.all(Array.from({ length: 4 }, () => order(at, bulky)))
    const said = ordered.map(({ quotedCents }) => quotedCents).toSorted((a, b) => a - b)
    expect(said).toEqual([0, 0, 3800, 3800])
    for (const one of ordered) await done(one)
    expect(await quote(at, bulky)).toMatchObject({ chargeCents: 3800, free: { usedBefore: 4, now: 0 } })
    const events = (await timeline(at)).events.map(({ reference }) => reference).toSorted()
    expect(events).toEqual(ordered.map(({ number }) => number).toSorted())
  })

  it('is given back when an order is called off or taken back', async () => {
    const at = home()
    const [first, second] = [await order(at, bulky), await order(at, bulky)]
    expect(await quote(at, bulky)).toMatchObject({ chargeCents: 3800, free: { usedBefore: 2 } })
    await answered(step(second, 'cancel', { reason: 'Not needed' }))
    expect(await quote(at, bulky)).toMatchObject({ chargeCents: 0, free: { usedBefore: 1 } })
    const finished = await done(first)
    expect(finished.eventId).not.toBeNull()
    const back = await answered<Order>(step(finished, 'undo', { reason: 'Wrong house' }))
    expect(back).toMatchObject({ state: 'open', eventId: null, doneOn: null })
    await answered(step(back, 'cancel', { reason: 'Moved away' }))
    expect(await quote(at, bulky)).toMatchObject({ free: { usedBefore: 0 } })
    expect((await timeline(at)).events).toEqual([])
  })

  it('is counted anew in the next calendar year', async () => {
    const at = home()
    for (let one = 0; one < 2; one++) await order(at, bulky)
    expect(await quote(at, { ...bulky, wantedOn: '2027-01-05' })).toMatchObject({
      chargeCents: 0,
      free: { year: 2027, usedBefore: 0 },
    })
  })
})

describe('an order', () => {
  it('is done once: of two clerks who complete it at once the second is told', async () => {
    const at = home()
    const one = await order(at, { kind: 'extra-pickup', serviceId: at.serviceIds[0]! })
    const answers = await Promise.all([complete(one), complete(one)])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect((await timeline(at)).events).toHaveLength(1)
    expect(await refused(complete(one))).toMatchObject({
      code: 'ORDER_NOT_IN_STATE',
      details: { state: 'done', by: 'Test coordinator' },
    })
  })

  it('that was changed since it was looked at is not done blindly', async () => {
    const one = await order(home(), bulky)
    await answered(step(one, 'schedule', { scheduledOn: '2026-11-25' }))
    expect(await refused(complete(one))).toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: 2 } })
  })

  it('sent twice by one request is ordered once, and an impossible one not at all', async () => {
    const at = home()
    const asked = { ...bulky, requestId: 'request-1234' }
    const [one, again] = await Promise.all([order(at, asked), order(at, asked)])
    expect(again.orderId).toBe(one.orderId)
    expect(await refused(office.post(url(at), { kind: 'swap' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'serviceId' },
    })
    expect(await refused(office.post(url(at), { ...bulky, wantedOn: '2026-11-01' }))).toMatchObject({
      details: { field: 'wantedOn' },
    })
    expect((await office.as('auditor').post(url(at), bulky)).status).toBe(403)
    expect(await refused(office.post('/orders/9999/cancel', { version: 1, reason: 'x' }))).toMatchObject({
      code: 'ORDER_NOT_FOUND',
    })
  })

  it('that could not be done stays to do, with its history', async () => {
    const one = await order(home(), { kind: 'go-back', driverNote: 'behind the gate' })
    const failed = await answered<Order>(
      step(one, 'could-not', { onDay: '2026-11-23', reason: 'Gate was locked' }),
    )
    expect(failed.state).toBe('could-not')
    const again = await answered<Order>(step(failed, 'schedule', { scheduledOn: '2026-11-24' }))
    expect(again.steps.map(({ what, note }) => [what, note])).toEqual([
      ['add-order', 'behind the gate'],
      ['could-not-do-order', 'Gate was locked'],
      ['schedule-order', null],
    ])
  })
})

describe('containers', () => {
  const cart = { stream: 'refuse', container: 'extra-cart', size: '96 gal' }

  it('that are delivered begin on their day, and never were when it is taken back', async () => {
    const at = home()
    const before = await served(at)
    const delivered = await done(await order(at, { kind: 'deliver', container: cart, serial: 'C-4711' }))
    expect(await served(at)).toEqual(['1 96 gal extra-cart 2026-11-23 null', ...before])
    const second = await done(await order(at, { kind: 'deliver', container: cart }))
    expect((await served(at))[0]).toBe('2 96 gal extra-cart 2026-11-23 null')
    await answered(step(second, 'undo', { reason: 'It was one' }))
    expect((await served(at))[0]).toBe('1 96 gal extra-cart 2026-11-23 null')
    expect(delivered).toMatchObject({ serial: 'C-4711', state: 'done' })
  })

  it('that are swapped and brought back leave the account as it was, and what it pays', async () => {
    const at = home()
    const [serviceId] = at.serviceIds as [number]
    const small = { stream: 'all', container: 'cart-set', size: '64 gal' }
    const swapped = await done(await order(at, { kind: 'swap', serviceId, container: small }))
    expect(await served(at)).toEqual([
      '1 64 gal cart-set 2026-11-23 null',
      '1 96 gal cart-set 2026-01-01 2026-11-23',
    ])
    await answered(step(swapped, 'undo', { reason: 'Wrong address' }))
    const preview = { kind: 'partial', lastOn: '2026-11-30' }
    const [theirs, usual] = await Promise.all(
      [at, home()].map(({ number }) =>
        answered<{ chargesCents: number }>(office.post(`/accounts/${number}/bill-now/preview`, preview)),
      ),
    )
    expect(theirs!.chargesCents).toBe(usual!.chargesCents)
  })

  it('that are removed end on their day, and begin again when it is taken back', async () => {
    const at = home()
    const [serviceId] = at.serviceIds as [number]
    const removed = await done(await order(at, { kind: 'remove', serviceId }))
    expect(await served(at)).toEqual(['1 96 gal cart-set 2026-01-01 2026-11-23'])
    await answered(step(removed, 'undo', { reason: 'They stay' }))
    expect((await served(at))[0]).toBe('1 96 gal cart-set 2026-11-23 null')
  })

  it('of a kind that no rate table has are refused with what there is', async () => {
    const at = home()
    const refusal = await refused(
      office.post(url(at), { kind: 'deliver', container: { ...cart, size: '20 gal' } }),
    )
    expect(refusal).toMatchObject({ code: 'FIELD_REFUSED', details: { field: 'size' } })
  })
})

describe('a missed pickup', () => {
  const missed: Asked = { kind: 'missed-pickup', missedOn: '2026-11-23', missedReason: 'Truck did not come' }

  it('told in time is collected on another day and costs nothing', async () => {
    const at = homes[0]!
    const one = await order(at, { ...missed, serviceId: at.serviceIds[0]! })
    expect(one).toMatchObject({ quotedCents: 0, remedy: 'reschedule', reportedOn: '2026-11-23' })
    expect(await done(one)).toMatchObject({ eventId: null })
  })

  it.each([
    { case: 'the day after', missedOn: '2026-11-22', code: undefined },
    { case: 'two days after', missedOn: '2026-11-21', code: 'MISSED_PICKUP_TOLD_TOO_LATE' },
    { case: 'before it was', missedOn: '2026-11-24', code: 'FIELD_REFUSED' },
  ])('told $case', async ({ missedOn, code }) => {
    const answer = await office.post(url(homes[1]!, '/quote'), { ...missed, missedOn })
    expect(((await answer.json()) as { code?: string }).code).toBe(code)
  })
})

describe('the crew', () => {
  it('takes along what is scheduled for the day, by address, without a customer’s name', async () => {
    const one = await order(homes[2]!, { ...bulky, driverNote: 'sofa, =2 chairs' })
    await answered(step(one, 'schedule', { scheduledOn: '2026-11-23' }))
    const csv = await (await office.get('/orders/crew-list/csv?on=2026-11-23')).text()
    expect(csv).toContain(`${one.number},`)
    expect(csv).toContain('"sofa, =2 chairs"')
    expect(csv).not.toContain('Customer')
    const pdf = await office.get('/orders/crew-list/pdf?on=2026-11-23')
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    const book = await office.get('/orders/workbook?view=all')
    expect((await book.arrayBuffer()).byteLength).toBeGreaterThan(4000)
    const list = await answered<SuccessOf<typeof orders.list>>(office.get('/orders?view=today'))
    expect(list.rows.map(({ orderId }) => orderId)).toEqual([one.orderId])
    expect(list.counts).toMatchObject({ today: 1 })
  })
})

describe('the night', () => {
  it('finds what is done without a charge, and containers without a service', async () => {
    const at = homes[3]!
    const one = await done(await order(at, bulky))
    const cart = { stream: 'refuse', container: 'extra-cart', size: '64 gal' }
    const brought = await done(await order(at, { kind: 'deliver', container: cart, changesService: false }))
    await office.work(({ db }) => db.deleteFrom('service_event').where('id', '=', one.eventId).execute())
    const found = await office.work(async (work) => [
      ...(await doneWithoutCharge.find(work)),
      ...(await deliveredWithoutService.find(work)),
    ])
    expect(found.map(({ subject }) => subject)).toEqual([`order ${one.number}`, `order ${brought.number}`])
  })

  it('finds a service that began where no container was brought', async () => {
    const [late] = await office.work((work) => addHouseholds(work, [{ openedOn: '2026-11-02' }]))
    const found = await office.work((work) => serviceWithoutDelivery.find(work))
    expect(found.map(({ accountId }) => accountId)).toEqual([late!.id])
  })
})

describe('the bill', () => {
  it('charges what is done and nothing else; then an order stays done', async () => {
    office.move('2026-11-30')
    await postedRun(office)
    const [at] = homes as [TownAccount]
    const { rows } = await answered<SuccessOf<typeof orders.list>>(
      office.get(`/orders?view=all&account=${at.number}`),
    )
    const charged = await office.work(({ db }) =>
      db
        .selectFrom('bill_line')
        .select(['event_id', 'amount_cents'])
        .where(
          'event_id',
          'in',
          rows.flatMap(({ eventId }) => eventId ?? []),
        )
        .execute(),
    )
    expect(charged.map(({ amount_cents }) => amount_cents).toSorted((a, b) => a - b)).toEqual([
      0, 0, 3800, 3800,
    ])
    const billed = rows.find(({ eventId }) => eventId !== null)!
    expect(billed.billNumber).not.toBeNull()
    expect(await refused(step(billed as Order, 'undo', { reason: 'late' }))).toMatchObject({
      code: 'ORDER_CHARGE_BILLED',
    })
  })
})

describe('a missed pickup that is credited', () => {
  it('goes through the adjustments at once, leaves the crew nothing to do, and is not taken back as an order', async () => {
    office.move('2026-11-30')
    const at = homes[4]!
    const balance = async () =>
      (await answered<{ balanceCents: number }>(office.get(`/accounts/${at.number}`))).balanceCents
    const before = await balance()
    const credited = await order(at, {
      kind: 'missed-pickup',
      serviceId: at.serviceIds[0]!,
      missedOn: '2026-11-29',
      missedReason: 'Truck did not come',
      remedy: 'credit',
    })
    expect(credited).toMatchObject({ state: 'done', eventId: null })
    expect(await balance()).toBeLessThan(before)
    expect(await refused(step(credited, 'undo', { reason: 'no' }))).toMatchObject({
      code: 'ORDER_WAS_CREDITED',
    })
  })
})
