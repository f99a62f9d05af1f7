import { expect, it } from 'vitest'
import { isSamePlace } from './same-place.ts'

const sent = {
  name: 'Ana Lopez',
  line1: '212 N Oka St',
  line2: '',
  city: 'Ontario',
  state: 'CA',
  zip: '91764',
}

it.each([
  ['a street whose letters were the other way round', { line1: '212 N Oak St' }, true],
  ['a street written out', { line1: '212 NORTH OAK STREET' }, true],
  ['a unit that was missing', { line1: '212 N OAK ST APT 4' }, true],
  ['another ZIP code of the same town', { zip: '91762' }, true],
  ['another name of the town with the same ZIP code', { city: 'Upland' }, true],
  ['the same written large', { name: 'ANA LOPEZ' }, true],
  ['another house number', { line1: '221 N Oka St' }, false],
  ['another street', { line1: '212 Elm Ave' }, false],
  ['another town', { city: 'Reno', state: 'NV', zip: '89501' }, false],
  ['another name', { name: 'Ana Lopes' }, false],
  ['a box in place of a street', { line1: 'PO BOX 212' }, false],
  ['an address that is none', { zip: '' }, false],
])('%s: %j is the same place: %s', (_, back, is) => {
  expect(isSamePlace(sent, { ...sent, ...back })).toBe(is)
})

it('a unit of ours is never taken away, and a box has its own number', () => {
  const unit = { ...sent, line1: '212 N Oak St Apt 4' }
  expect(isSamePlace(unit, { ...unit, line1: '212 N Oak St' })).toBe(false)
  expect(isSamePlace(unit, { ...unit, line1: '212 N Oak St Apt 5' })).toBe(false)
  const box = { ...sent, line1: 'P O Box 9' }
  expect(isSamePlace(box, { ...box, line1: 'PO BOX 9' })).toBe(true)
  expect(isSamePlace(box, { ...box, line1: 'PO BOX 90' })).toBe(false)
})
