import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { Span } from './bank-balance.ts'
import { expectedBy } from './expected-items.ts'

type Closing = { readonly account: string; readonly asOf: string; readonly closingCents: number }

/** The closing balance of the newest statement of each account by a day. An account without one is left out. */
export async function closingBalances(
  { db }: Work,
  accounts: readonly string[],
  asOf: PlainDate,
): Promise<Closing[]> {
  const { rows } = await sql<Closing>`
    select distinct on (s.account) s.account, s.as_of::text as "asOf", s.closing_cents as "closingCents"
    from bank_statement s join bank_file f on f.id = s.file_id
    where f.state not in ('refused', 'discarded') and s.account = any(${accounts}::text[])
      and s.as_of <= ${asOf}::date and s.closing_cents is not null
    order by s.account, s.as_of desc, s.id desc`.execute(db)
  return rows
}

const oneSum = async ({ db }: Work, query: RawBuilder<{ cents: number }>): Promise<number> =>
  (await query.execute(db)).rows[0]!.cents

/** Lines of statements that are money, of some accounts and days, with what each adds. */
const linesOf = ({ accounts, since, asOf }: Span): RawBuilder<unknown> => sql`
  select l.id, (case l.side when 'debit' then -l.amount_cents else l.amount_cents end) as cents
  from bank_statement_line l join bank_statement s on s.id = l.statement_id join bank_file f on f.id = s.file_id
  where l.side is not null and l.amount_cents > 0 and l.use not in ('balance', 'summary')
    and f.state not in ('refused', 'discarded') and s.account = any(${accounts}::text[])
    and s.as_of > ${since}::date and s.as_of <= ${asOf}::date`

/** The day something of ours counts in the books: of a payout and of what came back that on which we recorded it, which may be after the bank’s. */
const inBooksOn = (
  kind: RawBuilder<unknown>,
  sourceId: RawBuilder<unknown>,
  on: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  case ${kind} when 'provider-payout' then (select p.recorded_on from provider_payout p where p.id = ${sourceId})
    when 'returned-item' then (select r.recorded_on from returned_item r where r.id = ${sourceId}) else ${on} end`

/** What of ours of these days no statement of these days shows: on its way to the bank, checks it has not paid, and the rest. */
export async function outstanding(
  work: Work,
  { accounts, asOf }: Span,
): Promise<{ transitCents: number; checkCents: number; otherCents: number }> {
  const { rows } = await sql<{ transitCents: number; checkCents: number; otherCents: number }>`
    select coalesce(sum(cents) filter (where cents > 0), 0)::bigint as "transitCents",
      coalesce(sum(cents) filter (where kind = 'refund-check'), 0)::bigint as "checkCents",
      coalesce(sum(cents) filter (where cents < 0 and kind <> 'refund-check'), 0)::bigint as "otherCents"
    from (${expectedBy(asOf)}) expected
    where ${inBooksOn(sql`expected.kind`, sql`expected."sourceId"`, sql`expected."on"`)} <= ${asOf}::date
      and not exists (
      select from bank_match_item i join bank_match_line m on m.match_id = i.match_id
      join bank_statement_line l on l.id = m.line_id join bank_statement s on s.id = l.statement_id
      where i.item_key = expected.key and not i.undone and s.as_of <= ${asOf}::date and s.account = any(${accounts}::text[]))`.execute(
    work.db,
  )
  return rows[0]!
}

/** What lines come to that nothing of ours belongs to: not matched, or explained. */
export const linesAlone = (work: Work, span: Span): Promise<number> =>
  oneSum(
    work,
    sql`select coalesce(sum(line.cents), 0)::bigint as cents from (${linesOf(span)}) line
      where not exists (select from bank_match_line m join bank_match_item i on i.match_id = m.match_id
        where m.line_id = line.id and not m.undone)`,
  )

/** What the lines of matches come to, less what of ours in them is of the same days. */
export const matchDifferences = (work: Work, span: Span): Promise<number> =>
  oneSum(
    work,
    sql`with told as (
        select m.match_id, sum(line.cents) as cents from (${linesOf(span)}) line
        join bank_match_line m on m.line_id = line.id and not m.undone
        where exists (select from bank_match_item i where i.match_id = m.match_id) group by m.match_id)
      select coalesce(sum(told.cents - (select coalesce(sum(i.amount_cents), 0) from bank_match_item i
        where i.match_id = told.match_id and ${inBooksOn(sql`i.kind`, sql`i.source_id`, sql`i.item_on`)} <= ${span.asOf}::date)), 0)::bigint as cents from told`,
  )
