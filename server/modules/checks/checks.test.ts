import type { checks } from '@cartwright/api/checks'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, postedRun } from '#test/bill-runs'
import { smallTown, type TownAccount, type TownService, townService } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { setClosed } from '../accounts/set-closed.ts'
import { postPayments } from '../payments/post-payments.ts'
import { addPremises, type NewPremise } from '../premises/add-premises.ts'
import { addServices } from '../services/add-services.ts'
import { endService } from '../services/end-service.ts'
import { serviceById } from '../services/services-queries.ts'

type List = SuccessOf<typeof checks.findings>

const office = testOffice({ on: '2026-11-03', keep: true })
const carts = { what: 'all:cart-set:96 gal' }
const extra = { what: 'refuse:extra-cart:96 gal' }
const day = (text: string) => PlainDate.from(text)

const found = async (check: string) =>
  (await answered<List>(office.get(`/checks/findings?check=${check}`))).rows.map(
    ({ sentence, amountCents }) => [sentence, amountCents],
  )

const premise = (streetNumber: string, more: Partial<NewPremise> = {}): NewPremise => ({
  streetNumber,
  street: 'ELM ST',
  unit: null,
  place: 'MARLOW',
  state: 'CA',
  zip: '91764',
  apn: null,
  dwellingUnits: 1,
  zone: null,
  collectionDay: null,
  route: null,
  longitudeE6: null,
  latitudeE6: null,
  ...more,
})

const stopped = (until: string): TownService[] => [{ ...carts, until }]

let town: TownAccount[]

/** October is billed and posted; then the books are changed behind its bills. */
beforeAll(async () => {
  town = await office.work((work) =>
    smallTown(work, [
      {},
      {},
      {},
      { services: [carts, extra] },
      { services: [carts, extra] },
      { services: [carts, extra] },
      {},
      {},
      { closedOn: '2026-06-30', services: stopped('2026-06-30') },
      { closedOn: '2026-10-25', services: stopped('2026-10-25') },
    ]),
  )
  await postedRun(office, { cycle: '1', periodFrom: '2026-10-01' })
  await office.work(async (work) => {
    const [, late, new_, never, stop, month, runs, closing, gone, leaving] = town
    await addServices(work, [
      townService(late!.id, { ...extra, from: '2026-09-01' }),
      // The cut-off of October is the 29th: what begins later waits for the next bill.
      townService(new_!.id, { ...extra, from: '2026-10-31' }),
    ])
    const end = async (id: number, until: string) =>
      endService(work, await serviceById(work, id), { until: day(until) })
    await end(never!.serviceIds[1]!, '2026-01-01')
    await end(stop!.serviceIds[1]!, '2026-10-16')
    await end(month!.serviceIds[1]!, '2026-11-01')
    await setClosed(work, runs!.id, day('2026-11-01'))
    await setClosed(work, closing!.id, day('2026-11-02'))
    await end(closing!.serviceIds[0]!, '2026-11-02')
    await sql`update account set autopay = true where id = any(${[gone!.id, leaving!.id, town[0]!.id]})`.execute(
      work.db,
    )
    await postPayments(work, [
      {
        accountId: gone!.id,
        amount: cents(25_00),
        tender: 'check',
        receivedOn: day('2026-07-08'),
        receipt: 'R-1',
      },
      {
        accountId: town[0]!.id,
        amount: cents(99_00),
        tender: 'check',
        receivedOn: day('2026-11-02'),
        receipt: 'R-2',
      },
    ])
    await sql`update premise set apn = '0110-251-12' where id = ${town[0]!.premiseId}`.execute(work.db)
    await addPremises(work, [
      premise('100', { street: 'OAK STREET', zip: '91761' }),
      premise('100', { street: 'OAK ST', unit: 'APT 2' }),
      premise('11'),
      premise('13', { dwellingUnits: 0 }),
      premise('15', { apn: '0110251-12', unit: 'B' }),
    ])
  })
  await answered(office.post('/checks/runs'))
  await office.finishJobs()
})

describe('a standing check', () => {
  it('finds homes without an account, but no land, nor a parcel of which another address has one', async () => {
    expect(await found('parcel-without-account')).toEqual([
      ['No account is open at 100 OAK STREET; there never was one.', 61_908],
      ['No account is open at 100 OAK ST APT 2; there never was one.', 61_908],
      ['No account is open at 11 ELM ST; there never was one.', 61_908],
      [`No account is open at 116 OAK ST; the last one, ${town[8]!.number}, closed on Jun 30, 2026.`, 25_795],
    ])
  })

  it('finds a container the posted run passed over, but none that began after the cut-off', async () => {
    expect(await found('container-without-charge')).toEqual([
      [
        `1 × 96 gal refuse extra-cart, 1 pickup a week of account ${town[1]!.number} was in service from Oct 1, 2026 to Oct 31, 2026, and bill 00000002 has no line for it.`,
        1593,
      ],
    ])
  })

  it('finds a charge for a container that never was', async () => {
    expect(await found('charge-without-container')).toEqual([
      [
        `Account ${town[3]!.number} was billed $15.93 for Oct 1, 2026 to Oct 31, 2026, and service ${town[3]!.serviceIds[1]} is not in the books.`,
        1593,
      ],
    ])
  })

  it('finds the days billed after a stop, by days, and none of a service that stopped with its bill', async () => {
    expect(await found('billed-after-stop')).toEqual([
      [
        `1 × 96 gal extra-cart of account ${town[4]!.number} stopped on Oct 16, 2026 and was billed $8.22 for days up to Oct 31, 2026.`,
        // Sixteen of thirty-one days of $15.93.
        822,
      ],
    ])
  })

  it('finds services that run on beyond the close of their account, but none that stop with it', async () => {
    expect(await found('service-after-stop')).toEqual([
      [
        `Account ${town[6]!.number} closed on Nov 1, 2026, and its 1 × 96 gal cart-set, 1 pickup a week, has no stop.`,
        5159,
      ],
    ])
  })

  it('finds one place under two ZIP codes, but takes another unit for another place', async () => {
    expect(await found('duplicate-premises')).toEqual([
      [
        '100 OAK ST, 91764 and 100 OAK STREET, 91761 are two premises of the same address; not both have an account.',
        0,
      ],
    ])
  })

  it('finds autopay on a closed account, but not while its final bill is still to be drawn', async () => {
    expect(await found('autopay-on-closed')).toEqual([
      [`Account ${town[8]!.number} closed on Jun 30, 2026 and is still on autopay; it owes nothing.`, 0],
    ])
  })

  it('finds a credit on a closed account, but none on an open one', async () => {
    expect(await found('credit-on-closed')).toEqual([
      [`Account ${town[8]!.number} closed on Jun 30, 2026 and has a credit of $25.00.`, 2500],
    ])
  })

  it('says how each amount was worked out, and lists the checks with what they hold open', async () => {
    const all = await answered<List>(office.get('/checks/findings'))
    expect(all.rows.every(({ basis }) => basis.endsWith('.'))).toBe(true)
    expect(all.rows.map(({ amountCents }) => amountCents)).toEqual(
      all.rows.map(({ amountCents }) => amountCents).toSorted((a, b) => b - a),
    )
    const list = await answered<SuccessOf<typeof checks.list>>(office.get('/checks'))
    expect(list).toMatchObject({
      findings: all.findings,
      amountCents: all.amountCents,
      lastRun: { state: 'done', askedBy: 'Test coordinator' },
    })
    expect(list.checks.map(({ check, findings, checkedOn }) => [check, findings, checkedOn])).toContainEqual([
      'hauler-list',
      0,
      '2026-11-03',
    ])
  })

  it('answers page by page, and by owner, amount and account', async () => {
    const first = await answered<List>(office.get('/checks/findings?limit=3'))
    const rest = await answered<List>(office.get(`/checks/findings?limit=500&after=${first.next}`))
    expect([first.rows.length, rest.rows.length]).toEqual([3, first.findings - 3])
    const by = async (query: string) =>
      (await answered<List>(office.get(`/checks/findings?${query}`))).findings
    expect(await by('owner=clerk')).toBe((await by('state=all')) - (await by('owner=coordinator')))
    expect(await by('owner=me')).toBe(await by('owner=coordinator'))
    expect(await by('minCents=61908')).toBe(3)
    expect(await by(`accountNumber=${town[8]!.number}`)).toBe(2)
  })

  it('gives the findings as a workbook', async () => {
    const response = await office.get('/checks/findings.xlsx?check=credit-on-closed')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
  })
})
