import { beforeEach, describe, expect, it } from 'vitest'
import { billed, home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'
import { addShares } from './add-shares.ts'

const office = testOffice({ on: '2026-11-23' })
let account: Awaited<ReturnType<typeof opened>>

beforeEach(async () => {
  await loadMarlow(office)
  account = await opened(
    office,
    home('212 Oak St', 'Oak Deli', { class: 'commercial', cycle: '3', openedOn: '2026-09-01' }),
  )
})

type Answer = {
  status: number
  serviceId: number
  details: Record<string, unknown>
  code?: string
  eventId: number
}
const answer = async (response: Promise<Response>): Promise<Answer> => {
  const { status } = await response
  return { status, ...((await (await response).json()) as Omit<Answer, 'status'>) }
}
const bin = { stream: 'refuse', container: 'bin', size: '3 yd', pickupsPerWeek: 2, from: '2026-10-01' }
const of = (path: string) => `/accounts/${account.accountNumber}${path}`
const start = (some: object = {}) => answer(office.post(of('/services'), { ...bin, ...some }))
const change = (id: number, some: object) => answer(office.post(`/services/${id}/change`, some))
const stop = (id: number, from: string) => answer(office.post(`/services/${id}/stop`, { from }))
const close = (from: string) => answer(office.post(of('/close'), { from, reason: 'moved away' }))

type Timeline = {
  services: { serviceId: number; from: string; until: string | null; quantity: number; shares: object[] }[]
  events: { serviceId: number | null; reference: string; billNumber: string | null }[]
}
const timeline = async () => (await (await office.get(of('/services'))).json()) as Timeline
const periods = async () =>
  (await timeline()).services.map(({ from, until, quantity }) => `${quantity} ${from} ${until}`)
const billTo = (until: string, accountId = account.accountId, number = '7') =>
  billed(office, { accountId, number, from: '2026-10-01', until, charges: 20_249 })

describe('starting a service', () => {
  it('puts it on the timeline from its day', async () => {
    expect(await start()).toMatchObject({ status: 201 })
    expect((await timeline()).services).toMatchObject([
      { stream: 'refuse', size: '3 yd', quantity: 1, from: '2026-10-01', until: null, startReason: 'start' },
    ])
  })

  it.each([
    { case: 'a size without a rate', some: { size: '5 yd' }, field: 'size', instead: '1.5 yd, 2 yd, 3 yd' },
    { case: 'a container without a rate', some: { container: 'barrel' }, field: 'container', instead: 'bin' },
    { case: 'a day before the account', some: { from: '2026-08-31' }, field: 'from', instead: '2026-09-01' },
  ])('refuses $case and says what there is', async ({ some, field, instead }) => {
    const refused = await start(some)
    expect(refused).toMatchObject({ status: 422, code: 'FIELD_REFUSED', details: { field } })
    expect(refused.details.message).toContain(instead)
  })

  it('refuses a second one like it: then there are more containers of it', async () => {
    const { serviceId } = await start()
    expect(await start({ from: '2026-11-01', quantity: 2 })).toMatchObject({
      code: 'SERVICE_ALREADY_THERE',
      details: { serviceId, from: '2026-10-01', until: null },
    })
    expect(await start({ pickupsPerWeek: 1 })).toMatchObject({ status: 201 })
  })

  it('refuses days that were billed', async () => {
    await billTo('2026-11-01')
    expect(await start({ from: '2026-10-31' })).toMatchObject({
      code: 'PERIOD_ALREADY_BILLED',
      details: { billedUntil: '2026-11-01', billNumber: '7' },
    })
    expect(await start({ from: '2026-11-01' })).toMatchObject({ status: 201 })
  })
})

describe('changing a service', () => {
  it('ends it and begins another, on the day', async () => {
    const { serviceId } = await start()
    const changed = await change(serviceId, { from: '2026-11-10', quantity: 2, reason: 'asked for more' })
    expect(changed).toMatchObject({ status: 200 })
    expect(await periods()).toEqual(['2 2026-11-10 null', '1 2026-10-01 2026-11-10'])
  })

  it('on its first day takes its place, with what happened there', async () => {
    const { serviceId } = await start()
    const event = { code: 'extra-pickup', happenedOn: '2026-11-12', reference: 'W-1', serviceId }
    expect(await answer(office.post(of('/events'), event))).toMatchObject({ status: 201 })
    const changed = await change(serviceId, { from: '2026-10-01', quantity: 3 })
    expect(await periods()).toEqual(['3 2026-10-01 null'])
    expect((await timeline()).events).toMatchObject([{ serviceId: changed.serviceId, reference: 'W-1' }])
  })

  it('keeps how it is shared, and refuses what was billed to any who share it', async () => {
    const { serviceId } = await start()
    const other = await opened(office, home('214 Oak St', 'Oak Books', { class: 'commercial', cycle: '3' }))
    const accounts = [account, other]
    await office.work((work) =>
      addShares(
        work,
        accounts.map(({ accountId }) => ({ serviceId, accountId, weight: 1 })),
      ),
    )
    await billTo('2026-11-15', other.accountId)
    expect(await change(serviceId, { from: '2026-11-14', quantity: 2 })).toMatchObject({
      code: 'PERIOD_ALREADY_BILLED',
      details: { billedUntil: '2026-11-15' },
    })
    await change(serviceId, { from: '2026-11-15', quantity: 2 })
    expect((await timeline()).services[0]).toMatchObject({
      quantity: 2,
      shares: [{ accountNumber: account.accountNumber }, { accountNumber: other.accountNumber }],
    })
  })

  it('refuses what is so already, and a day on which it is not there', async () => {
    const { serviceId } = await start()
    expect(await change(serviceId, { from: '2026-11-10', quantity: 1 })).toMatchObject({ code: 'ALREADY_SO' })
    expect(await change(serviceId, { from: '2026-09-10', quantity: 2 })).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    await stop(serviceId, '2026-11-10')
    expect(await change(serviceId, { from: '2026-11-10', quantity: 2 })).toMatchObject({
      code: 'SERVICE_ENDED',
      details: { until: '2026-11-10' },
    })
    expect(await change(9999, { from: '2026-11-10', quantity: 2 })).toMatchObject({
      code: 'SERVICE_NOT_FOUND',
    })
  })
})

describe('stopping a service', () => {
  it('leaves it on the timeline with its last day', async () => {
    const { serviceId } = await start()
    expect(await stop(serviceId, '2026-11-30')).toMatchObject({ status: 200, withdrawn: false })
    expect(await periods()).toEqual(['1 2026-10-01 2026-11-30'])
  })

  it('from its first day takes it off: it never was', async () => {
    const { serviceId } = await start()
    expect(await stop(serviceId, '2026-10-01')).toMatchObject({ withdrawn: true })
    expect(await periods()).toEqual([])
  })

  it('is refused on days that were billed', async () => {
    const { serviceId } = await start()
    await billTo('2026-11-01')
    expect(await stop(serviceId, '2026-10-31')).toMatchObject({ code: 'PERIOD_ALREADY_BILLED' })
  })
})

describe('an event', () => {
  const bulky = { code: 'bulky', happenedOn: '2026-11-12', reference: 'W-1' }

  it('is recorded once for each ticket', async () => {
    const { eventId } = await answer(office.post(of('/events'), { ...bulky, quantity: 2, note: 'sofa' }))
    expect(await answer(office.post(of('/events'), bulky))).toMatchObject({
      status: 409,
      code: 'EVENT_ALREADY_RECORDED',
      details: { eventId, accountNumber: account.accountNumber },
    })
  })

  it('is refused by the second of two clerks with one ticket in the same moment', async () => {
    const answers = await Promise.all([1, 2].map(() => answer(office.post(of('/events'), bulky))))
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409'])
  })

  it.each([
    { case: 'one that has no rate', some: { code: 'moonwalk' }, field: 'code' },
    { case: 'one that lies ahead', some: { happenedOn: '2026-11-24' }, field: 'happenedOn' },
    { case: 'one before the account', some: { happenedOn: '2026-08-01' }, field: 'happenedOn' },
  ])('is refused: $case', async ({ some, field }) => {
    expect(await answer(office.post(of('/events'), { ...bulky, ...some }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field },
    })
  })

  it('may have happened on days that were billed: it waits for the next bill', async () => {
    await billTo('2026-11-15')
    expect(await answer(office.post(of('/events'), bulky))).toMatchObject({ status: 201 })
    expect((await timeline()).events).toMatchObject([{ billNumber: null }])
  })

  it('belongs to a service of its own account', async () => {
    const other = await opened(office, home('214 Oak St', 'Oak Books', { class: 'commercial', cycle: '3' }))
    const { serviceId } = await answer(
      office.post(`/accounts/${other.accountNumber}/services`, { ...bin, from: '2026-11-01' }),
    )
    expect(await answer(office.post(of('/events'), { ...bulky, serviceId }))).toMatchObject({
      code: 'SERVICE_NOT_FOUND',
    })
  })
})

describe('closing an account', () => {
  it('stops its services on the day, and takes off those that were to come', async () => {
    const { serviceId } = await start()
    const later = await start({ pickupsPerWeek: 1, from: '2026-12-15' })
    expect(await close('2026-12-01')).toMatchObject({
      status: 200,
      closedOn: '2026-12-01',
      stoppedServices: [serviceId, later.serviceId],
    })
    expect(await periods()).toEqual(['1 2026-10-01 2026-12-01'])
    expect(await (await office.get(of(''))).json()).toMatchObject({ state: 'closing' })
    office.move('2026-12-01')
    expect(await (await office.get(of(''))).json()).toMatchObject({ state: 'closed' })
  })

  it('lets nothing begin after it', async () => {
    await close('2026-12-01')
    expect(await close('2026-12-10')).toMatchObject({ code: 'ACCOUNT_CLOSED' })
    expect(await start({ from: '2026-12-01' })).toMatchObject({
      code: 'ACCOUNT_CLOSED',
      details: { closedOn: '2026-12-01' },
    })
    expect(await start({ from: '2026-11-30' })).toMatchObject({ status: 201 })
    expect(await periods()).toEqual(['1 2026-11-30 2026-12-01'])
  })

  it('is refused on days that were billed', async () => {
    await billTo('2026-12-01')
    expect(await close('2026-11-30')).toMatchObject({ code: 'PERIOD_ALREADY_BILLED' })
    expect(await close('2026-12-01')).toMatchObject({ status: 200 })
  })
})
