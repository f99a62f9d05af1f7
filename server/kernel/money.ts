import assert from 'node:assert/strict'

/** A whole number of cents. Money is held in nothing else; only printing knows about dollars. */
export type Cents = number & { readonly unit: 'cents' }

/** How a fraction of a cent becomes a whole one. `half-up` rounds halves away from zero. */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up'

/** Takes a number as cents. A fraction, or a number past 2^53, is a fault. */
export function cents(amount: number): Cents {
  assert(Number.isSafeInteger(amount), `${amount} is not a whole number of cents`)
  // Adding 0 turns -0 into 0, so that two equal amounts are always the same value.
  return (amount + 0) as Cents
}

export const negated = (amount: Cents): Cents => cents(0 - amount)

export const sum = (amounts: readonly Cents[]): Cents =>
  cents(amounts.reduce((total, amount) => total + amount, 0))

/** `amount × numerator ÷ denominator`, computed exactly and rounded once, halves away from zero. */
export function portion(
  amount: Cents,
  numerator: number | bigint,
  denominator: number | bigint,
  rounding: Rounding = 'half-up',
): Cents {
  const divisor = BigInt(denominator)
  assert(divisor > 0n, 'a denominator is positive')
  return cents(Number(divided(BigInt(amount) * BigInt(numerator), divisor, rounding)))
}

/** An exact quotient of whole numbers, rounded once. */
function divided(product: bigint, divisor: bigint, rounding: Rounding): bigint {
  const negative = product < 0n
  const size = negative ? -product : product
  const whole = size / divisor
  const doubled = (size % divisor) * 2n
  const away = {
    'half-up': doubled >= divisor,
    'half-even': doubled > divisor || (doubled === divisor && whole % 2n === 1n),
    down: false,
    up: doubled > 0n,
  }[rounding]
  const rounded = away ? whole + 1n : whole
  return negative ? -rounded : rounded
}

/**
 * Splits an amount by whole-number weights, by largest remainder: each share is its exact part rounded down, and the odd
 * cents go to the largest remainders, then the earliest share. The shares always add up to the amount; a
 * negative amount is split as its positive twin.
 */
export function allocate(amount: Cents, weights: readonly number[]): Cents[] {
  if (amount < 0) return allocate(negated(amount), weights).map(negated)
  const total = weights.reduce((a, b) => a + b, 0)
  assert(total > 0 && weights.every((weight) => weight >= 0), 'weights are not negative and not all zero')
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const shares = exact.map((share) => Number(share / BigInt(total)))
  const odd = amount - shares.reduce((a, b) => a + b, 0)
  const largestFirst = exact
    .map((share, index) => ({ index, remainder: share % BigInt(total) }))
    .toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)
  for (const { index } of largestFirst.slice(0, odd)) shares[index]! += 1
  return shares.map(cents)
}

/** Money as the city writes it: `$1,234.50`, a credit as `−$12.40`. */
export function dollars(amount: number): string {
  const size = Math.abs(amount)
  const whole = Math.trunc(size / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '−' : ''}$${whole}.${(size % 100).toString().padStart(2, '0')}`
}

/** Money as a spreadsheet reads it: `1234.50`, `-12.40`. */
export const decimalDollars = (amount: number): string =>
  `${amount < 0 ? '-' : ''}${Math.trunc(Math.abs(amount) / 100)}.${(Math.abs(amount) % 100).toString().padStart(2, '0')}`

/** Reads `1234.5`, `$1,234.50` or `-12.40` as cents; null when it is not an amount of money. */
export function parseDollars(text: string): Cents | null {
  const match = /^\s*([-−]?)\$?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*$/.exec(text)
  if (!match) return null
  const size = Number(match[2]!.replaceAll(',', '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(size) ? cents(match[1] ? -size : size) : null
}
