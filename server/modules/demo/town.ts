import type { ClosedPeriod, PlainDate } from '#kernel/dates'
import type { NewAccount } from '../accounts/add-accounts.ts'
import type { NewParty } from '../accounts/add-parties.ts'
import type { NewPremise } from '../premises/add-premises.ts'
import type { NewService } from '../services/add-services.ts'
import type { Chance } from './seeded-chance.ts'

/** Where something stands in one of a town's lists, in place of the id it gets in the books. */
export type Place = number

type RoleOnAccount = {
  readonly account: Place
  readonly party: Place
  readonly role: 'owner' | 'payer' | 'occupant' | 'agent'
  readonly from: PlainDate
  readonly until: PlainDate | null
}
type Happened = {
  readonly account: Place
  readonly service: Place | null
  readonly code: string
  readonly happenedOn: PlainDate
  readonly tonsHundredths: number | null
  readonly containerDays: number | null
}

/** The periods of a cycle that matter: two to bill as the past, and the one that comes next. */
export type CyclePeriods = {
  readonly billed: readonly [ClosedPeriod, ClosedPeriod]
  readonly next: ClosedPeriod
}

/** An invented town as lists that name each other by place: premises, people, accounts, and what is served to them. */
export type Town = {
  readonly premises: NewPremise[]
  readonly parties: NewParty[]
  readonly accounts: (Omit<NewAccount, 'premiseId'> & { readonly premise: Place })[]
  readonly roles: RoleOnAccount[]
  readonly services: (Omit<NewService, 'accountId'> & { readonly account: Place })[]
  readonly shares: { readonly service: Place; readonly account: Place; readonly weight: number }[]
  readonly events: Happened[]
  readonly discounts: {
    readonly account: Place
    readonly code: string
    readonly from: PlainDate
    readonly until: PlainDate | null
    readonly evidence: string
  }[]
}

/** A town while it is being invented. */
export type Draft = {
  readonly town: Town
  readonly chance: Chance
  readonly today: PlainDate
  readonly periods: Readonly<Record<string, CyclePeriods>>
  /** The last house number given out on each street. */
  readonly lastNumber: Map<string, number>
}

/** Puts something into a list and tells its place. */
export function put<Row>(list: Row[], row: Row): Place {
  list.push(row)
  return list.length - 1
}

/** A day inside a period, never its first or last, so that what happens on it happens in mid-period. */
export function dayInside(chance: Chance, { from, until }: ClosedPeriod): PlainDate {
  return from.add({ days: chance.between(2, from.until(until).days - 2) })
}
