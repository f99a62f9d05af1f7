import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { numberKey, streetKey, unitKey } from './address-key.ts'
import { beginsWith, nearestPhrases } from './premise-queries.ts'
import { readAddressLine } from './read-address-line.ts'

/** An address someone typed, as far as it goes: `212 oak`, `Oak St`, `212 Oak St Apt B, Ontario 91764`. */
type Typed = { readonly number: string | null; readonly street: string; readonly unit: string }

const atMost = 20
const directions = ['', 'N ', 'S ', 'E ', 'W ', 'NE ', 'NW ', 'SE ', 'SW ']

/**
 * The premises whose address begins as typed, in the order of their addresses: with or without the number, the direction, the
 * suffix, the unit. Place and ZIP code behind it do not count.
 */
export async function premisesAt(work: Work, text: string): Promise<number[]> {
  const typed = readTyped(text)
  if (!typed) return []
  const found = await beginningWith(work, typed)
  if (found.length > 0 || typed.number === null) return found
  // `212 oak st ontario`: the place may follow without a comma, so words are left out from the end until something is found.
  for (let words = typed.street.split(' ').slice(0, -1); words.length > 0; words = words.slice(0, -1)) {
    if (words.length === 1 && directions.includes(`${words[0]} `)) break
    const shorter = await beginningWith(work, { ...typed, street: words.join(' ') })
    if (shorter.length > 0) return shorter
  }
  return []
}

/** The same, allowing for typing mistakes in the words of the street. */
export async function premisesNear(work: Work, text: string): Promise<number[]> {
  const typed = readTyped(text)
  if (!typed) return []
  for (const street of await nearestPhrases(work, 'street', typed.street.split(' '))) {
    const found = await premisesAt(
      work,
      [typed.number, street, typed.unit && `# ${typed.unit}`].filter(Boolean).join(' '),
    )
    if (found.length > 0) return found
  }
  return []
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

async function beginningWith(work: Work, { number, street, unit }: Typed): Promise<number[]> {
  const beginnings = directions.map((direction) => {
    const named = `${direction}${street}${unit && `,${unit}`}`
    return number === null ? named : `${number} ${named}`
  })
  const column =
    number === null
      ? sql`((substr(address_key, strpos(address_key, ' ') + 1)) collate "C")`
      : sql`address_key`
  // Each beginning stands in the query by itself: joined as rows, the planner walks through all addresses instead.
  const ranges = beginnings.map((beginning) => beginsWith(column, sql`${beginning}::text collate "C"`))
  const { rows } = await sql<{ id: number }>`
    select id from premise where ${sql.join(ranges, sql` or `)} order by address_key limit ${atMost}`.execute(
    work.db,
  )
  return rows.map(({ id }) => id)
}
