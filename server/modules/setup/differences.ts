import { isDeepStrictEqual } from 'node:util'
import { dollars } from '#kernel/money'

/** One value that differs: where it stands in words, what it said and what it says. */
export type Difference = {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

type Plain = { readonly [key: string]: unknown }

/**
 * How two values of a city folder differ, setting by setting. Items of lists are told apart by their code, day or row, so that a holiday
 * put in before others is one difference and not twenty.
 */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (isDeepStrictEqual(before, after)) return []
  if (isKeyed(before) && isKeyed(after)) return ofParts(byKey(before), byKey(after), path)
  if (isPlain(before) && isPlain(after)) return ofParts(before, after, path)
  return [
    {
      what: path.map(spaced).join(', ') || 'all of it',
      before: asText(before, unitOf(path)),
      after: asText(after, unitOf(path)),
    },
  ]
}

const ofParts = (before: Plain, after: Plain, path: readonly string[]): Difference[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key] ?? null, after[key] ?? null, [...path, key]),
  )

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const keyOf = (item: unknown): string | null => {
  if (!isPlain(item)) return null
  const key = item.on ?? item.code
  return typeof key === 'string' ? key : null
}

/** A list whose items all have a key of their own. */
const isKeyed = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) &&
  value.every((item) => keyOf(item) !== null) &&
  new Set(value.map(keyOf)).size === value.length

const byKey = (list: readonly unknown[]): Plain =>
  Object.fromEntries(list.map((item) => [keyOf(item)!, item]))

/** `dueDays` as people read it; codes and days stay as they are. */
const spaced = (name: string): string =>
  /^[a-z]+([A-Z][a-z]+)+$/.test(name)
    ? name.replace(/Cents$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    : name === 'cents'
      ? 'amount'
      : name

const ofCents = /(^c|C)ents$/

/** The name that says the unit of a value: its own, or that of a table it is in, such as `veryLargeBillCents` by class. */
const unitOf = (path: readonly string[]): string =>
  path.findLast((name) => ofCents.test(name)) ?? path.at(-1) ?? ''

/** A value in words; null when there is none. */
export function asText(value: unknown, name = ''): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') {
    if (ofCents.test(name)) return dollars(value)
    return name.endsWith('Thousandths') ? `${value / 1000} %` : String(value)
  }
  if (typeof value === 'string') return value
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((item) => asText(item) ?? 'nothing').join('; ')
  return Object.entries(value as Plain)
    .flatMap(([key, inner]) =>
      inner === null ? [] : [`${spaced(key)}: ${asText(inner, unitOf([name, key]))}`],
    )
    .join(', ')
}
