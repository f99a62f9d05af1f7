import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { keyOf } from '../billing/bill-run.ts'
import type { AccountShown } from './postage-accounts.ts'

/** One movement of postage, as it is written down. */
export type NewPostage = {
  readonly kind: 'deposit' | 'use' | 'refund' | 'withdrawal' | 'fee' | 'transfer' | 'adjustment' | 'reversal'
  readonly intoId: number | null
  readonly outOfId: number | null
  readonly amountCents: number
  readonly happenedOn: PlainDate
  readonly reference: string
  readonly pieces?: number | null
  readonly runId?: number | null
  readonly statementId?: number | null
  readonly reversesId?: number | null
  readonly fee?: 'permit-imprint' | 'presort' | null
  readonly coversUntil?: PlainDate | null
  readonly note?: string | null
  readonly approvedBy?: string | null
}

/** An entry of the same name that stands, and how many of the name were reversed. */
export type SameName = {
  readonly standing: {
    readonly id: number
    readonly amountCents: number
    readonly happenedOn: PlainDate
    readonly outOfId: number | null
  } | null
  readonly round: number
}

/** Writes one entry down. Who asks has looked whether its name is free; two at once end at the constraint. */
export async function postPostage(work: Work, entry: NewPostage, round = 1): Promise<number> {
  const { id } = await work.db
    .insertInto('postage_entry')
    .values({
      kind: entry.kind,
      into_id: entry.intoId,
      out_of_id: entry.outOfId,
      amount_cents: entry.amountCents,
      happened_on: entry.happenedOn,
      reference: entry.reference,
      round,
      pieces: entry.pieces ?? null,
      run_id: entry.runId ?? null,
      statement_id: entry.statementId ?? null,
      reverses_id: entry.reversesId ?? null,
      fee: entry.fee ?? null,
      covers_until: entry.coversUntil ?? null,
      note: entry.note ?? null,
      posted_by: work.actor.name,
      posted_by_key: keyOf(work.actor),
      approved_by: entry.approvedBy ?? null,
      posted_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What is booked under a name: of uses by the mail job alone, of the others by kind, accounts and reference. */
export async function sameName(
  { db }: Work,
  { kind, intoId, outOfId, reference }: Pick<NewPostage, 'kind' | 'intoId' | 'outOfId' | 'reference'>,
): Promise<SameName> {
  const sides =
    kind === 'use'
      ? sql`true`
      : sql`e.into_id is not distinct from ${intoId}::bigint and e.out_of_id is not distinct from ${outOfId}::bigint`
  const { rows } = await sql<NonNullable<SameName['standing']> & { reversed: boolean }>`
    select e.id, e.amount_cents as "amountCents", e.happened_on as "happenedOn", e.out_of_id as "outOfId", r.id is not null as reversed
    from postage_entry e left join postage_entry r on r.reverses_id = e.id
    where e.kind = ${kind} and e.reference = ${reference} and ${sides} order by e.id`.execute(db)
  return { standing: rows.find(({ reversed }) => !reversed) ?? null, round: rows.length + 1 }
}

/** The day of an entry. Refuses one to come, and one before its account was opened. */
export function entryDay({ today }: Work, on: string, accounts: readonly AccountShown[]): PlainDate {
  const day = PlainDate.from(on)
  if (isBefore(today, day)) return refuseField('happenedOn', 'Write today or an earlier day.')
  const young = accounts.find(({ openedOn }) => on < openedOn)
  if (young)
    return refuseField(
      'happenedOn',
      `Write ${young.openedOn} or a later day: ${young.name} was opened on it.`,
    )
  return day
}
