import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curtainBefore, hiddenAddress } from './curtain.ts'

const curtain = curtainBefore(['9 PALM CT', '212 OAK ST APT B', '212 OAK ST,B', '0856-003-12'])

describe('a curtain', () => {
  it.each([
    ['9 Palm Ct, Ontario 91764', `${hiddenAddress}, Ontario 91764`],
    ['Cart at 9 PALM CT.', `Cart at ${hiddenAddress}.`],
    ['212 OAK ST APT B', hiddenAddress],
    ['212 OAK ST,B,91764', `${hiddenAddress},91764`],
    ['212 OAK ST APT C', '212 OAK ST APT C'],
    ['212 OAK ST APT BB', '212 OAK ST APT BB'],
    ['19 PALM CT', '19 PALM CT'],
    ['9 PALM CTR', '9 PALM CTR'],
    ['APN 0856-003-12', `APN ${hiddenAddress}`],
    ['9 palm ct and 9 Palm Ct', `${hiddenAddress} and ${hiddenAddress}`],
    ['Straße 9, İstanbul', 'Straße 9, İstanbul'],
  ])('“%s” is told as “%s”', (text, told) => {
    expect(curtain.text(text)).toBe(told)
  })

  it('reaches every text of an answer, and leaves the rest as it is', () => {
    const kept = { number: 12, when: null, texts: ['here', true] }
    const answer = { kept, rows: [{ address: '9 Palm Ct' }, ['at 9 PALM CT']] }
    const told = curtain.value(answer)
    expect(told).toEqual({ kept, rows: [{ address: hiddenAddress }, [`at ${hiddenAddress}`]] })
    expect(told.kept).toBe(kept)
  })

  it('never lets a phrase through, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const told = curtain.text(`${before} 9 Palm Ct ${after}`)
        expect(told.toUpperCase()).not.toMatch(/(^|[^\p{L}\p{N}])9 PALM CT([^\p{L}\p{N}]|$)/u)
      }),
    )
  })
})
