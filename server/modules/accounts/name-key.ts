/** A name in its comparable form: `O’Neill-García, José` → `ONEILL GARCIA JOSE`. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’.]/g, '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()

/** The words of a name, each once. */
export const nameWords = (name: string): string[] => [...new Set(nameKey(name).split(' ').filter(Boolean))]

/**
 * The name beginning with each of its words in turn, so that an index finds it by any of them: `ANA M LOPEZ` is kept as
 * `ANA M LOPEZ`, `M LOPEZ ANA` and `LOPEZ ANA M`.
 */
export function nameTerms(name: string): string[] {
  const words = nameKey(name).split(' ').filter(Boolean)
  return [...new Set(words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' ')))]
}
