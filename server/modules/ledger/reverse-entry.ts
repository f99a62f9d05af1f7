import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

/**
 * Takes an entry back by posting its mirror: debit and credit change places, on the day it is taken back. Both stay in the
 * books. Refuses an entry that was taken back before, and a reversal itself: post the entry again instead.
 */
export async function reverseEntry(
  work: Work,
  { entryId, postedOn, reason }: { entryId: number; postedOn: PlainDate; reason: string },
): Promise<number> {
  const entry = await work.db.selectFrom('entry').selectAll().where('id', '=', entryId).executeTakeFirst()
  if (!entry || entry.source === 'reversal') return refuse('ENTRY_NOT_FOUND', { entryId })
  // Held like those of whoever posts, so that a journal that is locked meanwhile waits for it.
  await sql`select from ledger_account where id in (${entry.debit_id}, ${entry.credit_id}) order by code for key share`.execute(
    work.db,
  )
  const { rows } = await sql<{ id: number }>`
    insert into entry (posted_on, debit_id, credit_id, amount_cents, account_id, source, source_id, run_id)
    values (${postedOn}::date, ${entry.credit_id}, ${entry.debit_id}, ${entry.amount_cents}, ${entry.account_id},
            'reversal', ${entryId}, ${entry.run_id})
    on conflict (source_id) where source = 'reversal' do nothing
    returning id`.execute(work.db)
  const id = rows[0]?.id ?? refuse('ENTRY_ALREADY_REVERSED', { entryId })
  const changes = { entryId, reversedBy: id, amountCents: entry.amount_cents, postedOn: postedOn.toString() }
  await recordCommand(work, { command: 'reverse-entry', subject: `entry ${entryId}`, changes, reason })
  return id
}
