import type { bills } from '@cartwright/api/bills'
import type { deliveries } from '@cartwright/api/deliveries'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { heldMail } from './held-mail.ts'
import { piecesOfRun } from './print-pieces.ts'

type Delivery = SuccessOf<typeof deliveries.ofRun>
type Row = SuccessOf<typeof deliveries.emails>['rows'][number]
type ToldEmail = SuccessOf<typeof bills.show>['email']

/** What became of the e-mails of some bills, by bill: the newest where there is more than one address. */
export async function emailsOfBills(
  { db }: Work,
  billIds: readonly number[],
): Promise<Map<number, ToldEmail>> {
  if (billIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('bill_email')
    .select(['bill_id', 'to_address', 'state', 'sent_at'])
    .where('bill_id', 'in', billIds)
    .orderBy('id')
    .execute()
  return new Map(
    rows.map(({ bill_id, to_address, state, sent_at }) => [
      bill_id,
      { to: to_address, state, sentAt: sent_at?.toString() ?? null },
    ]),
  )
}

/** How many bills of a run go which way, and what became of those that go by e-mail. */
export async function deliveryOf(work: Work, runId: number): Promise<Delivery> {
  await findRun(work, runId)
  const { channels } = await piecesOfRun(work, runId)
  const { rows } = await sql<{ state: keyof NonNullable<Delivery['emails']>; count: number }>`
    select state, count(*) as count from bill_email where run_id = ${runId} group by state`.execute(work.db)
  const none = { waiting: 0, sending: 0, sent: 0, failed: 0, uncertain: 0 }
  const emails = { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
  const returned = (await returnedBills(work, runId)).length
  const { waiting, ready } = await heldMail(work, runId)
  const held = { waiting: waiting.length, ready: ready.length }
  return { runId, ...channels, emails: rows.length > 0 ? emails : null, held, returned }
}

/**
 * Bills that should have gone by e-mail alone and did not arrive, or may not have, and that no print job has taken up: they go on
 * paper, in the order of their numbers.
 */
export async function returnedBills({ db }: Work, runId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select b.id from bill_email e join bill b on b.id = e.bill_id
    where e.run_id = ${runId} and e.state in ('failed', 'uncertain') and b.document->>'billBy' = 'email'
      and not exists (select from bill_email other where other.bill_id = b.id and other.state = 'sent')
      and not exists (select from print_job j where j.run_id = ${runId} and j.holds = 'returned' and j.state <> 'failed'
        and j.bill_ids @> to_jsonb(b.id))
    order by b.number`.execute(db)
  return rows.map(({ id }) => id)
}

const columns = sql`e.id, b.number as "billNumber", a.number as "accountNumber",
  coalesce(b.document->'payer'->>'name', '') as "payerName", e.to_address as "to", e.state, e.attempts, e.answer,
  e.asked_at as "askedAt", e.sent_at as "sentAt",
  array_position(array['failed', 'uncertain', 'sending', 'waiting', 'sent'], e.state) as place`

type Stored = Omit<Row, 'askedAt' | 'sentAt'> & {
  readonly askedAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly place: number
}

const told = (row: Stored): Row => ({
  id: row.id,
  billNumber: row.billNumber,
  accountNumber: row.accountNumber,
  payerName: row.payerName,
  to: row.to,
  state: row.state,
  attempts: row.attempts,
  answer: row.answer,
  askedAt: row.askedAt.toString(),
  sentAt: row.sentAt?.toString() ?? null,
})

const from = (where: RawBuilder<unknown>) => sql<Stored>`
  select * from (select ${columns} from bill_email e join bill b on b.id = e.bill_id join account a on a.id = b.account_id
    where ${where}) emails`

/** A page of the e-mailed bills of a run: those that did not arrive come first. */
export async function emailsOfRun(
  work: Work,
  runId: number,
  asked: { readonly limit: number; readonly after?: string | undefined; readonly state?: string | undefined },
): Promise<{ rows: Row[]; next: string | null }> {
  await findRun(work, runId)
  const key = /^(\d)_(\d{1,15})$/.exec(asked.after ?? '')
  const wanted = asked.state === undefined ? sql`true` : sql`e.state = ${asked.state}`
  const past = key ? sql`where (place, id) > (${Number(key[1])}::int, ${Number(key[2])}::bigint)` : sql``
  const { rows } = await sql<Stored>`
    ${from(sql`e.run_id = ${runId} and ${wanted}`)} ${past} order by place, id limit ${asked.limit + 1}`.execute(
    work.db,
  )
  const shown = rows.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(told),
    next: rows.length > asked.limit && last ? `${last.place}_${last.id}` : null,
  }
}

/** One e-mailed bill. Refuses one that is not there. */
export async function emailRow(work: Work, emailId: number): Promise<Row> {
  const { rows } = await from(sql`e.id = ${emailId}`).execute(work.db)
  return rows[0] ? told(rows[0]) : refuse('EMAIL_NOT_FOUND', { emailId })
}
