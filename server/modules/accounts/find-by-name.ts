import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { beginsWith, nearestPhrases } from '../premises/premise-queries.ts'
import { type Match, ofParties } from './find-by-number.ts'
import { nameKey } from './name-key.ts'

/** Parties that are looked at before their accounts are sorted. */
const atMost = 40

/** Accounts of parties whose name has the typed words, the last of them perhaps unfinished. */
export async function byName(work: Work, text: string): Promise<Match[]> {
  const typed = nameKey(text)
  if (typed.length < 2 || !/\p{L}/u.test(typed)) return []
  const found = await beginningWith(work, [typed])
  const words = typed.split(' ')
  if (found.length > 0 || words.length === 1) return found
  return withWords(work, words)
}

/** The same, allowing for typing mistakes: the likeliest name that somebody has. */
export async function byNameNear(work: Work, text: string): Promise<Match[]> {
  const typed = nameKey(text)
  if (typed.length < 2 || !/\p{L}/u.test(typed)) return []
  const phrases = await nearestPhrases(work, 'name', typed.split(' '))
  const found = await beginningWith(work, phrases)
  if (found.length > 0) return found
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    const some = words.length > 1 ? await withWords(work, words) : []
    if (some.length > 0) return some
  }
  return []
}

const term = sql`t.term`

/**
 * `maria lop` finds MARIA LOPEZ and, since names are kept turned about, `lopez mar` finds her too. Of several that could be meant, the
 * first that somebody is called.
 */
function beginningWith(work: Work, all: readonly string[]): Promise<Match[]> {
  if (all.length === 0) return Promise.resolve([])
  const parts = all.map(
    (typed, place) => sql`(select t.party_id, t.term, ${place}::int as place from party_term t
      where ${beginsWith(term, sql`${typed}::text collate "C"`)} order by t.term limit ${atMost})`,
  )
  return ofParties(
    work,
    'name',
    sql`
    select n.party_id as id, p.name as text from (
      select *, min(place) over () as first from (${sql.join(parts, sql` union all `)}) found) n
    join party p on p.id = n.party_id where n.place = n.first`,
  )
}

/**
 * `maria lopez` finds MARIA GARCIA LOPEZ: the rarest word (the longest, as a guess) leads, the others only have to be there. Words that no
 * name has any word like are not looked for at all.
 */
function withWords(work: Work, words: readonly string[]): Promise<Match[]> {
  const [lead, ...others] = words.toSorted((a, b) => b.length - a.length)
  const there = others.map((word) => sql`and strpos(' ' || t.term, ${` ${word}`}) > 0`)
  return ofParties(
    work,
    'name',
    sql`
    select n.party_id as id, p.name as text from (
      select t.party_id, t.term from party_term t
      where ${beginsWith(term, sql`${lead}::text collate "C"`)} ${sql.join(there, sql` `)} ${known(words)}
      order by t.term limit ${atMost}) n
    join party p on p.id = n.party_id`,
  )
}

/** Whether every word begins some word of a name, which is told by the few words there are. */
const known = (words: readonly string[]) => sql`
  and not exists (select from unnest(${words}::text[]) typed (word) where not exists (
    select from search_word s where s.kind = 'name'
      and s.word >= typed.word collate "C" and s.word < (typed.word || chr(1114111)) collate "C"))`
