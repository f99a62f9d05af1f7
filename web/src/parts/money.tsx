/** Money as the city writes it: `$1,234.50`, a credit as `−$12.40`. */
export function money(cents: number): string {
  const size = Math.abs(cents)
  const whole = Math.trunc(size / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${cents < 0 ? '−' : ''}$${whole}.${(size % 100).toString().padStart(2, '0')}`
}

/** A difference, with its sign: `+$3.10`, `−$3.10`. */
export const signedMoney = (cents: number): string => (cents > 0 ? `+${money(cents)}` : money(cents))

/** Reads `1234.5`, `$1,234.50` or `-12.40` as cents; null when it is not an amount of money. */
export function readMoney(text: string): number | null {
  const match = /^\s*([-−]?)\$?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*$/.exec(text)
  if (!match) return null
  const size = Number(match[2]!.replaceAll(',', '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  if (!Number.isSafeInteger(size)) return null
  return match[1] ? 0 - size : size
}

/** An amount that never breaks over two lines; its figures stand under those of its neighbours. */
export const Money = ({ cents }: { readonly cents: number }) => (
  <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{money(cents)}</span>
)
