import { expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { dpvConfirmations, dpvFootnotes } from './dpv-outcome.ts'
import { readDeliveryLine, unitText } from './read-delivery-line.ts'
import { readLastLine } from './last-line.ts'

type Words = Record<string, Record<string, string>>
const words = async () => JSON.parse((await outsideFile('usps/pub28.json')).toString()) as Words

it('writes every suffix of Publication 28 in its standard form within a delivery line', async () => {
  const suffixes = Object.entries((await words()).STREET_TYPE_ABBREVIATIONS!)
  expect(suffixes.length).toBeGreaterThan(300)
  const wrong = suffixes.filter(
    ([word, standard]) => readDeliveryLine(`12 Elmwood ${word}`)?.text !== `12 ELMWOOD ${standard}`,
  )
  expect(wrong).toEqual([])
})

it('writes every direction and unit in its standard form', async () => {
  const all = await words()
  for (const [word, standard] of Object.entries(all.DIRECTIONAL_REPLACEMENTS!))
    expect(readDeliveryLine(`12 ${word} Elmwood St`)?.text).toBe(`12 ${standard} ELMWOOD ST`)
  // Theirs has three slips: see premises/publication-28.outside.test.ts.
  const units = Object.entries(all.OCCUPANCY_TYPE_ABBREVIATIONS!).filter(
    ([word]) => !['HANGER', 'UPPER', '#'].includes(word),
  )
  expect(units.length).toBeGreaterThan(20)
  expect(units.filter(([word, standard]) => unitText(`${word} 4`) !== `${standard} 4`)).toEqual([])
})

it('reads every state, by its name and by its letters', async () => {
  const states = Object.entries((await words()).STATE_ABBREVIATIONS!).filter(([, to]) =>
    /^[A-Z]{2}$/.test(to),
  )
  expect(states.length).toBeGreaterThan(50)
  const unread = states.filter(([name, to]) => readLastLine(`Springfield ${name} 12345`)?.state !== to)
  expect(unread.map(([name]) => name)).toEqual([])
})

it('knows every code of delivery point validation that the list of codes has', async () => {
  const rows = (await outsideFile('usps/dpv-codes.csv')).toString().trim().split('\n').slice(1)
  const codes = (kind: string) =>
    new Set(rows.filter((row) => row.startsWith(`${kind},`)).map((row) => row.split(',')[1]))
  expect(new Set(dpvConfirmations.map(({ code }) => code))).toEqual(codes('confirmation'))
  expect(new Set(dpvFootnotes.map(({ code }) => code))).toEqual(codes('footnote'))
})
