import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { achLines, bytesOf } from '#test/ach-file'
import { bai2Lines } from '#test/bai2-file'
import { lockboxLines } from '#test/lockbox-file'
import { lockboxLayouts } from './lockbox-layouts.ts'
import { readBai2 } from './read-bai2.ts'
import { readLockbox } from './read-lockbox.ts'
import { readNacha } from './read-nacha.ts'
import { routingCheckDigit } from './routing-number.ts'

const bytes = (lines: readonly string[]): Uint8Array => bytesOf(lines.join('\n'))
const cents = fc.integer({ min: 1, max: 99_999_999 })
const routing = fc.stringMatching(/^[0-9]{8}$/).map((eight) => eight + routingCheckDigit(eight)!)
const name = fc.stringMatching(/^[A-Z][A-Z .&-]{0,20}[A-Z]$/)

describe('what was written is read', () => {
  const entry = fc.record({
    tranCode: fc.constantFrom('22', '27', '32', '37'),
    routing,
    account: fc.stringMatching(/^[0-9]{4,17}$/),
    cents,
    id: fc.stringMatching(/^[0-9-]{1,15}$/),
    name,
  })
  const batch = fc.record({
    sec: fc.constantFrom('PPD', 'CCD', 'CIE'),
    entries: fc.array(entry, { minLength: 1, maxLength: 5 }),
  })

  it('of ACH entries, with all their sums', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 4 }), (batches) => {
        const file = readNacha(bytes(achLines(batches)), 'strict')
        expect(file.faults).toEqual([])
        const read = file.content.batches.map(({ sec, entries }) => ({
          sec,
          entries: entries.map(
            ({ tranCode, routing: bank, account, amountCents, customerNumber: id, name: who }) => ({
              tranCode,
              routing: bank,
              account,
              cents: amountCents,
              id,
              name: who,
            }),
          ),
        }))
        // A bill payment has room for 15 characters of the payer's name.
        const written = batches.map(({ sec, entries }) => ({
          sec,
          entries: entries.map((one) =>
            sec === 'CIE' ? { ...one, name: one.name.slice(0, 15).trim() } : one,
          ),
        }))
        expect(read).toEqual(written)
      }),
      { numRuns: 50 },
    )
  })

  it('of lines of a statement', () => {
    const text = fc.stringMatching(/^[A-Z0-9]([A-Z0-9 ,./-]{0,30}[A-Z0-9])?$/)
    const line = fc.record({ amountCents: cents, typeCode: fc.constantFrom('115', '475', '557'), text })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (transactions) => {
        const lines = transactions.map((one) => `16,${one.typeCode},${one.amountCents},Z,,,${one.text}`)
        const total = transactions.reduce((sum, { amountCents }) => sum + amountCents, 0)
        const file = readBai2(bytes(bai2Lines([{ lines, total }])), 'strict')
        expect(file.faults).toEqual([])
        expect(file.content.groups[0]!.accounts[0]!.transactions).toMatchObject(transactions)
      }),
      { numRuns: 50 },
    )
  })

  it('of checks of a lockbox', () => {
    const check = fc.record({ cents, transit: routing })
    fc.assert(
      fc.property(fc.array(fc.array(check, { maxLength: 5 }), { maxLength: 4 }), (batches) => {
        const file = readLockbox(bytes(lockboxLines(batches)), 'strict', lockboxLayouts[0]!)
        expect(file.verdict).not.toBe('refused')
        expect(
          file.content.batches.map(({ checks }) =>
            checks.map(({ amountCents, transit }) => ({ cents: amountCents, transit })),
          ),
        ).toEqual(batches)
      }),
      { numRuns: 50 },
    )
  })
})

/** Every way to write one other digit between two columns (from 1, both included) of a line. */
function otherDigits(
  lines: readonly string[],
  line: number,
  [from, to]: readonly [number, number],
): string[][] {
  const text = lines[line - 1]!
  return Array.from({ length: to - from + 1 }, (_, at) => from - 1 + at).map((at) => {
    const digit = (Number(text[at]) + 1) % 10
    return lines.with(line - 1, text.slice(0, at) + digit + text.slice(at + 1))
  })
}

describe('one wrong digit in a count or a sum refuses a file, leniently too', () => {
  it('of ACH', () => {
    const lines = achLines([{}, { entries: [{}, { tranCode: '22' }] }])
    const wrong = [...otherDigits(lines, 4, [5, 44]), ...otherDigits(lines, 9, [2, 55])]
    expect(wrong.filter((some) => readNacha(bytes(some), 'lenient').verdict !== 'refused')).toEqual([])
  })
  it('of a lockbox', () => {
    const lines = lockboxLines([[{}, {}]])
    const wrong = [...otherDigits(lines, 6, [21, 33]), ...otherDigits(lines, 7, [21, 34])]
    const [layout] = lockboxLayouts
    expect(
      wrong.filter((some) => readLockbox(bytes(some), 'lenient', layout!).verdict !== 'refused'),
    ).toEqual([])
  })
  it('of a statement', () => {
    const lines = bai2Lines([{ lines: ['16,475,1200,0,,,X'], total: 1200 }])
    const wrong = [
      ...otherDigits(lines, 5, [4, 7]),
      ...otherDigits(lines, 5, [9, 9]),
      ...otherDigits(lines, 6, [4, 7]),
      ...otherDigits(lines, 7, [4, 7]),
    ]
    expect(wrong.filter((some) => readBai2(bytes(some), 'lenient').verdict !== 'refused')).toEqual([])
  })
})
