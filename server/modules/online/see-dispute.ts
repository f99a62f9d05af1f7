import type { online } from '@cartwright/api/online'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

/** Writes down that somebody saw to a dispute, as it stands: one that changes is told of again. Said again it changes nothing. Refuses where there is none. */
export async function seeDispute(
  work: Work,
  { params: { reference }, body: { note } }: ReceivedBy<typeof online.seeDispute>,
): Promise<SuccessOf<typeof online.seeDispute>> {
  const found = await work.db
    .selectFrom('payment_intent')
    .select('disputed_cents')
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!found) return refuse('ONLINE_PAYMENT_NOT_FOUND', { reference })
  const disputedCents = found.disputed_cents
  if (disputedCents === 0) refuse('ONLINE_PAYMENT_NOT_DISPUTED', { reference })
  await recordCommand(work, {
    command: 'see-to-dispute',
    subject: `online payment ${reference}`,
    changes: { disputedCents },
    reason: note,
  })
  return { reference, disputedCents }
}
