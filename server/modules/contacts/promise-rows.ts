import type { Promised } from '@cartwright/api/contact-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

export type ShownPromise = z.infer<typeof Promised>
type Stored = Omit<ShownPromise, 'madeOn' | 'dueOn' | 'state'> & {
  readonly madeOn: PlainDate
  readonly dueOn: PlainDate
}

type Standing = {
  readonly amountCents: number
  readonly paidCents: number
  readonly dueOn: PlainDate
  readonly withdrawn: boolean
}

/**
 * How a promise stands on a day: kept as soon as what was received since it was made comes to it, broken on the first day after it was due
 * without that. One that was taken back is neither.
 */
function promiseState(
  { amountCents, paidCents, dueOn, withdrawn }: Standing,
  today: PlainDate,
): ShownPromise['state'] {
  if (withdrawn) return 'withdrawn'
  if (paidCents >= amountCents) return 'kept'
  return isBefore(dueOn, today) ? 'broken' : 'open'
}

/**
 * Promises that fit a condition on `pr`, newest first, with what was received from the day each was made through the day it is due. A
 * payment that was posted back out was not received.
 */
export async function promiseRows(work: Work, where: RawBuilder<unknown>): Promise<ShownPromise[]> {
  const { rows } = await sql<Stored>`
    select pr.id, pr.version, pr.amount_cents as "amountCents", pr.made_on as "madeOn", pr.due_on as "dueOn",
      paid.cents as "paidCents", p.name as "partyName", pr.note, pr.taken_by as "takenBy",
      pr.withdrawn_because as "withdrawnBecause"
    from promise pr left join party p on p.id = pr.party_id
    cross join lateral (
      select coalesce(sum(amount_cents), 0)::bigint as cents from payment y
      where y.account_id = pr.account_id and y.received_on between pr.made_on and pr.due_on
        and not exists (select from entry e where e.source = 'reversal' and e.source_id = y.entry_id)) paid
    where ${where} order by pr.id desc limit 10`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    madeOn: row.madeOn.toString(),
    dueOn: row.dueOn.toString(),
    state: promiseState({ ...row, withdrawn: row.withdrawnBecause !== null }, work.today),
  }))
}
