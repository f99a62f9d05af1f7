/** Reads a whole number of pieces, `1,200` too; null when it is none. */
export function readPieces(text: string): number | null {
  const plain = text.trim().replaceAll(',', '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null
}

/** Reads a measure of three decimals at most, such as ounces or inches, as thousandths; null when it is none. */
export function readThousandths(text: string): number | null {
  const match = /^\s*(\d{1,6})(?:\.(\d{1,3}))?\s*$/.exec(text)
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : null
}

/** Thousandths as people write them: `0.19`; nothing where it is not known. */
export const thousandths = (value: number | null): string =>
  value === null ? '' : (value / 1000).toFixed(3).replace(/\.?0+$/, '')

/** Thousandths of an ounce as pounds, and back. */
export const poundsOf = (mills: number | null): string =>
  mills === null ? '' : (mills / 16_000).toFixed(2).replace(/\.?0+$/, '')
export function readPounds(text: string): number | null {
  const match = /^\s*(\d{1,5})(?:\.(\d{1,2}))?\s*$/.exec(text)
  return match ? (Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) * 160 : null
}

/** What is written in fields of a form that may stay empty: nothing, or a number. */
export const orNone = (text: string, read: (text: string) => number | null): number | null =>
  text.trim() === '' ? null : read(text)
