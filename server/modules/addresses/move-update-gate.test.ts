import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { CodedAddress } from './coded-addresses.ts'
import { countPieces } from './move-update-gate.ts'

const rule = { codingDays: 180, moveUpdateDays: 95 }
const mailOn = PlainDate.from('2026-12-01')
const coded = (codedOn: string, moveUpdateOn: string | null, routing11: string | null = '90009123401') =>
  ({
    codedOn: PlainDate.from(codedOn),
    moveUpdateOn: moveUpdateOn === null ? null : PlainDate.from(moveUpdateOn),
    routing11,
  }) as CodedAddress

describe('pieces that would claim an automation price', () => {
  it.each([
    { case: 'coded and looked after in time', one: coded('2026-11-20', '2026-11-20'), stale: 0 },
    { case: 'looked after 95 days before', one: coded('2026-11-20', '2026-08-28'), stale: 0 },
    { case: 'looked after 96 days before', one: coded('2026-11-20', '2026-08-27'), stale: 3 },
    { case: 'coded 181 days before', one: coded('2026-06-03', '2026-11-20'), stale: 3 },
    { case: 'never looked after', one: coded('2026-11-20', null), stale: 3 },
  ])('are counted: $case', ({ one, stale }) => {
    const told = countPieces(new Map([['k', 3]]), new Map([['k', one]]), rule, mailOn)
    expect(told).toEqual({ automated: 3, uncoded: 0, stale })
  })

  it('are none of those that have no routing code, or no coding', () => {
    const keys = new Map([
      ['blocked', 2],
      ['unknown', 5],
    ])
    const told = countPieces(keys, new Map([['blocked', coded('2020-01-01', null, null)]]), rule, mailOn)
    expect(told).toEqual({ automated: 0, stale: 0, uncoded: 7 })
  })
})
