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
export function planTown({ seed, accounts, today, periods, troubles }: Plan): Town {
  const draft: Draft = {
    town: {
      premises: [],
      parties: [],
      accounts: [],
      roles: [],
      services: [],
      shares: [],
      events: [],
      discounts: [],
    },
    chance: seededChance(seed),
    today,
    periods,
    lastNumber: new Map(),
  }
  for (let index = Math.round(accounts * 0.58); index > 0; index--) addHome(draft, '1')
  for (let index = Math.round(accounts * 0.27); index > 0; index--) addHome(draft, '2')
  for (let left = Math.round(accounts * 0.05); left > 0; ) left -= addApartmentHouse(draft)
  for (let index = Math.round(accounts * 0.085); index > 0; index--) addBusinessAccount(draft)
  for (let index = Math.round(accounts * 0.015); index > 0; index--) addRollOff(draft)
  if (troubles) plantTroubles(draft)
  return draft.town
}
