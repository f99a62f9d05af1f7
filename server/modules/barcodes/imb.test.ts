import bwip from 'bwip-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeImb } from './decode-imb.ts'
import { encodeFile } from './encode-file.ts'
import { encodeImb } from './encode-imb.ts'
import { imbFault } from './imb-faults.ts'

/** The four worked encodings of USPS-B-3200, appendix C. */
const worked = [
  { routing: '', bars: 'ATTFATTDTTADTAATTDTDTATTDAFDDFADFDFTFFFFFTATFAAAATDFFTDAADFTFDTDT' },
  { routing: '01234', bars: 'DTTAFADDTTFTDTFTFDTDDADADAFADFATDDFTAAAFDTTADFAAATDFDTDFADDDTDFFT' },
  { routing: '012345678', bars: 'ADFTTAFDTTTTFATTADTAAATFTFTATDAAAFDDADATATDTDTTDFDTDATADADTDFFTFA' },
  { routing: '01234567891', bars: 'AADTFFDFTDADTAADAATFDTDDAAADDTDTTDAFADADDDTFFFDDTTTADFAAADFTDAADA' },
].map((one) => ({ tracking: '01234567094987654321', ...one }))

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length })
const legal = fc.record({
  tracking: fc
    .tuple(digits(1), fc.constantFrom(...'01234'.split('')), digits(18))
    .map((parts) => parts.join('')),
  routing: fc.constantFrom(0, 5, 9, 11).chain(digits),
})

/** The bars as the barcode library draws them: each from a foot, so high. */
function drawnByLibrary(text: string): string {
  const [drawn] = bwip.raw({ bcid: 'onecode', text } as never) as unknown as {
    bbs: number[]
    bhs: number[]
  }[]
  return drawn!.bbs
    .map((foot, index) => {
      const down = foot < 0.01 ? 2 : 0
      const up = foot + drawn!.bhs[index]! > 0.14 ? 1 : 0
      return 'TADF'[down + up]
    })
    .join('')
}

describe('an Intelligent Mail barcode', () => {
  it.each(worked)('of routing “$routing” is the one USPS worked', ({ bars, ...imb }) => {
    expect(encodeImb(imb)).toBe(bars)
    expect(decodeImb(bars)).toEqual(imb)
  })

  it('is the one the barcode library draws', () => {
    fc.assert(
      fc.property(legal, (imb) => {
        expect(encodeImb(imb)).toBe(drawnByLibrary(imb.tracking + imb.routing))
      }),
      { numRuns: 60 },
    )
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(legal, (imb) => {
        expect(decodeImb(encodeImb(imb))).toEqual(imb)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    { tracking: '00000000000000000000', routing: '' },
    { tracking: '94999999999999999999', routing: '99999999999' },
    { tracking: '04270903999991000001', routing: '00000' },
    { tracking: '04270903999991000001', routing: '99999' },
    { tracking: '04270903999991000001', routing: '000000000' },
    { tracking: '04270903999991000001', routing: '00000000000' },
  ])('at the ends of its numbers: $tracking $routing', (imb) => {
    expect(decodeImb(encodeImb(imb))).toEqual(imb)
  })

  it('with a bar that is another is not read: the frame check tells', () => {
    const { bars, ...imb } = worked[3]!
    const other = fc
      .tuple(fc.nat(64), fc.constantFrom(...'TADF'.split('')))
      .filter(([at, bar]) => bars[at] !== bar)
    fc.assert(
      fc.property(other, ([at, bar]) => {
        const spoilt = bars.slice(0, at) + bar + bars.slice(at + 1)
        expect(() => decodeImb(spoilt)).toThrow('These letters are no Intelligent Mail barcode.')
      }),
    )
    expect(decodeImb(bars)).toEqual(imb)
  })

  it.each([
    { bars: 'TADF', says: 'has 65 bars; these are 4' },
    { bars: 'T'.repeat(64) + 'X', says: '“X” at place 65' },
    { bars: 'T'.repeat(65), says: 'stand for no barcode' },
  ])('is not read from $bars', ({ bars, says }) => {
    expect(() => decodeImb(bars)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ details: { instead: expect.stringContaining(says) } }),
      }),
    )
  })
})

describe('digits that make no barcode', () => {
  const good = { tracking: '01234567094987654321', routing: '01234567891' }
  it.each([
    {
      case: 'a digit too few',
      tracking: '0123456709498765432',
      returnCode: '09',
      says: '20 digits of tracking; these are 19',
    },
    { case: 'none', tracking: '', returnCode: '09', says: 'these are 0' },
    {
      case: 'a letter among them',
      tracking: '0123456709498765432O',
      returnCode: '10',
      says: '“O” at place 20',
    },
    {
      case: 'digits of another script',
      tracking: '٠1234567094987654321',
      returnCode: '10',
      says: 'at place 1',
    },
    {
      case: 'a second digit of five',
      tracking: '05234567094987654321',
      returnCode: '11',
      says: '0 to 4, not 5',
    },
    {
      case: 'a routing of six',
      routing: '012345',
      returnCode: '12',
      says: '0, 5, 9 or 11 digits of routing; these are 6',
    },
    { case: 'a routing with its hyphen', routing: '01234-567', returnCode: '13', says: '“-” at place 6' },
  ])('$case: code $returnCode', ({ returnCode, says, ...wrong }) => {
    const imb = { ...good, ...wrong }
    expect(imbFault(imb)).toMatchObject({ returnCode, instead: expect.stringContaining(says) })
    expect(() => encodeImb(imb)).toThrow('These digits make no Intelligent Mail barcode.')
  })

  it('are all that are no legal digits', () => {
    const some = fc.record({ tracking: fc.string({ maxLength: 22 }), routing: fc.string({ maxLength: 12 }) })
    fc.assert(
      fc.property(some, (imb) => {
        const isLegal = /^\d[0-4]\d{18}$/.test(imb.tracking) && /^(?:\d{5}|\d{9}|\d{11})?$/.test(imb.routing)
        expect(imbFault(imb) === null).toBe(isLegal)
      }),
    )
  })
})

describe('a file of barcodes', () => {
  const [, , , { tracking, routing, bars }] = worked as [never, never, never, (typeof worked)[number]]

  it('is encoded line by line, and says of each line why it makes none', () => {
    const lines = encodeFile(
      `${tracking},${routing}\r\r\n\r\r\n05234567094987654321,\r\r\n${tracking},"12"\n`,
    )
    expect(lines.map(({ line, returnCode }) => [line, returnCode])).toEqual([
      [1, '00'],
      [3, '11'],
      [4, '12'],
    ])
    expect(lines[0]!.bars).toBe(bars)
  })

  it('may name its columns in any order', () => {
    const [line] = encodeFile(`piece,routing,tracking\n1,${routing},${tracking}\n`)
    expect(line).toMatchObject({ line: 2, bars })
  })
})
