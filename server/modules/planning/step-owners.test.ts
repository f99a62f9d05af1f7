import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { ownerOf } from './step-owners.ts'

const on = (text: string) => PlainDate.from(text)
const owners = [
  { step: 'print', cycle: null, from_on: on('2027-03-01'), owner: null },
  { step: 'print', cycle: '1', from_on: on('2027-01-01'), owner: 'Rosa Diaz' },
  { step: 'print', cycle: null, from_on: on('2026-12-01'), owner: 'clerk' },
]

it.each([
  ['before anything was decided', '1', '2026-11-01', 'coordinator'],
  ['on the first day of a decision for all', '1', '2026-12-01', 'clerk'],
  ['by the newer decision for its cycle', '1', '2027-01-01', 'Rosa Diaz'],
  ['by the decision for all in another cycle', '2', '2027-01-01', 'clerk'],
  ['by the calendar again, once that was decided', '1', '2027-03-01', 'coordinator'],
])('a step has its owner %s', (_, cycle, from, owner) => {
  expect(ownerOf(owners, { step: 'print', cycle, periodFrom: on(from) }, 'coordinator')).toBe(owner)
})

it('is not given to what the decision is not about', () => {
  expect(ownerOf(owners, { step: 'mail', cycle: '1', periodFrom: on('2027-06-01') }, null)).toBe(null)
})
