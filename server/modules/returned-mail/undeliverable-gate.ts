import { sql } from 'kysely'
import type { Gate } from '#kernel/gate'
import { counted } from '#kernel/words'

/**
 * Before a run is released: no bill of it would go to an address that was marked undeliverable, unless somebody said to mail there all the same.
 * A new address on the account and a calculation of what changed make it right.
 */
export const undeliverableSettled: Gate = {
  name: 'undeliverable-settled',
  title: 'Undeliverable addresses',
  before: 'release',
  look: async (work, run) => {
    const { rows } = await sql<{ marked: number; many: number; first: string | null }>`
      select count(distinct r.account_id) as marked, count(distinct b.account_id) as many, min(b.account_number) as first
      from returned_piece r left join register_bill b on b.run_id = ${run.id} and b.account_id = r.account_id and b.is_billed
        and b.document->>'billBy' in ('paper', 'both') and b.document->'mailTo'->>1 = r.lines->>1
        and b.document->'mailTo'->>-1 = r.lines->>-1
      where r.state = 'undeliverable'`.execute(work.db)
    const { marked, many, first } = rows[0]!
    if (marked === 0)
      return { stands: 'not-needed', sentence: 'No address is marked undeliverable.', mendAt: null }
    if (many === 0)
      return {
        stands: 'green',
        sentence: 'No bill of this run goes to an address that is marked undeliverable.',
        mendAt: null,
      }
    return {
      stands: 'red',
      sentence: `${counted(many, 'bill', 'bills')} would go to an address that is marked undeliverable (first: account ${first}). Write the new address and calculate what changed, or say that it is mailed all the same.`,
      mendAt: '/returned-mail?state=undeliverable',
    }
  },
}
