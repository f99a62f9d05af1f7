import { expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { directionOf, suffixOf, unitKindOf } from './publication-28.ts'

type Words = Record<string, Record<string, string>>

it('knows the suffixes and directions of Publication 28 as others wrote them down', async () => {
  const words = JSON.parse((await outsideFile('usps/pub28.json')).toString()) as Words
  const suffixes = Object.entries(words.STREET_TYPE_ABBREVIATIONS!)
  expect(suffixes.length).toBeGreaterThan(300)
  expect(suffixes.filter(([word, standard]) => suffixOf(word) !== standard)).toEqual([])
  const directions = Object.entries(words.DIRECTIONAL_REPLACEMENTS!)
  expect(directions.filter(([word, standard]) => directionOf(word) !== standard)).toEqual([])
  // Theirs has three slips: Publication 28 writes HANGAR and UPPR, and the pound sign stands for no kind of unit.
  const slips = ['HANGER', 'UPPER', '#']
  const units = Object.entries(words.OCCUPANCY_TYPE_ABBREVIATIONS!)
  expect(units).toHaveLength(25)
  expect(units.filter(([word, standard]) => unitKindOf(word) !== standard).map(([word]) => word)).toEqual(
    slips,
  )
})
