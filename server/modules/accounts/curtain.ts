/** What stands in the place of an address that nobody may read. */
export const hiddenAddress = 'Address confidential'

/** Hides some phrases wherever they stand: in a text, or in all texts of a value that is sent as JSON. */
export type Curtain = {
  /** Whether there is anything to hide. */
  readonly hides: boolean
  readonly text: (text: string) => string
  readonly value: <Value>(value: Value) => Value
}

/** Hides nothing: for whoever has nothing to hide from. */
const openCurtain: Curtain = { hides: false, text: (text) => text, value: (value) => value }

/**
 * A curtain before phrases, in capitals or not. A phrase is found only as whole words: `12 OAK ST` is not in `212 Oak Street`. What a
 * text costs depends on its words, not on how many phrases there are.
 */
export function curtainBefore(phrases: readonly string[]): Curtain {
  const byFirstWord = new Map<string, string[]>()
  for (const phrase of new Set(phrases.map(phraseOf)))
    if (phrase !== '') {
      const first = /^[\p{L}\p{N}]+/u.exec(phrase)![0]
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase])
    }
  // The longest goes first, so that the unit goes with its house.
  for (const some of byFirstWord.values()) some.sort((a, b) => b.length - a.length)
  if (byFirstWord.size === 0) return openCurtain
  const text = (given: string): string => hideIn(given, byFirstWord)
  return { hides: true, text, value: (value) => hideWithin(value, text) }
}

/** As long as what was given, sign for sign, so that places in one are places in the other. */
const comparable = (text: string): string => {
  const upper = text.toUpperCase()
  return upper.length === text.length ? upper : text
}

/** A phrase as it is looked for: it begins with a word. */
const phraseOf = (text: string): string =>
  comparable(text)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trimEnd()

const word = /[\p{L}\p{N}]+/gu

function hideIn(text: string, byFirstWord: ReadonlyMap<string, readonly string[]>): string {
  const upper = comparable(text)
  let told = ''
  let done = 0
  for (const match of upper.matchAll(word)) {
    if (match.index < done) continue
    const phrase = byFirstWord.get(match[0])?.find((one) => standsAt(upper, match.index, one))
    if (phrase === undefined) continue
    told += text.slice(done, match.index) + hiddenAddress
    done = match.index + phrase.length
  }
  return done === 0 ? text : told + text.slice(done)
}

const standsAt = (upper: string, at: number, phrase: string): boolean =>
  upper.startsWith(phrase, at) &&
  !/^[\p{L}\p{N}]/u.test(upper.slice(at + phrase.length, at + phrase.length + 2))

/** The same value with its texts told by `text`; what has nothing to hide stays the very object. */
function hideWithin<Value>(value: Value, text: (given: string) => string): Value {
  if (typeof value === 'string') return text(value) as Value
  if (Array.isArray(value)) {
    const told = value.map((one: unknown) => hideWithin(one, text))
    return (told.some((one, at) => one !== value[at]) ? told : value) as Value
  }
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  const entries = Object.entries(value)
  const told = entries.map(([name, one]) => [name, hideWithin(one as unknown, text)] as const)
  return told.some(([, one], at) => one !== entries[at]![1]) ? (Object.fromEntries(told) as Value) : value
}
