import type { checks } from '@cartwright/api/checks'
import type { registers } from '@cartwright/api/registers'
import type { services as serviceRoutes } from '@cartwright/api/services'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { answered, calculatedRun, postedRun, refused } from '#test/bill-runs'
import { carryOn } from '#test/carry-on'
import { misfits } from '#test/misfits'
import { askForReview, smallTown, type TownAccount, townService } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { addAccountParties } from '../modules/accounts/add-account-parties.ts'
import { addAccounts } from '../modules/accounts/add-accounts.ts'
import { setClosed } from '../modules/accounts/set-closed.ts'
import { addPremises } from '../modules/premises/add-premises.ts'
import { addServices } from '../modules/services/add-services.ts'

type Register = SuccessOf<typeof registers.register>
type Services = SuccessOf<typeof serviceRoutes.ofAccount>
type Change = SuccessOf<typeof registers.change>
type Findings = SuccessOf<typeof checks.findings>

const office = testOffice({ on: '2026-10-30', keep: true })
const november = '2026-11-01'
const bins = { class: 'commercial', services: [{ what: 'refuse:bin:2 yd', quantity: 5 }] }

let wrongSize: TownAccount
let noRate: TownAccount
let doubled: TownAccount
let stopped: TownAccount
let jump: TownAccount
let twin: { id: number; number: string }
let others: TownAccount[]
let run: number
const typedServices = new Map<string, number>()

/** October was billed, and is right. Then five things go wrong in the books, each the way it goes wrong in an office. */
beforeAll(async () => {
  const town = await office.work((work) =>
    smallTown(work, [{ services: [{ what: 'all:cart-set:64 gal' }] }, {}, {}, {}, bins, {}, {}, {}, {}]),
  )
  ;[wrongSize, noRate, doubled, stopped, jump] = town as [
    TownAccount,
    TownAccount,
    TownAccount,
    TownAccount,
    TownAccount,
  ]
  others = town.filter((one) => ![wrongSize, stopped, jump].includes(one))
  await office.work((work) => askForReview(work, { sample: 4, previousRun: 'posted' }))
  await postedRun(office, { cycle: '1', periodFrom: '2026-10-01' })
  office.move('2026-11-30')
  await plantAtTheDesk()
  await plantBehindTheDesk()
})

beforeEach(() => office.move('2026-11-30'))

const typed = async (account: TownAccount, to: object): Promise<void> => {
  const { serviceId } = await changed(account.serviceIds[0]!, to)
  typedServices.set(account.number, serviceId)
}

/** Slips of the hand, which no form can know for what they are. */
async function plantAtTheDesk(): Promise<void> {
  await typed(wrongSize, { size: '96 gal' })
  await typed(jump, { quantity: 8 })
}

/** What the desk refuses, and old books that are brought in hold all the same. */
async function plantBehindTheDesk(): Promise<void> {
  await office.work(async (work) => {
    const [premise] = await addPremises(work, [
      {
        streetNumber: '104',
        street: 'OAK STREET',
        unit: null,
        place: 'Marlow',
        state: 'CA',
        zip: '91761',
        apn: null,
        dwellingUnits: 1,
        zone: null,
        collectionDay: 'Tue',
        route: null,
        longitudeE6: null,
        latitudeE6: null,
      },
    ])
    const opened = await addAccounts(work, [
      {
        premiseId: premise!,
        class: 'residential',
        cycle: '1',
        openedOn: PlainDate.from(november),
        closedOn: null,
        billBy: 'paper',
        largePrint: false,
        autopay: false,
        ownerCopy: false,
        formerNumber: null,
        note: null,
      },
    ])
    twin = opened[0]!
    const from = PlainDate.from(november)
    await addAccountParties(work, [
      { accountId: twin.id, partyId: doubled.partyId, role: 'payer', from, until: null },
    ])
    await addServices(work, [
      townService(twin.id, { what: 'all:cart-set:96 gal', from: november }),
      townService(noRate.id, { what: 'refuse:bin:5 yd', from: november }),
    ])
    await setClosed(work, stopped.id, PlainDate.from('2026-11-10'))
  })
}

const registerOf = async (id: number): Promise<Register['rows']> =>
  (await answered<Register>(office.get(`/runs/${id}/register`))).rows

const found = async (check: string): Promise<string[]> =>
  (await answered<Findings>(office.get(`/checks/findings?check=${check}`))).rows.map(
    ({ sentence }) => sentence,
  )

/** What a person must mend or decide on the register, by account. */
const toDecide = async (id: number): Promise<Record<string, string[]>> => {
  const rows = (await registerOf(id)).map(
    ({ accountNumber, exceptions }) =>
      [
        accountNumber,
        exceptions.filter(({ severity }) => severity !== 'note').map(({ code }) => code),
      ] as const,
  )
  return Object.fromEntries(rows.filter(([, codes]) => codes.length > 0))
}

const changed = (serviceId: number, to: object): Promise<{ serviceId: number }> =>
  answered(office.post(`/services/${serviceId}/change`, { from: november, reason: 'By telephone.', ...to }))

/** What the hauler has at its curbs: the cart of the first account was never swapped. */
async function bringHaulerList(): Promise<void> {
  const rows = [
    'Acct No,Material,Equipment,Size,Qty,Freq',
    `${wrongSize.number},all,cart-set,64 gal,1,1`,
    ...others.map(({ number }) => `${number},all,cart-set,96 gal,1,1`),
  ]
  const form = new FormData()
  form.set('file', new File([`${rows.join('\n')}\n`], 'november.csv'))
  await answered(office.post('/checks/hauler-lists', form))
  await office.finishJobs()
}

const billsOf = async (runId: number): Promise<Map<number, number>> =>
  new Map((await registerOf(runId)).map(({ accountId, chargesCents }) => [accountId, chargesCents]))

it('the desk refuses what it can see: an account at an address that has one, a service that has no rate', async () => {
  const again = {
    address: { line: '104 Oak Street', place: 'Marlow', state: 'CA', zip: '91764' },
    class: 'residential',
    cycle: '1',
    openedOn: november,
    payer: { name: 'Customer 3' },
  }
  expect(await refused(office.post('/accounts', again))).toMatchObject({ code: 'ACCOUNT_ALREADY_OPEN' })
  const bin = { stream: 'refuse', container: 'bin', size: '5 yd', pickupsPerWeek: 1, from: november }
  expect(await refused(office.post(`/accounts/${noRate.number}/services`, bin))).toMatchObject({
    code: 'FIELD_REFUSED',
    details: { field: 'container' },
  })
})

it('the register and the checks show all five before anything is posted', async () => {
  run = (await calculatedRun(office, { cycle: '1', periodFrom: november })).id
  await answered(office.post('/checks/runs'))
  await bringHaulerList()
  expect(await toDecide(run)).toEqual({
    [noRate.number]: ['no-rate'],
    [stopped.number]: ['service-after-stop'],
    [jump.number]: ['change-against-last'],
  })
  expect(await found('duplicate-premises')).toEqual([
    '104 OAK ST, 91764 and 104 OAK STREET, 91761 are two premises of the same address; both have accounts.',
  ])
  const size = 'The list says 1 × 64 gal cart-set, 1 a week; our books say 1 × 96 gal cart-set, 1 a week.'
  expect(await found('hauler-list')).toEqual([
    `We bill 1 × 96 gal cart-set, 1 a week (all) at account ${twin.number}, and november.csv of the hauler does not have it.`,
    `Account ${wrongSize.number}, all: ${size}`,
  ])
  // The wrong size is pointed out beside the bill too, and the doubled account is all that is new.
  const { causes } = await answered<Change>(office.get(`/runs/${run}/change`))
  expect(causes.map(({ cause, accounts }) => [cause, accounts])).toEqual([
    ['new', 1],
    ['service', 3],
  ])
  expect(await answered(office.get(`/runs/${run}/register?cause=service`))).toMatchObject({
    rows: [wrongSize, stopped, jump].map(({ number }) => ({ accountNumber: number })),
  })
})

it('nothing is posted while they stand', async () => {
  await answered(office.post(`/runs/${run}/review`))
  expect(await refused(office.as('manager').post(`/runs/${run}/release`))).toMatchObject({
    code: 'GATE_IS_RED',
  })
  expect(await refused(office.post(`/runs/${run}/post`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
})

it('mended, they are gone; the bills are those of October, and the one that is higher says why', async () => {
  const done = (path: string, body: object): Promise<unknown> => answered(office.post(path, body))
  await changed(typedServices.get(wrongSize.number)!, { size: '64 gal' })
  const { services } = await answered<Services>(office.get(`/accounts/${noRate.number}/services`))
  const bin = services.find(({ container }) => container === 'bin')!
  await done(`/services/${bin.serviceId}/stop`, { from: november, reason: 'Not theirs.' })
  await done(`/accounts/${twin.number}/close`, { from: november, reason: 'There twice.' })
  await done(`/services/${stopped.serviceIds[0]}/stop`, { from: '2026-11-10', reason: 'Moved out.' })
  await answered(office.post(`/runs/${run}/calculate`, { what: 'changed' }))
  await office.finishJobs()
  expect(await toDecide(run)).toEqual({ [jump.number]: ['change-against-last'] })

  await answered(office.post('/checks/runs'))
  await office.finishJobs()
  expect(await found('hauler-list')).toEqual([])
  expect(await found('service-after-stop')).toEqual([])
  // The second premise stays in the books, where nobody is served now: that is accepted.
  const { rows } = await answered<Findings>(office.get('/checks/findings?check=duplicate-premises'))
  const ids = rows.map(({ id }) => id)
  await done('/checks/findings/changes', {
    action: 'accept',
    ids,
    until: '2027-11-01',
    reason: 'The twin is closed.',
  })
  expect(await found('duplicate-premises')).toEqual([])
  const { get, post, finishJobs } = office
  await carryOn({ get, post, finishJobs, manager: office.as('manager') }, '1', november)
  const [october, bills] = await Promise.all([billsOf(run - 1), billsOf(run)])
  const whole = october.get(doubled.id)!
  expect(bills).toEqual(
    new Map([
      ...october,
      // Nine days of thirty, and three more bins at $57.75.
      [stopped.id, Math.round((whole * 9) / 30)],
      [jump.id, october.get(jump.id)! + 3 * 5775],
      [twin.id, 0],
    ]),
  )
  expect(await office.work((work) => misfits(work))).toEqual([])
})
