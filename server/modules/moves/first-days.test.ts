import type { accounts } from '@cartwright/api/accounts'
import type { bills } from '@cartwright/api/bills'
import type { moves } from '@cartwright/api/moves'
import type { orders } from '@cartwright/api/orders'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { addHouseholds, smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-12-02', keep: true })

type Moved = SuccessOf<typeof moves.stop>
type Shown = SuccessOf<typeof accounts.show>
type Order = SuccessOf<typeof orders.show>
type Bill = SuccessOf<typeof bills.ofAccount>['rows'][number]
type Start = InputOf<typeof moves.start>['body']

const extraCart = { stream: 'refuse', container: 'extra-cart', size: '96 gal' }
const cart = { stream: 'all', container: 'cart-set', size: '96 gal' }

let homes: TownAccount[]
let delivery: Order
let bulky: Order
let next = 2
beforeAll(async () => {
  homes = await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: 16 }, () => ({ openedOn: '2026-11-01' })),
    ),
  )
  office.move('2026-11-20')
  const [one, two] = homes as [TownAccount, TownAccount]
  delivery = await ordered(one, { kind: 'deliver', container: extraCart })
  for (let free = 0; free < 2; free++) await ordered(two, { kind: 'bulky' })
  bulky = await ordered(two, { kind: 'bulky' })
  office.move('2026-11-30')
  await postedRun(office)
})
const home = (): TownAccount => homes[next++]!
const to = ({ number }: { number: string }, what: string, body: object) =>
  office.post(`/accounts/${number}/${what}`, body)
const ordered = (at: TownAccount, asked: InputOf<typeof orders.add>['body']) =>
  answered<Order>(to(at, 'orders', asked))
const shown = (number: string) => answered<Shown>(office.get(`/accounts/${number}`))
const owes = async ({ number }: { number: string }) => (await shown(number)).balanceCents
const newest = async (number: string): Promise<Bill> =>
  (await answered<{ rows: Bill[] }>(office.get(`/accounts/${number}/bills`))).rows[0]!
const address = (line: string) => ({ line, place: 'Marlow', state: 'CA', zip: '91764' })
const startAt = (line: string, some: Partial<Start> = {}): Start => ({
  address: address(line),
  class: 'residential',
  cycle: '1',
  from: '2026-11-28',
  payer: { name: `Payer of ${line}` },
  services: [cart],
  ...some,
})
/** What the first bills were said to charge, by account: held against the run in the end. */
const said = new Map<string, number>()
const keep = ({ accountNumber, chargesCents }: Moved['bills'][number]) =>
  said.set(accountNumber, chargesCents)

describe('first days that the cycle has billed', () => {
  it('of a start are shown before and on the first bill, at the rates of these days', async () => {
    const preview = await answered<Moved>(office.post('/starts/preview', startAt('7 Pine St')))
    const started = await answered<Moved>(office.post('/starts', startAt('7 Pine St')))
    expect(started.bills).toEqual(preview.bills)
    expect(started.sentences).toEqual(preview.sentences)
    // Three of the 30 days of 51.59, and a whole December.
    expect(started.bills[0]).toMatchObject({ periodFrom: '2026-11-28', chargesCents: 516 + 5159 })
    expect(started.sentences.join(' ')).toContain(
      'The cycle has billed Nov 28 to Nov 30, 2026 already: the first bill of account',
    )
    expect(started.sentences.join(' ')).toContain('charges $5.16 for these days as well')
    keep(started.bills[0]!)
  })

  it('take what begins on them later on', async () => {
    const started = await answered<Moved>(office.post('/starts', startAt('9 Pine St')))
    const changed = await answered<Moved>(
      to({ number: started.accountNumber }, 'change', {
        what: 'add',
        service: extraCart,
        from: '2026-11-29',
      }),
    )
    // Two of the 30 days of 15.93 and all of December.
    expect(changed.bills[0]!.chargesCents - changed.withoutCents!).toBe(106 + 1593)
    keep(changed.bills[0]!)
  })

  it('go from one owner to the next: what one is credited the other is charged', async () => {
    const at = home()
    const before = await owes(at)
    const sold = await answered<Moved>(
      to(at, 'new-owner', { deedOn: '2026-11-21', owner: { name: 'New Owner LLC', kind: 'organization' } }),
    )
    const credited = before - (await owes(at))
    expect(credited).toBe(1720)
    expect(sold.bills[1]!.chargesCents).toBe(credited + 5159)
    keep(sold.bills[1]!)
  })

  it('go back to an owner who agreed to it, and from them to the next tenant', async () => {
    const at = home()
    const owner = { name: 'Lena Landlord' }
    await answered(to(at, 'reversion-agreements', { owner, from: '2026-11-01', paper: 'Binder 4' }))
    const stopped = await answered<Moved>(to(at, 'stop', { from: '2026-11-16' }))
    const [, theirs] = stopped.bills
    expect(theirs).toMatchObject({ periodFrom: '2026-11-16', chargesCents: 2579 + 5159 })
    const { premise } = await shown(at.number)
    const tenant = await answered<Moved>(
      office.post('/starts', {
        ...startAt(premise.address, { from: '2026-11-26' }),
        address: { ...address(premise.address), place: premise.place, zip: premise.zip },
      }),
    )
    // Ten days for the owner, five for the tenant: fifteen days, each once.
    expect(tenant.bills.map(({ chargesCents }) => chargesCents)).toEqual([860 + 5159, 1720])
    tenant.bills.forEach(keep)
  })

  it('further back than the look-back are refused with the rule', async () => {
    const early = startAt('11 Pine St', { from: '2025-11-01' })
    expect(await refused(office.post('/starts', early))).toEqual({
      code: 'FIRST_DAYS_TOO_FAR_BACK',
      details: { from: '2025-12-02', months: 12, citation: 'Marlow Municipal Code § 6-3.361' },
    })
  })

  it('of an account that came with a past are nobody’s to charge', async () => {
    const [moved] = await office.work((work) => addHouseholds(work, [{ openedOn: '2026-10-01' }]))
    const asked = { what: 'add', service: extraCart, from: '2026-11-16' }
    expect(await refused(to(moved!, 'change', asked))).toEqual({
      code: 'FIRST_DAYS_BILLED',
      details: { from: '2026-12-01' },
    })
  })
})

const step = ({ orderId, version }: Order, what: string, body: object) =>
  office.post(`/orders/${orderId}/${what}`, { version, ...body })

describe('an order done on days that were billed', () => {
  it('changes the service from its day and charges the days that were billed, shown before', async () => {
    const [at] = homes as [TownAccount]
    const before = await owes(at)
    const { told } = await answered<SuccessOf<typeof orders.previewComplete>>(
      step(delivery, 'complete/preview', { doneOn: '2026-11-20' }),
    )
    expect(told).toEqual([
      '1 × 96 gal refuse extra-cart begins on Nov 20, 2026 and is billed from then on.',
      'Bills cover Nov 20 to Nov 30, 2026 already: $5.84 is charged by a correction.',
      'Nothing is charged for it.',
    ])
    expect(await owes(at)).toBe(before)
    const done = await answered<Order>(step(delivery, 'complete', { doneOn: '2026-11-20' }))
    expect(await owes(at)).toBe(before + 584)
    const { services } = await shown(at.number)
    const carts = services.filter(({ container }) => container === 'extra-cart')
    expect(carts.map(({ from, until }) => `${from} ${until}`).toSorted((a, b) => a.localeCompare(b))).toEqual(
      ['2026-11-20 2026-12-01', '2026-12-01 null'],
    )
    expect(await refused(step(done, 'undo', { reason: 'Wrong house' }))).toMatchObject({
      code: 'ORDER_CORRECTED_BILLS',
    })
  })

  it('is charged on the next bill', async () => {
    const [, at] = homes as [TownAccount, TownAccount]
    for (let free = 0; free < 2; free++) {
      const one = (
        await answered<SuccessOf<typeof orders.list>>(office.get(`/orders?account=${at.number}`))
      ).rows.at(-1)!
      await answered(step(one as Order, 'complete', { doneOn: '2026-11-24' }))
    }
    await answered(step(bulky, 'complete', { doneOn: '2026-11-25' }))
    const bill = await answered<{ chargesCents: number }>(
      to(at, 'bill-now/preview', { kind: 'partial', lastOn: '2026-12-31' }),
    )
    expect(bill.chargesCents).toBe(5159 + 3800)
  })
})

describe('numbers of orders', () => {
  it('are not used up by looking', async () => {
    const first = await ordered(home(), { kind: 'go-back' })
    const at = home()
    const look = () => answered<Moved>(to(at, 'stop/preview', { from: '2026-12-10' }))
    const looks = await Promise.all([look(), look(), look()])
    expect(looks.map((one) => one.orders.map(({ number }) => number))).toEqual([[null], [null], [null]])
    const second = await ordered(at, { kind: 'go-back' })
    expect(second.orderId).toBe(first.orderId + 1)
  })
})

describe('there and back on days that were billed', () => {
  it.each([2, 9, 16, 20])(
    'on November %i leaves what is owed and the next bill as they were',
    async (day) => {
      const at = home()
      const from = `2026-11-${String(day).padStart(2, '0')}`
      const before = await owes(at)
      const added = await answered<Moved>(to(at, 'change', { what: 'add', service: extraCart, from }))
      const charged = (await owes(at)) - before
      expect(charged).toBeGreaterThan(0)
      expect(charged).toBeLessThanOrEqual(1593)
      const { services } = await shown(at.number)
      const { serviceId } = services.find(({ container, until }) => container === 'extra-cart' && !until)!
      await answered(to(at, 'change', { what: 'end', serviceId, from }))
      expect(await owes(at)).toBe(before)
      const back = await answered<Moved>(to(at, 'stop/preview', { from: '2027-01-01' }))
      expect(back.bills[0]!.chargesCents).toBe(added.withoutCents)
    },
  )

  it('a stop never gives back more than was charged', async () => {
    const at = home()
    const before = await owes(at)
    for (const day of ['2026-11-01', '2026-11-02', '2026-11-15', '2026-11-30', '2026-12-02']) {
      const { bills } = await answered<Moved>(to(at, 'stop/preview', { from: day }))
      const credited = -bills[0]!.adjustmentsCents
      expect(credited).toBeGreaterThanOrEqual(0)
      expect(credited).toBeLessThanOrEqual(before)
    }
  })
})

describe('what was said', () => {
  it('is what the run of December bills, and January bills no day again', async () => {
    office.move('2026-12-31')
    await postedRun(office)
    for (const [number, chargesCents] of said)
      expect({ number, charges: (await newest(number)).chargesCents }).toEqual({
        number,
        charges: chargesCents,
      })
    const started = [...said.keys()][0]!
    const january = await answered<{ chargesCents: number; periodFrom: string }>(
      to({ number: started }, 'bill-now/preview', { kind: 'partial', lastOn: '2027-01-31' }),
    )
    expect(january).toMatchObject({ chargesCents: 5159, periodFrom: '2027-01-01' })
  })
})
