import type { PlainDate } from '#kernel/dates'
import { addPerson, addressElsewhere } from './invent-people.ts'
import { addPremise } from './invent-premises.ts'
import { type CyclePeriods, dayInside, type Draft, type Place, put } from './town.ts'

type Cycle = '1' | '2'

/** The carts of a home. */
type Carts = {
  readonly size: string
  readonly extras: readonly (readonly [stream: string, quantity: number])[]
  readonly location: string
}

/** Adds a home with its account, people and carts; and what happens to it in mid-period, for one in some thirty. */
export function addHome(draft: Draft, cycle: Cycle): void {
  const { chance, today } = draft
  const zip = cycle === '2' ? '91761' : chance.oneOf(['91762', '91764'])
  const premise = addPremise(draft, { kind: 'home', zip })
  const since = today.subtract({ days: chance.between(430, 6000) })
  const account = openHome(draft, { premise, cycle, from: since })
  const carts = inventCarts(draft)
  const periods = draft.periods[cycle]!
  for (const period of [...periods.billed, periods.next]) {
    if (!chance.inHundred(1.6)) continue
    happenTo(draft, { account, premise, cycle, carts, since, on: dayInside(chance, period) })
    return
  }
  serve(draft, account, carts, { from: since, until: null })
  if (chance.inHundred(9)) orderSomething(draft, account, periods)
  if (chance.inHundred(7)) discount(draft, account, since)
}

function openHome(
  draft: Draft,
  {
    premise,
    cycle,
    from,
    until = null,
  }: { premise: Place; cycle: Cycle; from: PlainDate; until?: PlainDate | null },
): Place {
  const { town, chance } = draft
  const rented = chance.inHundred(28)
  const account = put(town.accounts, {
    premise,
    class: 'residential',
    cycle,
    openedOn: from,
    closedOn: until,
    billBy: chance.weighted([
      ['paper', 78],
      ['email', 13],
      ['both', 9],
    ]),
    largePrint: chance.inHundred(2),
    autopay: chance.inHundred(16),
    ownerCopy: rented && chance.inHundred(40),
    formerNumber: chance.inHundred(60) ? `SW${(20_000 + town.accounts.length).toString()}` : null,
    note: null,
  })
  const payer = addPerson(draft)
  const owner = rented ? addPerson(draft, addressElsewhere(chance)) : payer
  put(town.roles, { account, party: payer, role: 'payer', from, until: null })
  put(town.roles, { account, party: owner, role: 'owner', from, until: null })
  return account
}

function inventCarts({ chance }: Draft): Carts {
  const extras: (readonly [string, number])[] = []
  if (chance.inHundred(8)) extras.push(['refuse', chance.inHundred(85) ? 1 : 2])
  if (chance.inHundred(4)) extras.push(['recycling', 1])
  if (chance.inHundred(3)) extras.push(['organics', 1])
  return {
    size: chance.weighted([
      ['96 gal', 70],
      ['64 gal', 20],
      ['32 gal', 10],
    ]),
    extras,
    location: chance.inHundred(1.5) ? 'side-yard' : 'curb',
  }
}

type Days = { readonly from: PlainDate; readonly until: PlainDate | null }

function serve(draft: Draft, account: Place, { size, extras, location }: Carts, days: Days): void {
  addCart(draft, { account, stream: 'all', container: 'cart-set', size, location, ...days })
  for (const [stream, quantity] of extras)
    addCart(draft, {
      account,
      stream,
      container: 'extra-cart',
      size: stream === 'refuse' ? size : '96 gal',
      quantity,
      ...days,
    })
}

function addCart(
  { town }: Draft,
  cart: Days & {
    account: Place
    stream: string
    container: string
    size: string
    quantity?: number
    location?: string
  },
): Place {
  return put(town.services, {
    quantity: 1,
    location: 'curb',
    pickupsPerWeek: 1,
    units: 1,
    startReason: 'start',
    note: null,
    ...cart,
  })
}

type Change = {
  readonly account: Place
  readonly premise: Place
  readonly cycle: Cycle
  readonly carts: Carts
  readonly since: PlainDate
  readonly on: PlainDate
}

/** A move, an empty house, a new owner, another size, one more cart. */
function happenTo(draft: Draft, change: Change): void {
  const { town, chance } = draft
  const { account, carts, since, on } = change
  const what = chance.weighted([
    ['move', 35],
    ['vacant', 15],
    ['owner', 20],
    ['size', 15],
    ['extra', 15],
  ])
  if (what === 'move' || what === 'vacant') {
    serve(draft, account, carts, { from: since, until: on })
    town.accounts[account] = { ...town.accounts[account]!, closedOn: on }
    if (what === 'move') moveIn(draft, change)
    return
  }
  if (what === 'owner') changeOwner(draft, account, on)
  if (what !== 'size') serve(draft, account, carts, { from: since, until: null })
  if (what === 'size') changeSize(draft, change)
  if (what === 'extra')
    addCart(draft, {
      account,
      stream: 'refuse',
      container: 'extra-cart',
      size: carts.size,
      from: on,
      until: null,
    })
}

function moveIn(draft: Draft, { premise, cycle, on }: Change): void {
  const from = draft.chance.inHundred(60) ? on : on.add({ days: draft.chance.between(3, 12) })
  const account = openHome(draft, { premise, cycle, from })
  serve(draft, account, inventCarts(draft), { from, until: null })
}

function changeOwner(draft: Draft, account: Place, on: PlainDate): void {
  const { roles } = draft.town
  for (const [place, role] of roles.entries())
    if (role.account === account && role.until === null) roles[place] = { ...role, until: on }
  const party = addPerson(draft)
  for (const role of ['payer', 'owner'] as const) put(roles, { account, party, role, from: on, until: null })
}

function changeSize(draft: Draft, { account, carts, since, on }: Change): void {
  const size = draft.chance.oneOf(['96 gal', '64 gal', '32 gal'].filter((one) => one !== carts.size))
  const set = { account, stream: 'all', container: 'cart-set', location: carts.location }
  addCart(draft, { ...set, size: carts.size, from: since, until: on })
  addCart(draft, { ...set, size, from: on, until: null })
}

function orderSomething(
  { town, chance, today }: Draft,
  account: Place,
  { billed, next }: CyclePeriods,
): void {
  const code = chance.weighted([
    ['bulky', 60],
    ['extra-pickup', 15],
    ['cart-exchange', 15],
    ['go-back', 10],
  ])
  const period = chance.oneOf([...billed, next])
  const happenedOn = dayInside(chance, period)
  if (happenedOn.toString() > today.toString()) return
  for (
    let time = chance.weighted([
      [1, 80],
      [3, 20],
    ]);
    time > 0;
    time--
  )
    put(town.events, { account, service: null, code, happenedOn, tonsHundredths: null, containerDays: null })
}

function discount({ town, chance }: Draft, account: Place, from: PlainDate): void {
  const senior = chance.inHundred(70)
  put(town.discounts, {
    account,
    code: senior ? 'senior' : 'low-income',
    from: from.add({ days: 30 }),
    until: null,
    evidence: senior ? 'Driver license seen at the counter' : 'Utility assistance letter on file',
  })
}
