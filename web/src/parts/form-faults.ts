import type { ServiceValues } from './service-choices.ts'

/** What is wrong by field, and what to type. */
export type Faults = Readonly<Record<string, string>>

/** A reason that is not written. */
export const reasonFault = (reason: string): string | null => (reason.trim() ? null : 'Write why.')

/** A day that is not written, or only half. The browser answers nothing for one that does not exist. */
export const dayFault = (field: string, value: string): Faults =>
  value === '' ? { [field]: 'Write a day that exists, such as 11/23/2026.' } : {}

/** A day that must not lie before another one. */
export const orderFault = (
  field: string,
  { value, first, words }: { readonly value: string; readonly first: string; readonly words: string },
): Faults => (value !== '' && first !== '' && value < first ? { [field]: words } : {})

/** A service that is not chosen to its end. `prefix` ends with a dot, or is empty. */
export function serviceFaults(
  { stream, container, size, quantity, units }: ServiceValues,
  prefix: string,
): Faults {
  return {
    ...(!stream && { [`${prefix}stream`]: 'Choose a stream.' }),
    ...(!container && { [`${prefix}container`]: 'Choose a container.' }),
    ...(!size && { [`${prefix}size`]: 'Choose a size.' }),
    ...(!isNumber(quantity, 100) && { [`${prefix}quantity`]: 'Write a number from 1 to 100.' }),
    ...(!isNumber(units, 10_000) && { [`${prefix}units`]: 'Write a number from 1 to 10000.' }),
  }
}

const isNumber = (text: string, most: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most
