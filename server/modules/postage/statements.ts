import type { PostageStatement } from '@cartwright/api/postage-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

export type StatementShown = z.output<typeof PostageStatement>

/** Statements with what is booked for their mail jobs: those that wait for somebody first, then the newest. */
export async function statementsShown(work: Work, view: 'waiting' | 'all'): Promise<StatementShown[]> {
  const some = await read(
    work,
    view === 'all'
      ? sql`true order by waits_first, mailed_on desc, id desc limit 500`
      : sql`withdrawn_on is null and difference <> 0 order by mailed_on, id limit 500`,
  )
  return some
}

/** One statement. Refuses POSTAGE_STATEMENT_NOT_FOUND. */
export async function statementShown(work: Work, statementId: number): Promise<StatementShown> {
  const [found] = await read(work, sql`id = ${statementId}`)
  return found ?? refuse('POSTAGE_STATEMENT_NOT_FOUND', { statementId })
}

/** The same while nobody else explains or withdraws it, and only when it stands. */
export async function lockStatement(work: Work, statementId: number): Promise<StatementShown> {
  await sql`select from postage_statement where id = ${statementId} for no key update`.execute(work.db)
  const statement = await statementShown(work, statementId)
  if (statement.standing === 'withdrawn') refuse('POSTAGE_STATEMENT_NOT_FOUND', { statementId })
  return statement
}

/** How many statements differ from what is booked, and by how much. */
export async function statementsWaiting({
  db,
}: Work): Promise<{ many: number; cents: number; since: PlainDate | null }> {
  const { rows } = await sql<{ many: number; cents: number; since: PlainDate | null }>`
    select count(*) as many, coalesce(sum(abs(difference)), 0)::bigint as cents, min(mailed_on) as since
    from (${held}) s where withdrawn_on is null and difference <> 0`.execute(db)
  return rows[0]!
}

/** What stands of an entry: it was not posted back. */
const stands = sql`not exists (select from postage_entry r where r.reverses_id = e.id)`

/** Every statement held against its mail job: all statements of the job, less the use of the job and what explained its differences. */
const held = sql`
  select s.*, a.name as account, j.statements, u.used, u.used + x.explained as booked, j.statements - u.used - x.explained as difference,
    u.uses, case when s.withdrawn_on is null and j.statements <> u.used + x.explained then 0 else 1 end as waits_first
  from postage_statement s join postage_account a on a.id = s.account_id
  cross join lateral (select coalesce(sum(o.amount_cents), 0)::bigint as statements from postage_statement o
    where o.mail_job = s.mail_job and o.withdrawn_on is null) j
  cross join lateral (select coalesce(sum(e.amount_cents), 0)::bigint as used, count(*) as uses from postage_entry e
    where e.kind = 'use' and e.reference = s.mail_job and ${stands}) u
  cross join lateral (select coalesce(sum(case when e.out_of_id is null then -e.amount_cents else e.amount_cents end), 0)::bigint as explained
    from postage_entry e join postage_statement o on o.id = e.statement_id
    where e.kind = 'adjustment' and o.mail_job = s.mail_job and ${stands}) x`

type Row = {
  readonly id: number
  readonly number: string
  readonly account_id: number
  readonly account: string
  readonly mail_job: string
  readonly mailed_on: PlainDate
  readonly pieces: number
  readonly amount_cents: number
  readonly entered_by: string
  readonly entered_on: PlainDate
  readonly withdrawn_on: PlainDate | null
  readonly statements: number
  readonly booked: number
  readonly difference: number
  readonly uses: number
  readonly lines: StatementShown['lines'] | null
  readonly explained: StatementShown['explained'] | null
  readonly waits: boolean
}

async function read({ db }: Work, of: RawBuilder<unknown>): Promise<StatementShown[]> {
  const { rows } = await sql<Row>`
    select h.*,
      (select jsonb_agg(jsonb_build_object('line', l.line, 'pieces', l.pieces, 'priceMills', l.price_mills, 'amountMills', l.amount_mills)
        order by l.line_no) from postage_statement_line l where l.statement_id = h.id) as lines,
      (select jsonb_agg(jsonb_build_object('entryId', e.id, 'changeCents',
          case when e.out_of_id is null then e.amount_cents else -e.amount_cents end, 'note', e.note, 'by', e.posted_by) order by e.id)
        from postage_entry e where e.statement_id = h.id and e.kind = 'adjustment' and ${stands}) as explained,
      exists (select from postage_correction c where c.statement_id = h.id and c.state = 'asked') as waits
    from (select * from (${held}) all_held where ${of}) h
    order by waits_first, mailed_on desc, id desc`.execute(db)
  return rows.map((row) => ({
    statementId: row.id,
    number: row.number,
    accountId: row.account_id,
    account: row.account,
    mailJob: row.mail_job,
    mailedOn: row.mailed_on.toString(),
    pieces: row.pieces,
    amountCents: row.amount_cents,
    lines: row.lines ?? [],
    jobStatementsCents: row.statements,
    jobBookedCents: row.booked,
    differenceCents: row.difference,
    standing: standingOf(row),
    explained: row.explained ?? [],
    waits: row.waits,
    enteredBy: row.entered_by,
    enteredOn: row.entered_on.toString(),
  }))
}

function standingOf({ withdrawn_on: withdrawnOn, uses, difference }: Row): StatementShown['standing'] {
  if (withdrawnOn !== null) return 'withdrawn'
  if (difference === 0) return 'reconciled'
  return uses === 0 ? 'no-use' : 'difference'
}
