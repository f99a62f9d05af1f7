import { expect, it } from 'vitest'
import type { Judged } from './setup-queries.ts'
import { changeSentence, markerWords, sizeWords } from './setup-words.ts'

const change = (some: Partial<Judged>): Judged => ({
  id: 1,
  reason: 'Council',
  state: 'draft',
  edition: 1,
  begunBy: 'Ada',
  begunAt: '2026-11-23T10:00:00Z',
  proposedBy: null,
  proposedAt: null,
  endedBy: null,
  endedAt: null,
  note: null,
  files: [{ path: 'city.yaml', bytes: 3, picture: false, change: 'changed' }],
  faults: [],
  effects: [],
  bars: [],
  notes: [],
  runs: [],
  procedures: [],
  secondPerson: { asked: false, citation: null, own: true },
  outdated: false,
  ...some,
})
const fault = { severity: 'fault', file: 'a', line: 1, column: 1, message: 'm', instead: null } as const
const effect = { part: 'city', file: 'city.yaml', what: 'w', from: null, says: [] } as const

it.each([
  [change({ faults: [fault] }), /^1 fault: nothing can be taken until it is mended/],
  [
    change({ faults: [{ ...fault, severity: 'warning' }], effects: [{ ...effect, says: [] }] }),
    /1 thing would/,
  ],
  [change({ bars: [{ code: 'c', part: 'rates', title: 't', instead: null, what: 'w' }] }), /posted bills/],
  [change({ files: [] }), /^The folder is as it was/],
  [
    change({
      outdated: true,
      bars: [{ code: 'c', part: 'rates', title: 't', instead: null, what: 'w' }],
    }),
    /put it on top of that/,
  ],
  [change({}), /comments only/],
  [change({ state: 'withdrawn', endedBy: 'Bo', note: 'No.' }), /^Withdrawn by Bo: No\.$/],
])('says how a change stands', (one, words) => {
  expect(changeSentence(one)).toMatch(words)
})

it('tells what a procedure quotes in words', () => {
  expect(markerWords('policy:minimum-bill')).toBe('the rule “Minimum bill”')
  expect(markerWords('rates:collection')).toBe('the rates of collection')
})

it('tells the size of a file', () => {
  expect([sizeWords(12), sizeWords(2048)]).toEqual(['12 B', '2.0 kB'])
})
