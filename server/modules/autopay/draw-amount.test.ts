import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { bankVault } from './bank-vault.ts'
import { drawAmount } from './draw-amount.ts'
import { drawDay } from './due-bills.ts'

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })

describe('drawAmount', () => {
  it.each([
    [
      'what the bill asks for',
      { billCents: 9000, openCents: 9000, balanceCents: 9000, underwayCents: 0 },
      9000,
    ],
    ['what is open of it', { billCents: 9000, openCents: 7000, balanceCents: 9500, underwayCents: 0 }, 7000],
    [
      'no more than is owed',
      { billCents: 9000, openCents: 9000, balanceCents: 4000, underwayCents: 0 },
      4000,
    ],
    [
      'less what is underway',
      { billCents: 9000, openCents: 9000, balanceCents: 9000, underwayCents: 9000 },
      0,
    ],
    ['nothing from a credit', { billCents: 9000, openCents: 0, balanceCents: -500, underwayCents: 0 }, 0],
  ])('draws %s', (_, bounds, drawn) => {
    expect(drawAmount(bounds)).toBe(drawn)
  })

  it('never makes a credit, and never draws more than the customer was told', () => {
    fc.assert(
      fc.property(
        fc.record({
          billCents: amount,
          openCents: amount,
          balanceCents: amount,
          underwayCents: fc.nat(1_000_000),
        }),
        (bounds) => {
          const drawn = drawAmount(bounds)
          expect(drawn).toBeGreaterThanOrEqual(0)
          expect(drawn === 0 || drawn <= bounds.billCents).toBe(true)
          expect(drawn === 0 || drawn + bounds.underwayCents <= bounds.balanceCents).toBe(true)
        },
      ),
    )
  })
})

describe('drawDay', () => {
  it.each([
    ['its due day', '2026-12-15', 0, '2026-12-15'],
    ['Monday for a Saturday', '2026-12-12', 0, '2026-12-14'],
    ['the day after a holiday', '2026-11-26', 0, '2026-11-27'],
    ['days after', '2026-12-15', 3, '2026-12-18'],
  ])('is %s', (_, due, days, drawn) => {
    expect(drawDay(PlainDate.from(due), days).toString()).toBe(drawn)
  })
})

describe('the vault of bank numbers', () => {
  const key = new Uint8Array(32).fill(1)

  it('opens what it sealed, which is another text every time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const vault = bankVault({ bankKey: key }, 'marlow')
        const sealed = vault.seal(text)
        expect(vault.open(sealed)).toBe(text)
        expect(vault.seal(text)).not.toBe(sealed)
      }),
    )
  })

  it.each([
    ['another key', bankVault({ bankKey: new Uint8Array(32).fill(2) }, 'marlow'), (sealed: string) => sealed],
    ['another city', bankVault({ bankKey: key }, 'elsewhere'), (sealed: string) => sealed],
    [
      'a sign that is missing',
      bankVault({ bankKey: key }, 'marlow'),
      (sealed: string) => sealed.slice(0, -1),
    ],
  ])('does not open with %s', (_, vault, changed) => {
    const sealed = bankVault({ bankKey: key }, 'marlow').seal('000123456789')
    expect(() => vault.open(changed(sealed))).toThrow('encrypted with another key')
  })

  it('takes nothing without a key', () => {
    expect(() => bankVault({}, 'marlow').seal('1')).toThrow('no key to keep bank numbers with')
  })
})
