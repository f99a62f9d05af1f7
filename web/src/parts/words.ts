/** A count with its noun: `1 account`, `1,842 accounts`. */
export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many.toLocaleString('en-US')} ${many === 1 ? one : more}`

/** A count with what its things do: `1 bill is`, `412 bills are`. */
export const countThat = (many: number, one: string, [does, doMore]: readonly [string, string]): string =>
  `${count(many, one)} ${many === 1 ? does : doMore}`

const words: Record<string, string> = {
  all: 'refuse, recycling and organics',
  ach: 'bank transfer (ACH)',
  'cart-set': 'cart set',
  'extra-cart': 'extra cart',
  'roll-off': 'roll-off box',
  'green-waste': 'green waste',
}

/** A word of the data as people read it; one no list knows is shown as the city wrote it. */
export const wordOf = (word: string): string => words[word] ?? word.replaceAll('-', ' ').replaceAll('_', ' ')

/** The same, at the beginning of a line. */
export function titleOf(word: string): string {
  const text = wordOf(word)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
