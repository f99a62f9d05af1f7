import assert from 'node:assert/strict'
import bwip from 'bwip-js'

/** How wide the bars and the spaces between them are, in modules: a bar first, a bar last. */
type Widths = readonly number[]

/** Digits as a symbol of Code 128, subset C: two digits a character (USPS-L-3216 for trays). */
export function code128C(digits: string): Widths {
  assert(/^(?:\d\d)+$/.test(digits), 'subset C takes pairs of digits')
  // 105 is the start character of subset C: the library is not left to choose.
  const text = `^105${digits.replaceAll(/\d\d/g, '^0$&')}`
  const [drawn] = bwip.raw({ bcid: 'code128', text, raw: true } as never) as unknown as { sbs: number[] }[]
  return drawn!.sbs
}
