import { checkDigit } from '../city/check-digit.ts'
import type { CheckDigitScheme } from '../city/city-settings.ts'

/** Weights of the American Bankers Association, product by product, what is missing to the next ten. */
const aba: CheckDigitScheme = { scheme: 'mod10', weights: [3, 7, 1], from: 'left', add: 'product' }

/** The ninth digit of a routing number, from its first eight. Null when they are not eight digits. */
export const routingCheckDigit = (eight: string): string | null =>
  /^\d{8}$/.test(eight) ? checkDigit(eight, aba) : null

/** Whether nine digits are a routing number: by the weights 3, 7, 1 their sum is a multiple of ten. */
export const isRoutingNumber = (nine: string): boolean =>
  nine.length === 9 && routingCheckDigit(nine.slice(0, 8)) === nine[8]
