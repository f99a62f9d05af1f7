import type { MatchReason } from '@cartwright/api/suspense-shapes'
import type { z } from 'zod'

type Slip = Extract<
  z.infer<typeof MatchReason>['code'],
  'same-number' | 'one-digit-wrong' | 'two-turned-about' | 'digit-missing' | 'digit-too-many'
>

const longest = 24
const digits = '0123456789'.split('')

/**
 * The numbers that somebody who wrote this one may have meant, each with the one slip between them: a digit wrong, two neighbours turned
 * about, one left out, one too many; and the number itself. Of several slips that lead to one number the first in that order is told.
 * A number too long to be an account's has none.
 */
export function similarNumbers(written: string): Map<string, Slip> {
  const found = new Map<string, Slip>()
  if (written.length < 3 || written.length > longest) return found
  const note = (number: string, slip: Slip): void => {
    if (!found.has(number)) found.set(number, slip)
  }
  const at = (index: number, put: string, taken: number): string =>
    written.slice(0, index) + put + written.slice(index + taken)
  const places = [...Array.from({ length: written.length }).keys()]
  note(written, 'same-number')
  for (const index of places) for (const digit of digits) note(at(index, digit, 1), 'one-digit-wrong')
  for (const index of places.slice(1))
    note(at(index - 1, written[index]! + written[index - 1]!, 2), 'two-turned-about')
  for (const index of [...places, written.length])
    for (const digit of digits) note(at(index, digit, 0), 'digit-missing')
  for (const index of places) note(at(index, '', 1), 'digit-too-many')
  return found
}

/** How a slip is told, with what was written and what may have been meant. */
export const slipSentences: { readonly [S in Slip]: string } = {
  'same-number': 'It is the number that was written.',
  'one-digit-wrong': 'One digit differs from the number that was written.',
  'two-turned-about': 'Two neighbouring digits of the number that was written are turned about.',
  'digit-missing': 'The number that was written lacks one digit.',
  'digit-too-many': 'The number that was written has one digit too many.',
}
