import type { MoneyLine } from '@cartwright/api/reconciliation-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** A line of a statement that is not matched, with its day as a day. */
export type OpenLine = Omit<z.infer<typeof MoneyLine>, 'on' | 'days' | 'owned'> & { readonly on: PlainDate }

/**
 * Lines of statements that are money and that no match has, the oldest first. Balances, summaries and messages are none, and neither are lines
 * of files that were refused or discarded. With account numbers, only those of these accounts.
 */
export async function openLines(
  { db }: Work,
  { accounts, where = sql`true` }: { accounts: readonly string[] | null; where?: RawBuilder<unknown> },
): Promise<OpenLine[]> {
  const { rows } = await sql<OpenLine>`
    select l.id as "lineId", s.id as "statementId", s.account, coalesce(l.value_on, s.as_of, f.received_on) as "on",
      (case l.side when 'debit' then -l.amount_cents else l.amount_cents end)::bigint as cents, l.type_code as "typeCode", l.use,
      l.bank_reference as "bankReference", l.customer_reference as "customerReference", l.text
    ${openOf(accounts)} and ${where}
    order by "on", l.id`.execute(db)
  return rows
}

/** How many lines that is, what they come to on either side, and the day of the oldest; null: there is none. */
export async function openLineTotals(
  { db }: Work,
  accounts: readonly string[],
): Promise<{ lines: number; cents: number; oldestOn: PlainDate } | null> {
  const { rows } = await sql<{ lines: number; cents: number; oldestOn: PlainDate | null }>`
    select count(*) as lines, coalesce(sum(l.amount_cents), 0)::bigint as cents, min(coalesce(l.value_on, s.as_of, f.received_on)) as "oldestOn"
    ${openOf(accounts)}`.execute(db)
  const { oldestOn, ...totals } = rows[0]!
  return oldestOn === null ? null : { ...totals, oldestOn }
}

const openOf = (accounts: readonly string[] | null): RawBuilder<unknown> => sql`
  from bank_statement_line l join bank_statement s on s.id = l.statement_id join bank_file f on f.id = s.file_id
  where l.side is not null and l.amount_cents > 0 and l.use not in ('balance', 'summary')
    and f.state not in ('refused', 'discarded') and ${accounts === null ? sql`true` : sql`s.account = any(${accounts}::text[])`}
    and not exists (select from bank_match_line m where m.line_id = l.id and not m.undone)`
