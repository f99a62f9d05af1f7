import type { corrections } from '@cartwright/api/corrections'
import type { services } from '@cartwright/api/services'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { billedTown, type Correction, since } from '#test/billed-town'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'
import { addShares } from '../services/add-shares.ts'

const office = testOffice({ on: '2026-11-02', keep: true })
const bin = { class: 'commercial', services: [{ what: 'refuse:bin:3 yd', quantity: 2, pickups: 2 }] }
const shop = { class: 'commercial', services: [{ what: 'recycling:bin:2 yd' }] }
const { billAfter, account, number, balance, correct, look, serviceId, send } = billedTown(office, [
  bin,
  shop,
  shop,
])
/** From October on three shops pay the bins of the first by 1 : 1 : 2. */
beforeAll(() =>
  billAfter(async () => {
    await office.work((work) =>
      addShares(
        work,
        [1, 1, 2].map((weight, at) => ({ serviceId: serviceId(0), accountId: account(at).id, weight })),
      ),
    )
    await answered(
      office.as('clerk').post(`/accounts/${number(0)}/events`, {
        code: 'extra-pickup',
        happenedOn: '2026-10-14',
        reference: 'ticket of three',
        serviceId: serviceId(0),
      }),
    )
  }),
)
const oneBin = () =>
  since('2026-10-01', { kind: 'service-was', serviceId: serviceId(0), was: { quantity: 1 } })
const balances = async () => [await balance(0), await balance(1), await balance(2)]
const listed = async (at: number) =>
  (await answered<SuccessOf<typeof corrections.list>>(office.get(`/corrections?accountNumber=${number(at)}`)))
    .rows

describe('a service that three accounts pay', () => {
  let waiting: Correction

  it('is shown for every payer, by their parts', async () => {
    const preview = await look(0, oneBin())
    expect(preview.payers.map(({ accountNumber }) => accountNumber)).toEqual([number(1), number(2)])
    const [first, second] = preview.payers.map(({ postedCents }) => postedCents)
    expect(preview.postedCents).toBeLessThan(0)
    expect(Math.abs(preview.postedCents - first!)).toBeLessThanOrEqual(1)
    expect(Math.abs(second! - 2 * first!)).toBeLessThanOrEqual(2)
  })

  it('waits on all of them, and is approved for all by any of its adjustments', async () => {
    const before = await balances()
    const { payers } = await look(0, oneBin())
    waiting = await correct(0, oneBin())
    expect(waiting.state).toBe('asked')
    expect(waiting.sharing.map(({ accountNumber }) => accountNumber)).toEqual([number(1), number(2)])
    expect((await listed(2))[0]).toMatchObject({ state: 'asked', postedCents: payers[1]!.postedCents })
    expect(
      await refused(send(1, since('2026-10-01', { kind: 'class', class: 'multi-family' }))),
    ).toMatchObject({
      code: 'CORRECTION_WAITS',
    })
    expect(await balances()).toEqual(before)
    const { adjustmentId } = (await listed(2))[0]!
    await answered(office.as('manager').post(`/adjustments/${adjustmentId}/approve`, { note: 'Seen.' }))
    for (const at of [0, 1, 2]) expect((await listed(at))[0]).toMatchObject({ state: 'posted' })
    const given = [waiting.postedCents, ...payers.map(({ postedCents }) => postedCents)]
    expect(await balances()).toEqual(before.map((cents, at) => cents + given[at]!))
  })

  it('corrected back leaves nothing on any of them', async () => {
    const { services } = await answered<{
      services: { serviceId: number; quantity: number; until: string | null }[]
    }>(office.get(`/accounts/${number(0)}/services`))
    const now = services.find((one) => one.quantity === 1 && one.until === null)!
    const twoBins = since('2026-10-01', {
      kind: 'service-was',
      serviceId: now.serviceId,
      was: { quantity: 2 },
    })
    const preview = await look(0, twoBins)
    expect(preview.postedCents).toBe(-waiting.postedCents)
    const before = await balances()
    const back = await correct(0, twoBins)
    await answered(office.as('manager').post(`/adjustments/${back.adjustmentId}/approve`, { note: 'Seen.' }))
    const given = [preview.postedCents, ...preview.payers.map(({ postedCents }) => postedCents)]
    expect(await balances()).toEqual(before.map((cents, at) => cents + given[at]!))
    // What was given back by the first is what the second takes, for each.
    for (const at of [0, 1, 2]) {
      const [second, first] = await listed(at)
      expect(second!.postedCents).toBe(-first!.postedCents)
    }
  })

  it('is withdrawn for all by whoever asked', async () => {
    const { services } = await answered<{
      services: { serviceId: number; quantity: number; until: string | null }[]
    }>(office.get(`/accounts/${number(0)}/services`))
    const now = services.find((one) => one.quantity === 2 && one.until === null)!
    const gone = await correct(0, since('2026-10-01', { kind: 'service-absent', serviceId: now.serviceId }))
    await answered(
      office.as('clerk').post(`/corrections/${gone.correctionId}/withdraw`, { note: 'A mistake.' }),
    )
    for (const at of [0, 1, 2]) expect((await listed(at))[0]).toMatchObject({ state: 'withdrawn' })
  })
})

const eventId = async () =>
  (await answered<SuccessOf<typeof services.ofAccount>>(office.get(`/accounts/${number(0)}/services`)))
    .events[0]!.eventId

describe('what happened on a service that three accounts pay', () => {
  it('is given back to each by their share when it never was, and comes back whole', async () => {
    const before = await balances()
    const never = since('2026-10-01', { kind: 'event-absent', eventId: await eventId() })
    const preview = await look(0, never)
    const given = [preview.postedCents, ...preview.payers.map(({ postedCents }) => postedCents)]
    expect(given).toEqual([-17_79, -17_79, -35_59])
    expect((await correct(0, never)).state).toBe('posted')
    expect(await balances()).toEqual(before.map((cents, at) => cents + given[at]!))
    // Both together are more than the clerk may post alone.
    const back = await correct(
      0,
      since('2026-10-01', { kind: 'event-was', eventId: await eventId(), was: {} }),
    )
    await answered(office.as('manager').post(`/adjustments/${back.adjustmentId}/approve`, { note: 'Seen.' }))
    expect(await balances()).toEqual(before)
  })

  it('is corrected where it happened, and not by an account that pays a part of it', async () => {
    const asked = since('2026-10-01', { kind: 'event-absent', eventId: await eventId() })
    expect(
      await refused(office.as('clerk').post(`/accounts/${number(1)}/corrections/preview`, asked)),
    ).toMatchObject({ code: 'CORRECTION_OF_SHARED_SERVICE', details: { accountNumbers: [number(0)] } })
  })
})

it('the books balance after all of it', async () => {
  expect(await office.work((work) => verifyBalances(work))).toEqual([])
})
