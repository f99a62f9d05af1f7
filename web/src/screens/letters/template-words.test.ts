import { describe, expect, it } from 'vitest'
import { daysOfVersion, publishingMeans } from './template-words.ts'

const today = '2026-11-23'
const nothing = { subject: 'x', text: { type: 'doc' as const, content: [] } }
const version = (number: number, from: string, given: { until?: string; hasDays?: boolean } = {}) => ({
  version: number,
  from,
  until: given.until ?? null,
  hasDays: given.hasDays ?? true,
  name: 'Reply',
  facts: [],
  en: nothing,
  es: nothing,
  publishedBy: 'A',
  publishedOn: from,
})
const first = version(1, '2022-07-01')

describe('publishing a template', () => {
  it('from today says which version it becomes', () => {
    expect(publishingMeans({ versions: [first], version: 1 }, { from: today, today })).toEqual([
      'It becomes version 2, and letters begin from it from today on.',
    ])
  })

  it('from a later day says what letters begin from until then', () => {
    expect(publishingMeans({ versions: [first], version: 1 }, { from: '2027-01-01', today })).toEqual([
      'It becomes version 2, and letters begin from it from Jan 1, 2027 on. Until Dec 31, 2026 they begin from the version that holds on the day.',
    ])
    expect(publishingMeans({ versions: [], version: null }, { from: '2027-01-01', today })[0]).toContain(
      'Until Dec 31, 2026 there is no version to begin from.',
    )
  })

  it('names the versions it takes the place of before they begin', () => {
    const versions = [version(2, '2027-01-01'), first]
    expect(publishingMeans({ versions, version: 1 }, { from: today, today })[1]).toBe(
      'Version 2, which was to begin on Jan 1, 2027, is not used: this one takes its place.',
    )
    expect(publishingMeans({ versions, version: 1 }, { from: '2027-02-01', today })).toHaveLength(1)
  })

  it('asks for a day where there is none', () => {
    expect(publishingMeans({ versions: [first], version: 1 }, { from: '', today })).toEqual([
      'Choose the day first.',
    ])
  })
})

it.each([
  [version(1, '2022-07-01'), '● in force since Jul 1, 2022'],
  [version(1, '2022-07-01', { until: '2027-01-01' }), '● in force since Jul 1, 2022, to Dec 31, 2026'],
  [version(1, '2022-07-01', { until: '2024-01-01' }), '○ Jul 1, 2022 to Dec 31, 2023'],
  [version(2, '2027-01-01'), '◔ from Jan 1, 2027 on'],
  [
    version(2, '2027-01-01', { until: '2026-11-23', hasDays: false }),
    '– not used: another took its place before Jan 1, 2027',
  ],
])('a version is told by its days', (one, told) => {
  expect(daysOfVersion(one, today)).toBe(told)
})
