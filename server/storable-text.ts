/** What PostgreSQL cannot keep in a text: the sign of number zero, and half of a pair of signs. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Where in some data there is text that cannot be kept: the way to each, such as `body.lines.0.note`. */
export function unstorable(value: unknown, way: readonly (string | number)[] = []): string[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [way.join('.')]
  if (Array.isArray(value)) return value.flatMap((one, index) => unstorable(one, [...way, index]))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) =>
    isStorable(key) ? unstorable(one, [...way, key]) : [way.join('.')],
  )
}
