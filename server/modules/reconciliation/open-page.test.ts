import type { reconciliation } from '@cartwright/api/reconciliation'
import type { SuccessOf } from '@cartwright/api/route'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'

type Open = Parameters<typeof openPage>[0]
type Page = SuccessOf<typeof reconciliation.show>['next']

const on = (place: number) => `2026-11-${String(1 + Math.floor(place / 3)).padStart(2, '0')}`

/** So many lines and things of ours, three of each of a day, and what may be the same money. */
function open(lines: number, items: number, proposed: readonly (readonly [number, number])[]): Open {
  const facts = { statementId: 1, account: '4711', days: 1, cents: 100, typeCode: '175', use: 'deposit' }
  const texts = { bankReference: '', customerReference: '', text: '', owned: null }
  return {
    lines: Array.from({ length: lines }, (_, place) => ({
      ...facts,
      ...texts,
      lineId: 95 + place,
      on: on(place),
    })),
    items: Array.from({ length: items }, (_, place) => ({
      key: `bank-deposit ${String.fromCodePoint(97 + place)}`,
      kind: 'bank-deposit',
      sourceId: place,
      name: 'Bank deposit',
      number: null,
      on: on(place),
      days: 1,
      cents: 100,
      owned: null,
    })),
    proposals: proposed
      .filter(([line, item]) => line < lines && item < items)
      .map(([line, item]) => ({
        lineIds: [95 + line],
        keys: [`bank-deposit ${String.fromCodePoint(97 + item)}`],
        sure: false,
        why: ['amount'],
        differenceCents: 0,
      })),
  }
}

const few = fc.integer({ min: 0, max: 20 })

it('all pages together are all that is open, and each can be read by itself', () => {
  fc.assert(
    fc.property(
      few,
      few,
      fc.array(fc.tuple(few, few)),
      fc.integer({ min: 1, max: 7 }),
      (lines, items, proposed, limit) => {
        const all = open(lines, items, proposed)
        const seen = { lines: new Set<number>(), items: new Set<string>(), proposals: new Set<unknown>() }
        let next: Page = null
        let pages = 0
        do {
          const page = openPage(all, { limit, ...next })
          const [ids, keys] = [page.lines.map(({ lineId }) => lineId), page.items.map(({ key }) => key)]
          for (const one of page.proposals) {
            expect(ids).toEqual(expect.arrayContaining(one.lineIds))
            expect(keys).toEqual(expect.arrayContaining(one.keys))
            seen.proposals.add(one)
          }
          for (const id of ids) seen.lines.add(id)
          for (const key of keys) seen.items.add(key)
          next = page.next
          pages += 1
        } while (next !== null)
        expect(pages).toBe(Math.max(1, Math.ceil(Math.max(lines, items) / limit)))
        expect([seen.lines.size, seen.items.size, seen.proposals.size]).toEqual([
          lines,
          items,
          all.proposals.length,
        ])
      },
    ),
  )
})

it('a page goes on after what was matched meanwhile', () => {
  const all = open(6, 0, [])
  const { next } = openPage(all, { limit: 3 })
  const left = { ...all, lines: all.lines.filter((_, place) => place !== 2 && place !== 3) }
  expect(openPage(left, { limit: 3, ...next }).lines.map(({ lineId }) => lineId)).toEqual([99, 100])
})
