import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { numberKey, streetKey, unitKey } from './address-key.ts'
import { beginsWith, nearestPhrases } from './premise-queries.ts'
import { readAddressLine } from './read-address-line.ts'
import { type FoundPremise, standingPremises } from './standing-premises.ts'

/** An address someone typed, as far as it goes: `212 oak`, `Oak St`, `212 Oak St Apt B, Ontario 91764`. */
type Typed = { readonly number: string | null; readonly street: string; readonly unit: string }

const atMost = 20
const directions = ['', 'N ', 'S ', 'E ', 'W ', 'NE ', 'NW ', 'SE ', 'SW ']

/**
 * The premises whose address begins as typed, in the order of their addresses: with or without the number, the direction, the
 * suffix, the unit. Place and ZIP code behind it do not count. A premise that was merged is found by the address it had.
 */
export async function premisesAt(work: Work, text: string): Promise<FoundPremise[]> {
  const typed = readTyped(text)
  if (!typed) return []
  const found = await beginningWith(work, [typed])
  if (found.length > 0 || typed.number === null) return found
  // `212 oak st ontario`: the place may follow without a comma, so words are left out from the end until something is found.
  const shorter: Typed[] = []
  for (let words = typed.street.split(' ').slice(0, -1); words.length > 0; words = words.slice(0, -1)) {
    if (words.length === 1 && directions.includes(`${words[0]} `)) break
    shorter.push({ ...typed, street: words.join(' ') })
  }
  return beginningWith(work, shorter)
}

/** The same, allowing for typing mistakes in the words of the street: the likeliest street that has such an address. */
export async function premisesNear(work: Work, text: string): Promise<FoundPremise[]> {
  const typed = readTyped(text)
  if (!typed) return []
  const streets = await nearestPhrases(work, 'street', typed.street.split(' '))
  return beginningWith(
    work,
    streets.map((street) => ({ ...typed, street })),
  )
}

function readTyped(text: string): Typed | null {
  const line = text
    .replace(/\s+\d{5}(-\d{4})?\s*$/, '')
    .replace(/,(?!\s*(#|apt|unit|ste|suite|spc|space|lot|rear|bldg)\b).*$/i, '')
  const parts = readAddressLine(line)
  const street = streetKey(parts?.street ?? line)
  if (!/\p{L}|\d/u.test(street) || (!parts && /^[\d\s-]*$/.test(line))) return null
  return { number: parts ? numberKey(parts.streetNumber) : null, street, unit: unitKey(parts?.unit ?? null) }
}

/**
 * The premises whose address begins as one of some that were typed: of the first of them that is there at all. Each beginning is looked for
 * by itself, along the index and no further than it is needed: joined, the planner walks through all addresses instead.
 */
async function beginningWith(work: Work, all: readonly Typed[]): Promise<FoundPremise[]> {
  const parts = all.flatMap((typed, place) =>
    directions.map((direction) => {
      const { number, street, unit } = typed
      const named = `${direction}${street}${unit && `,${unit}`}`
      const beginning = number === null ? named : `${number} ${named}`
      const column =
        number === null
          ? sql`((substr(address_key, strpos(address_key, ' ') + 1)) collate "C")`
          : sql`address_key`
      return sql`(select id, address_key, ${place}::int as place from premise
        where ${beginsWith(column, sql`${beginning}::text collate "C"`)} order by ${column} limit ${atMost})`
    }),
  )
  if (parts.length === 0) return []
  const { rows } = await sql<{ id: number; place: number }>`
    select id, place from (${sql.join(parts, sql` union all `)}) found order by place, address_key limit ${atMost}`.execute(
    work.db,
  )
  return standingPremises(
    work,
    rows.filter(({ place }) => place === rows[0]?.place).map(({ id }) => id),
  )
}
