import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { parcelKey } from './parcel-number.ts'

/** Premises whose comparable address is one of the keys, by key. */
export async function premisesByKey(work: Work, keys: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; key: string }>`
    select id, address_key as key from premise where address_key = any(${keys}::text[])`.execute(work.db)
  return new Map(rows.map(({ id, key }) => [key, id]))
}

/**
 * Whether a bytewise sorted column begins with a text, said as a range so that an index finds it whatever the text is.
 */
export const beginsWith = (column: RawBuilder<unknown>, text: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${column} >= ${text} and ${column} < ${text} || chr(1114111))`

/** The words of one kind that are closest to a word that may be mistyped, best first; the word alone when it is one of them. */
export async function closestWords(work: Work, kind: 'street' | 'name', word: string): Promise<string[]> {
  if (word.length < 3 || /\d/.test(word)) return [word]
  const { rows } = await sql<{ word: string; same: boolean }>`
    select word, word = ${word} as same from search_word where kind = ${kind} and word % ${word}
    order by word = ${word} desc, similarity(word, ${word}) desc, abs(length(word) - ${word.length}), word
    limit 4`.execute(work.db)
  if (rows.length === 0 || rows[0]!.same) return [word]
  return rows.map((row) => row.word)
}

/** All ways to write a row of words when each has some that could be meant, the likeliest first, at most a dozen. */
export async function closestPhrases(
  work: Work,
  kind: 'street' | 'name',
  words: readonly string[],
): Promise<string[]> {
  let phrases = ['']
  for (const word of words) {
    const choices = await closestWords(work, kind, word)
    phrases = choices.flatMap((choice) => phrases.map((phrase) => `${phrase} ${choice}`.trim())).slice(0, 12)
  }
  return phrases
}

/** The premises of a parcel number that begins as typed, with dashes or without. */
export async function premisesOfParcel(work: Work, typed: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from premise
    where ${beginsWith(sql`((replace(apn, '-', '')) collate "C")`, sql`${parcelKey(typed)}::text`)}
    order by replace(apn, '-', '') collate "C", address_key limit 20`.execute(work.db)
  return rows.map(({ id }) => id)
}
