/** A parcel number as it compares: `0856-003` and `0856003` are one. */
export const parcelKey = (apn: string): string => apn.toUpperCase().replaceAll(/[\s.-]/g, '')

/** Whether a text can be an assessor's parcel number: letters, digits, dashes and dots, with a digit among them. */
export const isParcelNumber = (apn: string): boolean => /^(?=.*\d)[A-Z0-9][A-Z0-9 .-]{2,29}$/i.test(apn)

/** Puts dashes into a bare parcel number by a pattern, `####-###`; what is longer than the pattern follows at its end. */
export function dashParcelNumber(apn: string, pattern: string): string {
  const bare = parcelKey(apn).split('')
  const dashed = pattern
    .split('')
    .map((sign) => (sign === '#' ? (bare.shift() ?? '') : sign))
    .join('')
  return `${dashed}${bare.join('')}`
}
