import type { PlainDate } from '#kernel/dates'
import { addApartmentCompany, addBusiness, addressElsewhere } from './invent-people.ts'
import { addPremise } from './invent-premises.ts'
import { dayInside, type Draft, type Place, put } from './town.ts'

const cycle = '3'

type Container = {
  readonly account: Place
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity?: number
  readonly pickups?: number | null
  readonly units?: number
  readonly from: PlainDate
  readonly until?: PlainDate | null
}

/** Adds containers of one kind to an account of the town. */
export function addContainers({ town }: Draft, asked: Container): Place {
  const { pickups = 1, quantity = 1, units = 1, until = null, ...rest } = asked
  return put(town.services, {
    ...rest,
    quantity,
    units,
    until,
    pickupsPerWeek: pickups,
    location: 'curb',
    startReason: 'start',
    note: null,
  })
}

type NewPayer = {
  readonly premise: Place
  readonly class: string
  readonly cycle: string
  readonly since: PlainDate
  readonly party: Place
}

/** Opens an account for an organization that pays, and owns the place besides. */
export function openFor({ town, chance }: Draft, { premise, since, party, ...rest }: NewPayer): Place {
  const account = put(town.accounts, {
    ...rest,
    premise,
    openedOn: since,
    closedOn: null,
    billBy: chance.weighted([
      ['paper', 70],
      ['email', 20],
      ['both', 10],
    ]),
    largePrint: false,
    autopay: chance.inHundred(22),
    ownerCopy: false,
    formerNumber: chance.inHundred(60) ? `SW${(20_000 + town.accounts.length).toString()}` : null,
    note: null,
  })
  for (const role of ['payer', 'owner'] as const)
    put(town.roles, { account, party, role, from: since, until: null })
  return account
}

const sizes = [
  ['1.5 yd', 12],
  ['2 yd', 20],
  ['3 yd', 28],
  ['4 yd', 28],
  ['6 yd', 12],
] as const
const frequencies = [
  [1, 45],
  [2, 20],
  [3, 20],
  [5, 10],
  [6, 5],
] as const
const counts = [
  [1, 75],
  [2, 18],
  [3, 7],
] as const

/** Adds a business with bins of several sizes and frequencies; one in twenty changes its service in mid-period. */
export function addBusinessAccount(draft: Draft): void {
  const { chance, today } = draft
  const unit = chance.inHundred(30) ? `STE ${chance.between(1, 40)}` : null
  const premise = addPremise(draft, { kind: 'busy', unit })
  const since = today.subtract({ days: chance.between(430, 5000) })
  const party = addBusiness(draft, chance.inHundred(25) ? addressElsewhere(chance) : null)
  const account = openFor(draft, { premise, class: 'commercial', cycle, since, party })
  addRefuseBins(draft, account, since)
  if (chance.inHundred(70))
    addContainers(draft, { account, stream: 'recycling', container: 'bin', size: '3 yd', from: since })
  const cart = { account, stream: 'organics', container: 'cart', size: '64 gal' }
  if (chance.inHundred(45)) addContainers(draft, { ...cart, quantity: chance.between(1, 3), from: since })
  if (chance.inHundred(10)) addExtraPickup(draft, account)
}

function addRefuseBins(draft: Draft, account: Place, since: PlainDate): void {
  const { chance } = draft
  const bins = { account, stream: 'refuse', container: 'bin', size: chance.weighted(sizes) }
  const pickups = chance.weighted(frequencies)
  const change = chance.inHundred(5) ? dayInside(chance, draft.periods[cycle]!.next) : null
  const quantity = chance.weighted(counts)
  addContainers(draft, { ...bins, pickups, quantity, from: since, until: change })
  if (change) addContainers(draft, { ...bins, pickups: pickups === 6 ? 3 : pickups + 1, from: change })
  // A second bin of the same size at another frequency: it counts as a first one.
  if (chance.inHundred(12)) addContainers(draft, { ...bins, pickups: pickups === 1 ? 3 : 1, from: since })
}

function addExtraPickup({ town, chance, periods }: Draft, account: Place): void {
  const happenedOn = dayInside(chance, periods[cycle]!.billed[0])
  put(town.events, {
    account,
    service: null,
    code: 'extra-pickup',
    happenedOn,
    tonsHundredths: null,
    containerDays: null,
  })
}

/** Adds an apartment house: carts by dwelling unit, or bins that several payers share. Answers how many accounts it has. */
export function addApartmentHouse(draft: Draft): number {
  const { chance, today } = draft
  const units = chance.between(4, 48)
  const premise = addPremise(draft, { kind: 'busy', dwellingUnits: units })
  const since = today.subtract({ days: chance.between(430, 5000) })
  const party = addApartmentCompany(draft, chance.inHundred(60) ? addressElsewhere(chance) : null)
  const account = openFor(draft, { premise, class: 'multi-family', cycle, since, party })
  if (chance.inHundred(50)) {
    addContainers(draft, {
      account,
      stream: 'all',
      container: 'cart-set',
      size: '96 gal',
      units,
      from: since,
    })
    return 1
  }
  const quantity = Math.max(1, Math.round(units / 10))
  const service = addContainers(draft, {
    account,
    stream: 'refuse',
    container: 'bin',
    size: '3 yd',
    pickups: 2,
    quantity,
    from: since,
  })
  return 1 + shareWith(draft, { service, account, premise, since })
}

function shareWith(
  draft: Draft,
  { service, account, premise, since }: { service: Place; account: Place; premise: Place; since: PlainDate },
): number {
  const { chance, town } = draft
  const others = chance.between(1, 3)
  put(town.shares, { service, account, weight: chance.between(1, 6) })
  for (let index = 0; index < others; index++) {
    const party = addApartmentCompany(draft, addressElsewhere(chance))
    const payer = openFor(draft, { premise, class: 'multi-family', cycle, since, party })
    put(town.shares, { service, account: payer, weight: chance.between(1, 6) })
  }
  return others
}
