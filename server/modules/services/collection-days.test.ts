import { expect, it } from 'vitest'
import { collectionDays } from './collection-days.ts'

it.each([
  { told: 'Tue', pickups: 1, days: [2] },
  { told: 'Tuesday and Friday', pickups: 2, days: [2, 5] },
  { told: 'fri/mon', pickups: 2, days: [1, 5] },
  { told: 'Tue', pickups: 2, days: null },
  { told: null, pickups: 1, days: null },
  { told: 'Tue', pickups: null, days: null },
])('$told with $pickups pickups a week is collected on $days', ({ told, pickups, days }) => {
  expect(collectionDays(told, pickups)).toEqual(days)
})
