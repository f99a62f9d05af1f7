import { sql } from 'kysely'
import type { Work } from '#kernel/work'

// Rates are a module below this one: their names are read from the books.

/** The classes of accounts that the city has rates for. */
export async function ratedClasses(work: Work): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct body ->> 'class' as name from rate where body ->> 'class' <> '*' order by 1`.execute(
    work.db,
  )
  return rows.map(({ name }) => name)
}

/** The codes of the discounts that the city gives. */
export async function ratedDiscounts(work: Work): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct body ->> 'code' as name from rate where body ->> 'charge' = 'discount' order by 1`.execute(
    work.db,
  )
  return rows.map(({ name }) => name)
}
