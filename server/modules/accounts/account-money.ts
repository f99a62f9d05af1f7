import type { Account } from '@cartwright/api/account-page'
import { sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Shown = z.infer<typeof Account>
type BillRow = {
  readonly number: string
  readonly issued_on: PlainDate
  readonly due_on: PlainDate
  readonly period_from: PlainDate
  readonly period_until: PlainDate
  readonly charges_cents: number
  readonly total_due_cents: number
  readonly is_final: boolean
  readonly kind: string | null
  readonly because: string | null
  readonly replaced_by: string | null
}

/** How many bills and payments the account page shows: a year and the month a year ago. */
const shown = 13

/** The last bills of an account, newest first. */
export async function lastBills(work: Work, accountId: number): Promise<Shown['bills']> {
  const rows: BillRow[] = await work.db
    .selectFrom('bill')
    .select(['number', 'issued_on', 'due_on', 'period_from', 'period_until'])
    .select(['charges_cents', 'total_due_cents', 'is_final'])
    .select([
      sql<string | null>`document->>'kind'`.as('kind'),
      sql<string | null>`document->'suppressed'->>'because'`.as('because'),
      sql<
        string | null
      >`(select number from replacement_bill where bill_id = bill.id order by id desc limit 1)`.as(
        'replaced_by',
      ),
    ])
    .where('account_id', '=', accountId)
    .orderBy('issued_on', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    issuedOn: row.issued_on.toString(),
    dueOn: row.due_on.toString(),
    periodFrom: row.period_from.toString(),
    periodUntil: row.period_until.toString(),
    chargesCents: row.charges_cents,
    totalDueCents: row.total_due_cents,
    isFinal: row.is_final,
    kind: (row.kind ?? 'regular') as Shown['bills'][number]['kind'],
    suppressed: row.because as Shown['bills'][number]['suppressed'],
    replacedBy: row.replaced_by,
  }))
}

/** The last payments of an account that were not taken back, newest first. */
export async function lastPayments(work: Work, accountId: number): Promise<Shown['payments']> {
  const rows = await work.db
    .selectFrom('payment')
    .select(['receipt', 'received_on', 'tender', 'amount_cents'])
    .where('account_id', '=', accountId)
    .where(sql<boolean>`not exists (select from payment_reversal r where r.payment_id = payment.id)`)
    .orderBy('received_on', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  return rows.map((row) => ({
    receipt: row.receipt,
    receivedOn: row.received_on.toString(),
    tender: row.tender,
    amountCents: row.amount_cents,
  }))
}

/** What an account owes on bills: since when the oldest is due, and how much is past its due day. */
type Owed = { readonly since: PlainDate | null; readonly pastDueCents: number }

/**
 * Money pays the oldest bill first, so what is owed lies on the newest bills. A bill has something unpaid when the bills after it
 * come to less than the balance. A bill that was not sent is due with the one after it, and not before there is one. What took the place
 * of a cancelled bill counts for it, with its amount and its day.
 */
export async function owedOnBills(work: Work, accountId: number, balanceCents: number): Promise<Owed> {
  if (balanceCents <= 0) return { since: null, pastDueCents: 0 }
  const { rows } = await sql<{ due: PlainDate | null; charges: number }>`
    select due_on as due, charges_cents as charges from (
      select case when sent.document ? 'suppressed' and anew.id is null then lead(sent.due_on) over (order by sent.issued_on, sent.id)
          else coalesce(anew.due_on, sent.due_on) end as due_on,
        sent.issued_on, sent.id, coalesce(anew.charges_cents, sent.charges_cents) as charges_cents,
        sum(coalesce(anew.charges_cents, sent.charges_cents)) over (order by sent.issued_on desc, sent.id desc)
          - coalesce(anew.charges_cents, sent.charges_cents) as after
      from bill sent left join lateral (
        select id, due_on, charges_cents from replacement_bill where bill_id = sent.id order by id desc limit 1) anew on true
      where sent.account_id = ${accountId}) bills
    where after < ${balanceCents} order by issued_on, id`.execute(work.db)
  const notYetDue = rows.filter(({ due }) => due === null || !isBefore(due, work.today))
  const later = notYetDue.reduce((total, { charges }) => total + charges, 0)
  const since = rows[0]?.due ?? null
  return { since, pastDueCents: since && isBefore(since, work.today) ? Math.max(balanceCents - later, 0) : 0 }
}
