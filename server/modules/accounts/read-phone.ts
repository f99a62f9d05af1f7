/** Reads a telephone number of the North American plan, written in any way, as its ten digits; null when it is none. */
export function readPhone(text: string): string | null {
  const digits = text.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  // Neither the area code nor the exchange begins with 0 or 1.
  return /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? digits : null
}
