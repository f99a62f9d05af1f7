/** What a digit or a group of digits may be set apart by: `4111 1111 1111 1111`, `4111-1111-1111-1111`, `4111.1111.1111.1111`. */
const runs = /\d+(?:[\s\p{Pd}./_]{1,2}\d+)*/gu

/** Where the numbers of the card schemes begin, and how many digits they have (ISO/IEC 7812-1 and the schemes' published ranges). */
const schemes: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [13, 16, 19] },
  { begins: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^3(0[0-59]|[689])/, lengths: [14, 15, 16, 17, 18, 19] },
  { begins: /^35/, lengths: [16, 17, 18, 19] },
  { begins: /^(6|5[06-9])/, lengths: [13, 14, 15, 16, 17, 18, 19] },
]

/**
 * Whether a text has the number of a payment card in it: 13 to 19 digits, in groups or not, that begin and are as long as those of a card
 * scheme and whose last digit is right (Luhn). Digits that stand beside it, such as its expiry, do not hide it; a telephone, an account
 * number, a parcel or a day is none.
 */
export function hasCardNumber(text: string): boolean {
  return [...text.matchAll(runs)].some(([run]) => {
    const groups = run.split(/\D+/)
    return groups.some((_, first) => beginsWithCard(groups.slice(first)))
  })
}

/** Whether the first groups of some digits are a card number as people write one. */
function beginsWithCard(groups: readonly string[]): boolean {
  for (let count = 1, digits = ''; count <= groups.length && digits.length < 19; count++) {
    digits += groups[count - 1]
    if (isGrouped(groups.slice(0, count)) && isCardNumber(digits)) return true
  }
  return false
}

/** In one, in equal groups of which the last may be shorter, or 4-6-5 as American Express prints it: two telephones in a row are not. */
const isGrouped = (groups: readonly string[]): boolean => {
  const [size = 0, ...others] = groups.map(({ length }) => length)
  const last = others.at(-1) ?? size
  const alike = others.slice(0, -1).every((length) => length === size) && last <= size
  return (alike && size !== 3) || /^4,6,[45]$/.test([size, ...others].join(','))
}

const isCardNumber = (digits: string): boolean =>
  schemes.some(({ begins, lengths }) => begins.test(digits) && lengths.includes(digits.length)) &&
  luhnSum(digits) % 10 === 0

/** The sum of ISO/IEC 7812-1, Annex B: from the right, every second digit counts twice. */
const luhnSum = (digits: string): number =>
  [...digits.matchAll(/\d/g)].toReversed().reduce((sum, [sign], place) => {
    const value = place % 2 === 0 ? Number(sign) : Number(sign) * 2
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
