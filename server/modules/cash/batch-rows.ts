import type { Batch, FormerLine, Line, Totals } from '@cartwright/api/cash-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { payerParty } from '../accounts/payer-party.ts'
import { keyOf } from '../billing/bill-run.ts'
import { cashBatchesRule } from '../policies/cash-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'

export type BatchShown = z.infer<typeof Batch>
export type LineShown = z.infer<typeof Line>
export type TotalsShown = z.infer<typeof Totals>

type StoredBatch = Omit<
  BatchShown,
  'mine' | 'meets' | 'leftOpen' | 'receivedOn' | 'openedOn' | 'lastEnteredOn' | 'closedOn'
> & {
  readonly ownerKey: string
  readonly receivedOn: PlainDate
  readonly openedOn: PlainDate
  readonly lastEnteredOn: PlainDate
  readonly closedOn: PlainDate | null
}

/** Count and cents of the lines of batch `b`. */
const entered = sql`cross join lateral (select count(*) as count, coalesce(sum(amount_cents), 0)::bigint as cents
  from cash_item where batch_id = b.id and state = 'live') i`

type Counted = Omit<TotalsShown, 'meets'>
const meets = ({ controlCount, controlCents, count, cents }: Counted): boolean =>
  count === controlCount && cents === controlCents

/** Batches with what was entered in them; `of` is what follows `where`, with order and limit. */
async function readBatches(work: Work, of: RawBuilder<unknown>): Promise<BatchShown[]> {
  const { rows } = await sql<StoredBatch>`
    select b.id as "batchId", kind, tender, asks, received_on as "receivedOn", control_count as "controlCount",
      control_cents as "controlCents", note, b.state, owner_name as owner, owner_key as "ownerKey", opened_by as "openedBy",
      opened_on as "openedOn", last_entered_on as "lastEnteredOn", sample_every as "sampleEvery", closed_by as "closedBy",
      closed_on as "closedOn", d.number as "depositNumber", i.count, i.cents
    from cash_batch b left join bank_deposit d on d.id = b.bank_deposit_id
    ${entered} where ${of}`.execute(work.db)
  const me = keyOf(work.actor)
  const rule = cashBatchesRule(await policiesFor(work), work.today)
  const before = rule && work.today.subtract({ days: rule.abandonedAfterDays })
  return rows.map(({ ownerKey, ...row }) => ({
    ...row,
    mine: ownerKey === me,
    leftOpen: row.state === 'open' && before !== null && isBefore(row.lastEnteredOn, before),
    meets: meets(row),
    receivedOn: row.receivedOn.toString(),
    openedOn: row.openedOn.toString(),
    lastEnteredOn: row.lastEnteredOn.toString(),
    closedOn: row.closedOn?.toString() ?? null,
  }))
}

/** All open batches and the newest of the others. */
export const batches = (work: Work): Promise<BatchShown[]> =>
  readBatches(work, sql`true order by b.state = 'open' desc, b.id desc limit 200`)

/** All open batches, the oldest first. */
export const openBatches = (work: Work): Promise<BatchShown[]> =>
  readBatches(work, sql`b.state = 'open' order by b.id`)

/** One batch. Refuses CASH_BATCH_NOT_FOUND. */
export async function batchById(work: Work, batchId: number): Promise<BatchShown> {
  const [found] = await readBatches(work, sql`b.id = ${batchId}`)
  return found ?? refuse('CASH_BATCH_NOT_FOUND', { batchId })
}

/** What was entered in a batch, beside its tape: count and cents. It is asked for with every line. Refuses CASH_BATCH_NOT_FOUND. */
export async function totalsOf({ db }: Work, batchId: number): Promise<TotalsShown> {
  const { rows } = await sql<Counted>`
    select control_count as "controlCount", control_cents as "controlCents", i.count, i.cents
    from cash_batch b ${entered} where b.id = ${batchId}`.execute(db)
  const totals = rows[0] ?? refuse('CASH_BATCH_NOT_FOUND', { batchId })
  return { ...totals, meets: meets(totals) }
}

type StoredLine = LineShown & {
  readonly state: 'live' | 'corrected' | 'deleted'
  readonly endedBy: string | null
}

async function readLines(work: Work, where: RawBuilder<unknown>): Promise<StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select line_no as "lineNo", a.number as "accountNumber", coalesce(payer.name, '') as name, i.written, amount_cents as "amountCents",
      check_number as "checkNumber", routing, likes, entered_by as "enteredBy", payment_id as "paymentId",
      suspense_id as "suspenseId", i.state,
      ended_by as "endedBy"
    from cash_item i left join account a on a.id = i.account_id
    left join lateral ${payerParty(work, sql`a.id`)} payer on true
    where ${where} order by line_no, i.id`.execute(work.db)
  return rows
}

/** The lines of a batch in their order, and those that were corrected or deleted as they were. */
export async function linesOf(
  work: Work,
  batchId: number,
): Promise<{ lines: LineShown[]; former: z.infer<typeof FormerLine>[] }> {
  const rows = await readLines(work, sql`i.batch_id = ${batchId}`)
  return {
    lines: rows.flatMap((row) => (row.state === 'live' ? [shown(row)] : [])),
    former: rows.flatMap((row) =>
      row.state === 'live' ? [] : [{ ...shown(row), state: row.state, endedBy: row.endedBy ?? '' }],
    ),
  }
}

const shown = ({ state: _state, endedBy: _endedBy, ...line }: StoredLine): LineShown => line

/** One entry of a line, as it is shown. */
export async function lineOf(work: Work, itemId: number): Promise<LineShown> {
  const [line] = await readLines(work, sql`i.id = ${itemId}`)
  return shown(line!)
}
