import type { accounts } from '@cartwright/api/accounts'
import type { bills } from '@cartwright/api/bills'
import type { moves } from '@cartwright/api/moves'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, postedRun, refused, release } from '#test/bill-runs'
import { proved } from '#test/marlow'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-20', keep: true })

type Moved = SuccessOf<typeof moves.stop>
type Bill = SuccessOf<typeof bills.ofAccount>['rows'][number]
type Shown = SuccessOf<typeof accounts.show>
type Start = InputOf<typeof moves.start>['body']

let homes: TownAccount[]
let next = 0
beforeAll(async () => {
  const twelve = Array.from({ length: 12 }, () => ({ openedOn: '2026-11-01' }))
  homes = await office.work((work) => smallTown(work, twelve))
})
const home = (): TownAccount => homes[next++]!
const to = ({ number }: { number: string }, what: string, body: object) =>
  office.post(`/accounts/${number}/${what}`, body)
const shown = (number: string) => answered<Shown>(office.get(`/accounts/${number}`))
const owes = async (number: string) => (await shown(number)).balanceCents
const newest = async (number: string): Promise<Bill> =>
  (await answered<{ rows: Bill[] }>(office.get(`/accounts/${number}/bills`))).rows[0]!

/** The final bill of an account, made on demand and posted. */
async function finalBill(number: string, lastOn: string): Promise<Bill> {
  const { id } = await answered(office.post(`/accounts/${number}/bill-now`, { kind: 'final', lastOn }))
  await office.finishJobs()
  await release(office, id)
  await answered(office.post(`/runs/${id}/post`))
  await office.finishJobs()
  return newest(number)
}

const address = (line: string) => ({ line, place: 'Marlow', state: 'CA', zip: '91764' })
const cart = { stream: 'all', container: 'cart-set', size: '96 gal' }
const extraCart = { stream: 'refuse', container: 'extra-cart', size: '96 gal' }

describe('a stop', () => {
  it('is shown before with the very final bill, keeps nothing of the preview, and orders what is fetched', async () => {
    const at = home()
    const asked = { from: '2026-11-16', reason: 'Sold' }
    const preview = await answered<Moved>(to(at, 'stop/preview', asked))
    expect(preview).toMatchObject({
      moveId: null,
      bills: [{ kind: 'final', periodFrom: '2026-11-01', periodUntil: '2026-11-16' }],
    })
    expect((await shown(at.number)).closedOn).toBeNull()
    const stopped = await answered<Moved>(to(at, 'stop', asked))
    expect(stopped.bills).toEqual(preview.bills)
    expect(stopped.orders).toMatchObject([
      { kind: 'remove', container: '96 gal all cart-set', wantedOn: '2026-11-20' },
    ])
    expect((await shown(at.number)).closedOn).toBe('2026-11-16')
    const { chargesCents, totalDueCents } = preview.bills[0]!
    expect(await finalBill(at.number, '2026-11-15')).toMatchObject({
      isFinal: true,
      chargesCents,
      totalDueCents,
    })
  })

  it('asked for twice by one request happens once; of two clerks the second is told', async () => {
    const [once, raced] = [home(), home()]
    const asked = { from: '2026-11-25', requestId: 'stop-request-1' }
    const [one, again] = await Promise.all([1, 2].map(() => answered<Moved>(to(once, 'stop', asked))))
    expect(Number(one!.repeated) + Number(again!.repeated)).toBe(1)
    expect(one!.moveId).toBe(again!.moveId)
    const answers = await Promise.all([1, 2].map(() => to(raced, 'stop', { from: '2026-11-25' })))
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
  })

  it('sends the final bill where the caller says', async () => {
    const at = home()
    await proved(office, at.number)
    const mailTo = { line1: '9 ELM AVE', place: 'RENO', state: 'NV', zip: '89501' }
    await answered(to(at, 'stop', { from: '2026-11-25', mailTo }))
    const { parties } = await shown(at.number)
    expect(parties.find(({ role }) => role === 'payer')?.mail).toMatchObject(mailTo)
  })
})

describe('a change of services', () => {
  it('is shown before with the next bill with it and without it; the next run bills that', async () => {
    const at = home()
    const [serviceId] = at.serviceIds as [number]
    const service = { ...cart, size: '64 gal', quantity: 2 }
    const asked = { what: 'alter', serviceId, service, from: '2026-11-16' }
    const preview = await answered<Moved>(to(at, 'change/preview', asked))
    const changed = await answered<Moved>(to(at, 'change', asked))
    expect(changed.bills).toEqual(preview.bills)
    expect(changed.orders).toMatchObject([
      { kind: 'swap', container: '64 gal all cart-set' },
      { kind: 'deliver', container: '64 gal all cart-set' },
    ])
    // A whole month of the 96 gallon set, as the rates in force have it.
    expect(preview.withoutCents).toBe(5159)
    expect(await refused(to(at, 'change', asked))).toMatchObject({ code: 'SERVICE_ENDED' })
  })

  it('there and back on one day leaves the next bill as it was', async () => {
    const at = home()
    const added = { what: 'add', service: extraCart, from: '2026-11-20' }
    const first = await answered<Moved>(to(at, 'change', added))
    const { services } = await shown(at.number)
    const { serviceId } = services.find(({ container }) => container === 'extra-cart')!
    const back = await answered<Moved>(to(at, 'change', { what: 'end', serviceId, from: '2026-11-20' }))
    expect(back.bills[0]!.chargesCents).toBe(first.withoutCents)
    expect(back.withoutCents).toBe(first.bills[0]!.chargesCents)
  })
})

const startAt = (line: string, some: Partial<Start> = {}): Start => ({
  address: address(line),
  class: 'residential',
  cycle: '1',
  from: '2026-11-24',
  payer: { name: 'Ana Ruiz' },
  services: [cart],
  ...some,
})

describe('a start', () => {
  it('opens the account, begins its services, orders the delivery, and tells the first bill', async () => {
    const preview = await answered<Moved>(office.post('/starts/preview', startAt('7 Pine St')))
    const started = await answered<Moved>(office.post('/starts', startAt('7 Pine St')))
    expect(started).toMatchObject({
      accountNumber: preview.accountNumber,
      orders: [{ kind: 'deliver', wantedOn: '2026-11-24' }],
      bills: [
        { periodFrom: '2026-11-24', periodUntil: '2026-12-01', chargesCents: preview.bills[0]!.chargesCents },
      ],
      liable: { model: 'occupant-then-owner', parties: [{ name: 'Ana Ruiz', order: 'first' }] },
    })
    expect(started.bills[0]!.chargesCents).toBeGreaterThan(0)
  })

  it('of what no table has a rate for leaves nothing behind', async () => {
    const wrong = startAt('9 Pine St', { services: [{ ...cart, size: '20 gal' }] })
    expect(await refused(office.post('/starts', wrong))).toMatchObject({ code: 'FIELD_REFUSED' })
    const { rows } = await answered<{ rows: object[] }>(office.get('/accounts/search?q=9%20Pine'))
    expect(rows).toEqual([])
  })
})

describe('a move', () => {
  it('ends here and begins there, for the same party, with how they get bills; there and back bills every day once', async () => {
    const at = home()
    const stays = home()
    await proved(office, at.number)
    await answered(office.put(`/accounts/${at.number}/preferences`, { largePrint: true }))
    await answered(
      office.post(`/accounts/${at.number}/autopay`, {
        givenBy: 'paper',
        givenOn: '2026-11-01',
        evidence: 'Drawer 3',
        holderName: 'Ana Ruiz',
        routing: '121042882',
        accountKind: 'checking',
        bankNumber: '000123456789',
      }),
    )
    const away = await answered<Moved>(
      to(at, 'move', { from: '2026-11-11', startOn: '2026-11-11', address: address('31 Birch Ln') }),
    )
    const there = await shown(away.toAccountNumber!)
    expect(there).toMatchObject({ largePrint: true, openedOn: '2026-11-11' })
    expect(await answered(office.get(`/accounts/${there.accountNumber}/autopay`))).toMatchObject({
      rows: [{ state: 'prenote-to-send', last4: '6789' }],
    })
    expect(there.parties.find(({ role }) => role === 'payer')).toMatchObject({
      partyId: at.partyId,
      mail: { line1: '31 Birch Ln' },
    })
    const { premise } = await shown(at.number)
    const home1 = { ...address(premise.address), place: premise.place, zip: premise.zip }
    const back = await answered<Moved>(
      to({ number: away.toAccountNumber! }, 'move', {
        from: '2026-11-21',
        startOn: '2026-11-21',
        address: home1,
      }),
    )
    const parts = [away.bills[0]!, back.bills[0]!, back.bills[1]!]
    const days = parts.flatMap(({ lines }) => lines.map((line) => [line.periodFrom, line.periodUntil]))
    expect(days).toEqual([
      ['2026-11-01', '2026-11-11'],
      ['2026-11-11', '2026-11-21'],
      ['2026-11-21', '2026-12-01'],
    ])
    const usual = await answered<{ chargesCents: number }>(
      office.post(`/accounts/${stays.number}/bill-now/preview`, { kind: 'partial', lastOn: '2026-11-30' }),
    )
    const sum = parts.reduce((total, { chargesCents }) => total + chargesCents, 0)
    // Three bills round three times; each may be half a cent off.
    expect(Math.abs(sum - usual.chargesCents)).toBeLessThanOrEqual(1)
    const { rows } = await answered<SuccessOf<typeof moves.ofAccount>>(
      office.get(`/accounts/${away.toAccountNumber}/moves`),
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['move', 'move'])
  })
})

describe('a new owner', () => {
  it('begins on the day of the deed with a bill of their own, without what the old one owes', async () => {
    const at = home()
    const sold = await answered<Moved>(
      to(at, 'new-owner', { deedOn: '2026-11-10', owner: { name: 'New Owner LLC', kind: 'organization' } }),
    )
    expect(sold.bills).toMatchObject([
      { accountNumber: at.number, kind: 'final', periodUntil: '2026-11-10' },
      {
        accountNumber: sold.toAccountNumber,
        kind: 'regular',
        lines: [{ periodFrom: '2026-11-10' }],
        previousBalanceCents: 0,
      },
    ])
    expect(sold.orders).toEqual([])
    expect((await shown(sold.toAccountNumber!)).payerName).toBe('New Owner LLC')
  })

  it('of a rented home changes who owns it and nobody’s bill', async () => {
    const at = home()
    const landlord = { role: 'owner', from: '2026-11-01', party: { name: 'Old Landlord' } }
    await answered(to(at, 'parties', landlord))
    const sold = await answered<Moved>(
      to(at, 'new-owner', { deedOn: '2026-11-10', owner: { name: 'New Landlord' } }),
    )
    expect(sold).toMatchObject({
      toAccountNumber: null,
      liable: {
        parties: [
          { partyId: at.partyId, order: 'first' },
          { name: 'New Landlord', order: 'then' },
        ],
      },
    })
    expect((await shown(at.number)).closedOn).toBeNull()
  })
})

describe('what was said', () => {
  it('is what the run of the cycle then bills, to the cent', async () => {
    const rows = await office.work(({ db }) =>
      db.selectFrom('account_move').select(['kind', 'told']).orderBy('id').execute(),
    )
    const told = new Map<string, number>()
    for (const { told: said } of rows)
      for (const bill of (said as Moved).bills) told.set(bill.accountNumber, bill.chargesCents)
    office.move('2026-11-30')
    await postedRun(office)
    let compared = 0
    for (const [number, chargesCents] of told) {
      const bill = await newest(number)
      expect({ number, chargesCents: bill.chargesCents }).toEqual({ number, chargesCents })
      compared++
    }
    expect(compared).toBeGreaterThan(8)
  })
})

describe('days that were billed already', () => {
  it('are credited by a correction when service stopped before their end, shown before to the cent and never more than was billed', async () => {
    const at = homes[11]!
    expect(await owes(at.number)).toBe(5159)
    const asked = { from: '2026-11-20', reason: 'Told late' }
    const preview = await answered<Moved>(to(at, 'stop/preview', asked))
    expect(await owes(at.number)).toBe(5159)
    const stopped = await answered<Moved>(to(at, 'stop', asked))
    expect(stopped.bills).toEqual(preview.bills)
    // 19 of the 30 days of 51.59 were served: 32.67.
    expect(stopped.bills[0]).toMatchObject({
      previousBalanceCents: 5159,
      adjustmentsCents: -1892,
      chargesCents: 0,
      totalDueCents: 3267,
    })
    expect(await owes(at.number)).toBe(3267)
    expect((await shown(at.number)).services.map(({ until }) => until)).toEqual(['2026-11-20'])
  })

  it('are charged by a correction when a container stood there before it was told', async () => {
    const at = homes[10]!
    const before = await owes(at.number)
    const asked = { what: 'add', service: extraCart, from: '2026-11-16' }
    const added = await answered<Moved>(to(at, 'change', asked))
    // The second half of the month's 15.93 of an extra cart.
    expect(await owes(at.number)).toBe(before + 796)
    expect(added.bills[0]).toMatchObject({ adjustmentsCents: 796 })
  })
})
