import bwip from 'bwip-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { qrCode } from './qr-code.ts'

/** The code as the barcode library draws it, with each of the eight masks: any of them is read as the same text. */
function drawnByLibrary(text: string): string[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].map((mask) => {
    const asked = { bcid: 'qrcode', text, eclevel: 'M', fixedeclevel: true, mask }
    const [drawn] = bwip.raw(asked as never) as { pixs: number[] }[]
    return drawn!.pixs.join('')
  })
}

describe('a QR code', () => {
  it.each([
    { case: 'of a few letters', text: 'abc', size: 21 },
    {
      case: 'of a pay link',
      text: 'https://pay.marlow.example/b/a1c4f7a2e9b0d3a6f8c5b2e1d7a4c9f0',
      size: 33,
    },
    { case: 'of the longest text', text: 'x'.repeat(106), size: 41 },
  ])('$case is one that the barcode library draws', ({ text, size }) => {
    const { size: made, modules } = qrCode(text)
    expect(made).toBe(size)
    expect(drawnByLibrary(text)).toContain(modules.join(''))
  })

  it('is right for any text', () => {
    const text = fc.string({
      minLength: 1,
      maxLength: 60,
      unit: fc.constantFrom('a', 'b', 'z', 'q', '~', '_'),
    })
    fc.assert(
      fc.property(text, (some) => {
        expect(drawnByLibrary(some)).toContain(qrCode(some).modules.join(''))
      }),
      { numRuns: 8 },
    )
  })

  it('refuses a text that is too long for it', () => {
    expect(() => qrCode('x'.repeat(107))).toThrow('at most 106 bytes')
  })
})
