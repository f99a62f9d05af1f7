import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { parcelKey } from './parcel-number.ts'
import { type FoundPremise, standingPremises } from './standing-premises.ts'
import { forgiven, typingMistakes } from './typing-mistakes.ts'

/** Premises whose comparable address is one of the keys, by key; for one that was merged, the one it was merged into. */
export async function premisesByKey(work: Work, keys: readonly string[]): Promise<Map<string, number>> {
  // A merged one leads to the one it is now, which may have been merged itself.
  const { rows } = await sql<{ id: number; key: string }>`
    with recursive way as (
      select id, address_key as key, merged_into from premise where address_key = any(${keys}::text[])
      union all
      select p.id, way.key, p.merged_into from way join premise p on p.id = way.merged_into)
    select id, key from way where merged_into is null`.execute(work.db)
  return new Map(rows.map(({ id, key }) => [key, id]))
}

/**
 * Whether a bytewise sorted column begins with a text, said as a range so that an index finds it whatever the text is.
 */
export const beginsWith = (column: RawBuilder<unknown>, text: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${column} >= ${text} and ${column} < ${text} || chr(1114111))`

/** How many words that have letters in common are weighed. */
const weighed = 60

/**
 * For each of some words, the words of one kind that are nearest to it, best first: itself alone when it is a word, none when none is
 * near. Short words and those with digits are not weighed: each is itself.
 */
async function nearestWords(
  work: Work,
  kind: 'street' | 'name',
  words: readonly string[],
): Promise<string[][]> {
  const asked = [...new Set(words.filter(isWeighed))]
  if (asked.length === 0) return words.map((word) => [word])
  // Two neighbours that changed places leave short words little in common: HOTL and HOLT have a quarter of their letter groups.
  await sql`set local pg_trgm.similarity_threshold = 0.2`.execute(work.db)
  const { rows } = await sql<{ typed: string; word: string }>`
    select asked.word as typed, near.word from unnest(${asked}::text[]) as asked (word) cross join lateral (
      select word from search_word s where kind = ${kind} and s.word % asked.word
      order by s.word = asked.word desc, similarity(s.word, asked.word) desc, s.word limit ${weighed}) near`.execute(
    work.db,
  )
  const near = Map.groupBy(rows, ({ typed }) => typed)
  return words.map((word) =>
    isWeighed(word)
      ? likeliest(
          word,
          (near.get(word) ?? []).map((row) => row.word),
        )
      : [word],
  )
}

const isWeighed = (word: string): boolean => word.length >= 3 && !/\d/.test(word)

function likeliest(typed: string, words: readonly string[]): string[] {
  const near = words
    .map((word) => ({ word, mistakes: typingMistakes(typed, word) }))
    .filter(({ mistakes }) => mistakes <= forgiven(typed.length))
    .toSorted((a, b) => a.mistakes - b.mistakes)
  if (near[0]?.mistakes === 0) return [typed]
  return near.slice(0, 4).map((one) => one.word)
}

/**
 * All ways to write a row of words when each has some that could be meant, the likeliest first, at most a dozen. From the first word on
 * that could be none, the rest is left out: of an address it may be the place. None when that is the first.
 */
export async function nearestPhrases(
  work: Work,
  kind: 'street' | 'name',
  words: readonly string[],
): Promise<string[]> {
  const choices = await nearestWords(work, kind, words)
  const unknown = choices.findIndex((some) => some.length === 0)
  if (unknown === 0 || (unknown > 0 && kind === 'name')) return []
  let phrases = ['']
  for (const some of choices.slice(0, unknown < 0 ? choices.length : unknown))
    phrases = some.flatMap((choice) => phrases.map((phrase) => `${phrase} ${choice}`.trim())).slice(0, 12)
  return phrases
}

/** The premises of a parcel number that begins as typed, with dashes or without. */
export async function premisesOfParcel(work: Work, typed: string): Promise<FoundPremise[]> {
  const { rows } = await sql<{ id: number }>`
    select id from premise
    where ${beginsWith(sql`((replace(apn, '-', '')) collate "C")`, sql`${parcelKey(typed)}::text`)}
    order by replace(apn, '-', '') collate "C", address_key limit 20`.execute(work.db)
  return standingPremises(
    work,
    rows.map(({ id }) => id),
  )
}
