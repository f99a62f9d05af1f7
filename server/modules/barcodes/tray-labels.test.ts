import { describe, expect, it } from 'vitest'
import { pdfAlternatives, pdfText } from '#test/pdf-text'
import { code128C } from './code-128.ts'
import { trayLabelsPdf } from './tray-labels.ts'

const digits = '275402461903999991000018'

/** The characters of a symbol of Code 128: each is three bars and three spaces of eleven modules. */
const charactersOf = (widths: readonly number[]): string[] =>
  Array.from({ length: Math.floor(widths.length / 6) }, (_, index) =>
    widths.slice(index * 6, index * 6 + 6).join(''),
  )

describe('the symbol of a tray', () => {
  it('is Code 128 in subset C: start, twelve pairs of digits, check, stop', () => {
    const widths = code128C(digits)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11 * 14 + 13)
    const characters = charactersOf(widths)
    // ISO/IEC 15417: start C, and the stop with its last bar.
    expect(characters[0]).toBe('211232')
    expect(widths.slice(-7).join('')).toBe('2331112')
    // 27 and 54, and further on 99 twice: 27 54 02 46 19 03 99 99 …
    expect(characters.slice(1, 3)).toEqual(['312212', '311123'])
    expect(characters[7]).toBe(characters[8])
  })

  it('takes no odd number of digits', () => {
    expect(() => code128C('123')).toThrow('pairs of digits')
  })
})

describe('tray labels', () => {
  it('have the lines people read and the barcode, one label a page', async () => {
    const label = {
      destination: 'MXD GREENSBORO NC',
      contents: 'FCM LTR BC WKG',
      origin: 'HOLLY SPRINGS NC 27540',
      digits,
      note: 'Run 41, tray 1 of 2: 212 pieces',
    }
    const pdf = await trayLabelsPdf(
      [label, { ...label, note: 'Run 41, tray 2 of 2: 87 pieces' }],
      'Tray labels',
    )
    const text = pdfText(pdf)
    for (const line of [...Object.values(label), '87 pieces']) expect(text).toContain(line)
    expect(pdfAlternatives(pdf)).toEqual([`Tray barcode ${digits}`, `Tray barcode ${digits}`])
  })
})
