import type { postage } from '@cartwright/api/postage'
import type { PostageEntry } from '@cartwright/api/postage-shapes'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ClosedPeriod, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { correctionsOf } from './corrections.ts'
import { postageAccount } from './postage-accounts.ts'

export type EntryShown = z.output<typeof PostageEntry>
export type AccountWithEntries = SuccessOf<typeof postage.show>

/** How many entries the page of an account has; the register has all. */
const shown = 300

/** One account with its newest entries and corrections. Refuses POSTAGE_ACCOUNT_NOT_FOUND. */
export async function accountWithEntries(work: Work, accountId: number): Promise<AccountWithEntries> {
  const account = await postageAccount(work, accountId)
  const entries = await readEntries(
    work,
    accountId,
    sql`true order by e.happened_on desc, e.id desc limit ${shown + 1}`,
  )
  return {
    account,
    entries: entries.slice(0, shown),
    earlier: entries.length > shown,
    corrections: await correctionsOf(work, accountId),
  }
}

/** The entries of an account in a time, oldest first. */
export const entriesWithin = (
  work: Work,
  accountId: number,
  { from, until }: ClosedPeriod,
): Promise<EntryShown[]> =>
  readEntries(
    work,
    accountId,
    sql`e.happened_on >= ${from}::date and e.happened_on < ${until}::date order by e.happened_on, e.id`,
  )

/** What an account had when a day began. */
export async function balanceBefore({ db }: Work, accountId: number, day: PlainDate): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(case when into_id = ${accountId} then amount_cents else -amount_cents end), 0)::bigint as cents
    from postage_entry where ${accountId} in (into_id, out_of_id) and happened_on < ${day}::date`.execute(db)
  return rows[0]!.cents
}

type Row = Omit<EntryShown, 'happenedOn' | 'coversUntil' | 'postedOn'> & {
  readonly happenedOn: PlainDate
  readonly coversUntil: PlainDate | null
  readonly postedOn: PlainDate
}

async function readEntries({ db }: Work, accountId: number, of: RawBuilder<unknown>): Promise<EntryShown[]> {
  const { rows } = await sql<Row>`
    select e.*, r.id as "reversedById", o.name as other from (
      select id as "entryId", id, kind, happened_on as "happenedOn", happened_on, reference,
        (case when into_id = ${accountId} then amount_cents else -amount_cents end)::bigint as "changeCents",
        (sum(case when into_id = ${accountId} then amount_cents else -amount_cents end)
          over (order by happened_on, id rows unbounded preceding))::bigint as "balanceCents",
        case when into_id = ${accountId} then out_of_id else into_id end as other_id, pieces, run_id as "runId", fee,
        covers_until as "coversUntil", note, reverses_id as "reversesId", posted_by as "postedBy", approved_by as "approvedBy",
        posted_on as "postedOn"
      from postage_entry where ${accountId} in (into_id, out_of_id)) e
    left join postage_entry r on r.reverses_id = e.id left join postage_account o on o.id = e.other_id
    where ${of}`.execute(db)
  return rows.map((row) => ({
    entryId: row.entryId,
    kind: row.kind,
    happenedOn: row.happenedOn.toString(),
    reference: row.reference,
    changeCents: row.changeCents,
    balanceCents: row.balanceCents,
    other: row.other,
    pieces: row.pieces,
    runId: row.runId,
    fee: row.fee,
    coversUntil: row.coversUntil?.toString() ?? null,
    note: row.note,
    reversesId: row.reversesId,
    reversedById: row.reversedById,
    postedBy: row.postedBy,
    approvedBy: row.approvedBy,
    postedOn: row.postedOn.toString(),
  }))
}
