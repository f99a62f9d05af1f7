import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { correctBilledDays, type PutRight, recordableFrom } from '../orders/correct-billed-days.ts'
import { closeAccount } from '../services/close-account.ts'

type Closing = { readonly from: PlainDate; readonly reason: string | null }

/**
 * Closes an account from a day. What bills cover already is put right by a correction, whichever services they were for, and the account ends
 * in the books on the first day after them. One that has ended there already, and whose bills go so far, ends on the earlier day in
 * what was billed. Refuses what `closeAccount` and `correctBilledDays` refuse.
 */
export async function closeFrom(
  work: Work,
  account: KnownAccount,
  { from, reason }: Closing,
): Promise<PutRight> {
  const closes = await recordableFrom(work, account, from)
  const billed = await servedWithin(work, account.id, { from, until: closes })
  const { closedOn } = account
  // One that is closed and billed to its end keeps its day in the books: bills go by it.
  if (closedOn && (isBefore(closes, closedOn) || !isBefore(from, closedOn)))
    refuse('ACCOUNT_CLOSED', { closedOn: closedOn.toString() })
  if (!closedOn)
    await closeAccount(work, {
      params: { accountNumber: account.number },
      body: { from: closes.toString(), ...(reason !== null && { reason }) },
    })
  return correctBilledDays(work, {
    account,
    from,
    until: closes,
    facts: billed.map((serviceId) => ({ kind: 'service-absent' as const, serviceId })),
    reason: reason ?? 'Service stopped earlier than it was billed',
  })
}

/** The services with a day in a stretch, also those that began in it: of none of them was anything served any more. */
async function servedWithin(
  { db }: Work,
  accountId: number,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from service where account_id = ${accountId} and from_on < ${until}::date
      and (until_on is null or until_on > greatest(from_on, ${from}::date))
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}
