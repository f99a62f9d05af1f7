import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { beginsWith, nearestPhrases } from '../premises/premise-queries.ts'
import { type Match, ofParties } from './find-by-number.ts'
import { nameKey } from './name-key.ts'

/** Parties that are looked at before their accounts are sorted. */
const atMost = 60

/** Accounts of parties whose name has the typed words, the last of them perhaps unfinished. */
export async function byName(work: Work, text: string): Promise<Match[]> {
  const typed = nameKey(text)
  if (typed.length < 2 || !/\p{L}/u.test(typed)) return []
  const found = await beginningWith(work, typed)
  const words = typed.split(' ')
  if (found.length > 0 || words.length === 1) return found
  return withWords(work, words)
}

/** The same, allowing for typing mistakes. */
export async function byNameNear(work: Work, text: string): Promise<Match[]> {
  for (const phrase of await nearestPhrases(work, 'name', nameKey(text).split(' '))) {
    const found = await byName(work, phrase)
    if (found.length > 0) return found
  }
  return []
}

const term = sql`t.term`

/** `maria lop` finds MARIA LOPEZ and, since names are kept turned about, `lopez mar` finds her too. */
const beginningWith = (work: Work, typed: string): Promise<Match[]> =>
  ofParties(
    work,
    'name',
    sql`
    select t.party_id as id, p.name as text from party_term t join party p on p.id = t.party_id
    where ${beginsWith(term, sql`${typed}::text collate "C"`)} order by t.term limit ${atMost}`,
  )

/** `maria lopez` finds MARIA GARCIA LOPEZ: the rarest word (the longest, as a guess) leads, the others only have to be there. */
function withWords(work: Work, words: readonly string[]): Promise<Match[]> {
  const [lead, ...others] = words.toSorted((a, b) => b.length - a.length)
  const there = others.map((word) => sql`and strpos(' ' || t.term, ${` ${word}`}) > 0`)
  return ofParties(
    work,
    'name',
    sql`
    select t.party_id as id, p.name as text from party_term t join party p on p.id = t.party_id
    where ${beginsWith(term, sql`${lead}::text collate "C"`)} ${sql.join(there, sql` `)}
    order by t.term limit ${atMost}`,
  )
}
