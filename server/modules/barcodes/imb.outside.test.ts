import { expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { decodeImb } from './decode-imb.ts'
import { encodeImb } from './encode-imb.ts'
import { characters } from './imb-tables.ts'
import { serviceTypes } from './service-types.ts'
import { contentIdentifiers } from './content-identifiers.ts'

type Vectors = {
  tracking: string
  vectors: { routing: string; bars: string }[]
  tableAnchors: Record<'tab5of13' | 'tab2of13', Record<string, number>>
}

it('makes the bars of the worked encodings of USPS-B-3200, by the tables they were worked with', async () => {
  const { tracking, vectors, tableAnchors } = JSON.parse(
    String(await outsideFile('usps/usps-b-3200-step-vectors.json')),
  ) as Vectors
  expect(vectors).toHaveLength(4)
  for (const { routing, bars } of vectors) {
    expect(encodeImb({ tracking, routing })).toBe(bars)
    expect(decodeImb(bars)).toEqual({ tracking, routing })
  }
  const { length: five = 0, ...anchors5 } = tableAnchors.tab5of13
  const { length: two = 0, ...anchors2 } = tableAnchors.tab2of13
  expect(characters).toHaveLength(five + two)
  for (const [index, character] of Object.entries(anchors5)) expect(characters[Number(index)]).toBe(character)
  for (const [index, character] of Object.entries(anchors2))
    expect(characters[five + Number(index)]).toBe(character)
})

const rowsOf = async (name: string): Promise<string[][]> =>
  String(await outsideFile(name))
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

it('knows the service types of USPS', async () => {
  const rows = await rowsOf('usps/stid-fcm-2024-01-21.csv')
  expect(serviceTypes.size).toBe(rows.length)
  for (const [code, mailClass, level, tracked, service] of rows)
    expect(serviceTypes.get(code!)).toMatchObject({
      class: mailClass === 'FCM' ? 'First-Class Mail' : mailClass,
      level,
      tracked: tracked === 'Y',
      addressCorrection: service || null,
    })
})

it('knows the contents of First-Class letter trays', async () => {
  const rows = await rowsOf('usps/cin-codes-letters.csv')
  const firstClass = rows.filter(([, contents]) => contents!.startsWith('FCM'))
  expect(firstClass.length).toBeGreaterThan(10)
  expect(contentIdentifiers).toEqual(Object.fromEntries(firstClass))
})
