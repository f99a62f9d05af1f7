import type { PlainDate } from '#kernel/dates'
import { addApartmentHouse, addBusinessAccount } from './plan-businesses.ts'
import { addHome } from './plan-homes.ts'
import { addRollOff } from './plan-roll-off.ts'
import { plantTroubles } from './plant-troubles.ts'
import { seededChance } from './seeded-chance.ts'
import type { CyclePeriods, Draft, Town } from './town.ts'

export type Plan = {
  readonly seed: number
  /** About how many accounts the town has. */
  readonly accounts: number
  readonly today: PlainDate
  /** By cycle code: `1` and `2` homes, `3` businesses and apartment houses, `4` roll-off. */
  readonly periods: Readonly<Record<string, CyclePeriods>>
  /** Whether it has the mistakes that a register is there to show. */
  readonly troubles: boolean
}

/**
 * Invents a town, the same from the same seed: homes, apartment houses with bins shared by several payers, businesses with several
 * bins and frequencies, roll-off, discounts, empty houses, moves and new owners in mid-period. Pure: nothing is written.
 */
export function planTown(plan: Plan): Town {
  const draft: Draft = { ...emptyDraft(plan), chance: seededChance(plan.seed), lastNumber: new Map() }
  settle(draft, plan.accounts)
  if (plan.troubles) plantTroubles(draft)
  return draft.town
}

/** Invents a large town district by district, each of so many accounts, so that no more than one of them is in memory. */
export function* planDistricts(plan: Omit<Plan, 'troubles'>, size: number): Generator<Town> {
  const shared = { chance: seededChance(plan.seed), lastNumber: new Map<string, number>() }
  for (let left = plan.accounts; left > 0; left -= size) {
    const draft: Draft = { ...emptyDraft(plan), ...shared }
    settle(draft, Math.min(left, size))
    yield draft.town
  }
}

function emptyDraft({
  today,
  periods,
}: Pick<Plan, 'today' | 'periods'>): Omit<Draft, 'chance' | 'lastNumber'> {
  const town: Town = {
    premises: [],
    parties: [],
    accounts: [],
    roles: [],
    services: [],
    shares: [],
    events: [],
    discounts: [],
  }
  return { town, today, periods }
}

function settle(draft: Draft, accounts: number): void {
  for (let index = Math.round(accounts * 0.58); index > 0; index--) addHome(draft, '1')
  for (let index = Math.round(accounts * 0.27); index > 0; index--) addHome(draft, '2')
  for (let left = Math.round(accounts * 0.05); left > 0; ) left -= addApartmentHouse(draft)
  for (let index = Math.round(accounts * 0.085); index > 0; index--) addBusinessAccount(draft)
  for (let index = Math.round(accounts * 0.015); index > 0; index--) addRollOff(draft)
}
