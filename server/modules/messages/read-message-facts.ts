import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { MessageFacts } from './message-facts.ts'

// Bills are made by a module below this one: what registers say of them is read from the books.

/** A row of a register with what messages ask of it, and what their texts name. */
export type RegisterFacts = {
  readonly accountId: number
  readonly accountNumber: string
  readonly facts: MessageFacts
}

type Row = Omit<RegisterFacts, 'facts'> & MessageFacts

const of = sql`case when l.derivation->>'kind' = 'share' then l.derivation->'of' else l.derivation end`

/** The sizes of containers among lines. */
const sizes = (lines: RawBuilder<unknown>) => sql`
  select distinct working.of->'service'->>'size' as size from ${lines} l cross join lateral (select ${of} as of) working
  where jsonb_typeof(working.of->'service') = 'object'`

const own = sql`(select derivation from register_line where run_id = r.run_id and account_id = r.account_id)`

/** The lines of the bill before, among those that stand for days. */
const before = sql`(select l.derivation from bill_line l where l.bill_id = last.id)`

/** Rows of a register that become bills, in the order of their accounts: at most `limit` after an account, or one account. */
export async function registerFacts(
  work: Work,
  runId: number,
  { after = 0, limit, accountNumber }: { after?: number; limit: number; accountNumber?: string },
): Promise<RegisterFacts[]> {
  const { rows } = await sql<Row>`
    select r.account_id as "accountId", r.account_number as "accountNumber", r.class as "accountClass",
      r.document->>'cycle' as cycle, r.document->>'language' as language, r.document->>'billBy' as "sentBy",
      coalesce(r.document->>'kind', 'regular') as kind,
      r.previous_balance_cents + r.payments_cents + r.adjustments_cents as "pastDueCents",
      r.total_due_cents as "totalDueCents", r.is_new as "isNew", r.is_prorated as "isProrated",
      (r.document->>'autopay')::boolean as autopay, jsonb_typeof(r.document->'ownerCopyTo') = 'array' as "ownerCopy",
      array(select d->>'cause' from jsonb_array_elements(r.document->'differences') d) as causes,
      lines.streams, lines.discounts, lines."hasEvents",
      case when last.id is null then '{}' else array(${sizes(own)} except ${sizes(before)}) end as "newSizes"
    from register_bill r
    cross join lateral (
      select coalesce(array_agg(distinct stream) filter (where stream is not null), '{}') as streams,
        coalesce(array_agg(distinct code) filter (where kind = 'discount'), '{}') as discounts,
        coalesce(bool_or(kind = 'event'), false) as "hasEvents"
      from register_line l where l.run_id = r.run_id and l.account_id = r.account_id) lines
    left join lateral (
      select b.id from bill b where b.account_id = r.account_id and b.period_until > b.period_from
        and b.id < coalesce((select id from bill mine where mine.run_id = r.run_id and mine.account_id = r.account_id),
          9223372036854775807)
      order by b.id desc limit 1) last on true
    where r.run_id = ${runId} and r.account_id > ${after}::bigint
      and ${accountNumber === undefined ? sql`r.is_billed and not r.held` : sql`r.account_number = ${accountNumber}`}
    order by r.account_id limit ${limit}`.execute(work.db)
  return rows.map(({ accountId, accountNumber: number, pastDueCents, ...facts }) => ({
    accountId,
    accountNumber: number,
    facts: { ...facts, pastDueCents: Math.max(pastDueCents, 0) },
  }))
}
