import assert from 'node:assert/strict'
import type { PlainDate } from '#kernel/dates'
import type { TestOffice } from '#test/test-office'
import type { Chance } from '../modules/demo/seeded-chance.ts'

/** An account as the town knows it: where it is, and what is served there. */
type Home = {
  readonly number: string
  readonly address: string
  readonly services: number[]
  readonly business: boolean
  closed: boolean
}

type Town = {
  readonly office: TestOffice
  readonly chance: Chance
  readonly homes: Home[]
  /** How often each thing was done, and how often the office refused. */
  readonly done: Map<string, number>
  /** Vacancies that end on a day: who comes back. */
  readonly returns: { readonly on: PlainDate; readonly home: Home }[]
  papers: number
}

/** The life of a town through the office's front door, day by day, as chance will have it. */
export type TownYear = {
  readonly done: ReadonlyMap<string, number>
  /** The doings of one day. */
  readonly live: (today: PlainDate) => Promise<void>
}

/** Opens a town without anybody in it. Nothing that happens there is checked here: a refusal is an answer, and counted. */
export function townYear(office: TestOffice, chance: Chance): TownYear {
  const town: Town = { office, chance, homes: [], done: new Map(), returns: [], papers: 0 }
  return {
    done: town.done,
    live: async (today) => {
      if (town.homes.length === 0) {
        const since = today.subtract({ months: 1 }).with({ day: 1 })
        for (let home = 0; home < 24; home++) await moveIn(town, since)
      }
      for (const { home } of town.returns.filter(({ on }) => on.equals(today)))
        if (!home.closed) await serve(town, home, today, `all:cart-set:${size(town)}`)
      // The office works Monday to Friday.
      if (today.dayOfWeek > 5) return
      for (let deed = chance.between(0, 5); deed > 0; deed--) await chance.weighted(deeds)(town, today)
    },
  }
}

async function ask<Answer>(town: Town, what: string, path: string, body: object): Promise<Answer | null> {
  const response = await town.office.post(path, body)
  assert(response.status < 500, `${what}: ${await response.clone().text()}`)
  const told = response.ok ? what : `${what}, refused`
  town.done.set(told, (town.done.get(told) ?? 0) + 1)
  return response.ok ? ((await response.json()) as Answer) : null
}

const someone = ({ chance, homes }: Town): Home => chance.oneOf(homes.filter(({ closed }) => !closed))
const size = ({ chance }: Town): string => chance.oneOf(['32 gal', '64 gal', '96 gal'])
const near = ({ chance }: Town, today: PlainDate, before: number, after: number): PlainDate =>
  today.add({ days: chance.between(-before, after) })

async function serve(
  town: Town,
  home: Home,
  from: PlainDate,
  what: string,
  pickupsPerWeek = 1,
): Promise<void> {
  const [stream, container, containerSize] = what.split(':')
  const made = await ask<{ serviceId: number }>(town, 'serve', `/accounts/${home.number}/services`, {
    stream,
    container,
    size: containerSize,
    pickupsPerWeek,
    from: from.toString(),
  })
  if (made) home.services.push(made.serviceId)
}

async function moveIn(town: Town, from: PlainDate, address?: string): Promise<void> {
  const { chance } = town
  const business = address === undefined && chance.inHundred(20)
  town.papers += 1
  const line = address ?? `${100 + town.papers * 2} ${chance.oneOf(['Oak St', 'Elm Ave', 'Pine Ct'])}`
  const made = await ask<{ accountNumber: string }>(town, 'move in', '/accounts', {
    address: { line, place: 'Ontario', state: 'CA', zip: '91764' },
    class: business ? 'commercial' : 'residential',
    cycle: business ? '3' : chance.oneOf(['1', '1', '2']),
    openedOn: from.toString(),
    payer: { name: `Customer ${town.papers}`, language: chance.oneOf(['en', 'es']) },
  })
  if (!made) return
  const home: Home = { number: made.accountNumber, address: line, services: [], business, closed: false }
  town.homes.push(home)
  await (business
    ? serve(town, home, from, `refuse:bin:${chance.oneOf(['2 yd', '4 yd'])}`, chance.between(1, 3))
    : serve(town, home, from, `all:cart-set:${size(town)}`))
}

type Deed = (town: Town, today: PlainDate) => Promise<unknown>

const moveOut: Deed = async (town, today) => {
  const home = someone(town)
  const from = near(town, today, 8, 12)
  const body = { from: from.toString(), reason: 'Moved' }
  if (!(await ask(town, 'move out', `/accounts/${home.number}/close`, body))) return
  home.closed = true
  // Most houses are taken on by somebody on the same day.
  if (town.chance.inHundred(70)) await moveIn(town, from, home.address)
}

async function changeService(town: Town, what: string, home: Home, from: PlainDate): Promise<void> {
  const service = home.services.at(-1)
  if (service === undefined) return
  const changed = await ask<{ serviceId: number }>(town, what, `/services/${service}/change`, {
    from: from.toString(),
    ...(home.business ? { pickupsPerWeek: town.chance.between(1, 4) } : { size: size(town) }),
    reason: 'The customer asked for it.',
  })
  if (changed) home.services.push(changed.serviceId)
}

const leaveEmpty: Deed = async (town, today) => {
  const home = someone(town)
  const service = home.services.at(-1)
  if (service === undefined || home.business) return
  const from = near(town, today, 5, 5)
  const body = { from: from.toString(), reason: 'Vacant' }
  if (await ask(town, 'leave empty', `/services/${service}/stop`, body))
    town.returns.push({ on: from.add({ days: town.chance.between(10, 60) }), home })
}

const pay: Deed = async (town, today) => {
  const home = town.chance.oneOf(town.homes)
  const shown = await (await town.office.get(`/accounts/${home.number}`)).json()
  const owes = (shown as { balanceCents: number }).balanceCents
  const amountCents = town.chance.weighted([
    [owes, 70],
    [Math.ceil(owes / 2), 20],
    [owes + 1000, 10],
  ])
  if (amountCents <= 0) return
  town.papers += 1
  await ask(town, 'pay', '/payments', {
    accountNumber: home.number,
    amountCents,
    tender: town.chance.oneOf(['check', 'cash']),
    receivedOn: today.toString(),
    receipt: `R-${town.papers}`,
  })
}

const bulkyPickup: Deed = (town, today) => {
  town.papers += 1
  return ask(town, 'bulky pickup', `/accounts/${someone(town).number}/events`, {
    code: 'bulky',
    happenedOn: today.toString(),
    quantity: town.chance.between(1, 3),
    reference: `WO-${town.papers}`,
  })
}

const seniorDiscount: Deed = async (town, today) => {
  const home = someone(town)
  if (home.business) return
  const from = near(town, today, 10, 10).toString()
  await ask(town, 'senior discount', `/accounts/${home.number}/discounts`, {
    code: 'senior',
    from,
    evidence: 'ID seen',
  })
}

const deeds: readonly (readonly [Deed, number])[] = [
  [pay, 50],
  [(town, today) => changeService(town, 'change size', someone(town), near(town, today, 20, 20)), 12],
  [bulkyPickup, 8],
  [(town, today) => moveIn(town, near(town, today, 10, 10)), 6],
  [moveOut, 6],
  // What nobody told the office for months: it cannot be put in as if the bills had not been sent.
  [(town, today) => changeService(town, 'correct the past', someone(town), near(town, today, 90, -20)), 6],
  [
    async (town, today) => {
      const home = someone(town)
      if (!home.business) await serve(town, home, near(town, today, 5, 5), `refuse:extra-cart:${size(town)}`)
    },
    6,
  ],
  [leaveEmpty, 5],
  [seniorDiscount, 4],
]
