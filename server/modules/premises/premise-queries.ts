import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { parcelKey } from './parcel-number.ts'
import { forgiven, typingMistakes } from './typing-mistakes.ts'

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

/** How many words that have letters in common are weighed. */
const weighed = 60

/** The words of one kind that are nearest to one that may be mistyped, best first; itself alone when it is a word, or none is near. */
async function nearestWords(work: Work, kind: 'street' | 'name', word: string): Promise<string[]> {
  if (word.length < 3 || /\d/.test(word)) return [word]
  // Two neighbours that changed places leave short words little in common: HOTL and HOLT have a quarter of their letter groups.
  await sql`set local pg_trgm.similarity_threshold = 0.2`.execute(work.db)
  const { rows } = await sql<{ word: string }>`
    select word from search_word where kind = ${kind} and word % ${word}
    order by word = ${word} desc, similarity(word, ${word}) desc, word limit ${weighed}`.execute(work.db)
  const near = rows
    .map((row) => ({ word: row.word, mistakes: typingMistakes(word, row.word) }))
    .filter(({ mistakes }) => mistakes <= forgiven(word.length))
    .toSorted((a, b) => a.mistakes - b.mistakes)
  if (near.length === 0 || near[0]!.mistakes === 0) return [word]
  return near.slice(0, 4).map((one) => one.word)
}

/** All ways to write a row of words when each has some that could be meant, the likeliest first, at most a dozen. */
export async function nearestPhrases(
  work: Work,
  kind: 'street' | 'name',
  words: readonly string[],
): Promise<string[]> {
  let phrases = ['']
  for (const word of words) {
    const choices = await nearestWords(work, kind, word)
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
