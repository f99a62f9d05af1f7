import { z } from 'zod'
import { hasCardNumber } from './card-number.ts'

/** A check for text that people write and that is no `FreeText`, such as a piece of a letter: `.refine(...withoutCard)`. */
export const withoutCard = [
  (text: string): boolean => !hasCardNumber(text),
  'This has a card number in it. Keep its last four digits at most: cards may not be written down here.',
] as const

/**
 * Text that people write in words of their own: a note, a reason, a title, a name. Blanks around it do not count. A card number in it is
 * refused before anything is kept: what is in the books stays there for good, and a card number may stand nowhere that was not made for
 * it (PCI DSS 4.0.1, requirement 3).
 */
export const FreeText = z
  .string()
  .trim()
  .refine(...withoutCard)

/** The same where it must be written, with what is said when it is not. */
export const neededText = (missing: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .refine(...withoutCard)
