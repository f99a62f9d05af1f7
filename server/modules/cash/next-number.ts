import { sql } from 'kysely'
import type { Work } from '#kernel/work'

const letters = { receipt: 'R', 'bank-deposit': 'D' } as const

/**
 * The next number of a year: `R2026-000123`. The year's counter is held until the work ends and goes back with it, so that no number is
 * given twice and none is left out.
 */
export async function nextNumber(work: Work, kind: keyof typeof letters): Promise<string> {
  const { year } = work.today
  const { rows } = await sql<{ last: number }>`
    insert into cash_number (kind, year, last) values (${kind}, ${year}, 1)
    on conflict (kind, year) do update set last = cash_number.last + 1 returning last`.execute(work.db)
  return `${letters[kind]}${year}-${String(rows[0]!.last).padStart(6, '0')}`
}
