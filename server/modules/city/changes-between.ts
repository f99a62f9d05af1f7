import { isDeepStrictEqual } from 'node:util'

/** One thing a load changed: `before` is null when it is new, `after` when it is gone. */
export type Change = { readonly what: string; readonly before: unknown; readonly after: unknown }

/** What loading one part of a city folder did. Nothing changed: no changes. Notes are sentences for the person who loads. */
export type Loaded = { readonly changes: readonly Change[]; readonly notes: readonly string[] }

/** Compares what is stored with what a folder says, by key; values are plain JSON and compared by what they say. */
export function changesBetween(
  stored: ReadonlyMap<string, unknown>,
  wanted: ReadonlyMap<string, unknown>,
): Change[] {
  const keys = [...new Set([...stored.keys(), ...wanted.keys()])]
  return keys.flatMap((what) => {
    const before = plain(stored.get(what))
    const after = plain(wanted.get(what))
    return isDeepStrictEqual(before, after) ? [] : [{ what, before, after }]
  })
}

const plain = (value: unknown): unknown =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown)
