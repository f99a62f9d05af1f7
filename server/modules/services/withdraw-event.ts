import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

/**
 * Takes an event off that did not happen after all. Refuses one that a posted bill charged, or that is on a register that was released:
 * the caller holds the lock of its account.
 */
export async function withdrawEvent(
  work: Work,
  { eventId, accountNumber }: { readonly eventId: number; readonly accountNumber: string },
): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    select b.number from bill_line l join bill b on b.id = l.bill_id where l.event_id = ${eventId}
    union all
    select 'of run ' || l.run_id from register_line l join bill_run r on r.id = l.run_id
    where l.event_id = ${eventId} and r.state in ('approved', 'posting')
    limit 1`.execute(work.db)
  if (rows[0]) refuse('ORDER_CHARGE_BILLED', { billNumber: rows[0].number })
  await work.db.deleteFrom('service_event').where('id', '=', eventId).execute()
  await recordCommand(work, {
    command: 'withdraw-event',
    subject: `account ${accountNumber}`,
    changes: { eventId },
  })
}
