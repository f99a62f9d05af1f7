import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { partyById } from './party-queries.ts'

/**
 * Adds a telephone number of ten digits to a party: as the one of its contact when it has none, else beside it. Answers whether that
 * was anything new.
 */
export async function addPhone(work: Work, partyId: number, phone: string): Promise<boolean> {
  const party = await partyById(work, partyId)
  if (party.phone === phone) return false
  if (party.phone === null) {
    await work.db.updateTable('party').set({ phone }).where('id', '=', partyId).execute()
    return true
  }
  const { rows } = await sql`
    insert into party_phone (party_id, phone, noted_by, noted_on)
    values (${partyId}, ${phone}, ${work.actor.name}, ${work.today}::date)
    on conflict do nothing returning phone`.execute(work.db)
  return rows.length > 0
}
