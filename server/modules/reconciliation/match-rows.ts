import type { BankMatch } from '@cartwright/api/reconciliation-shapes'
import type { reconciliation } from '@cartwright/api/reconciliation'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

export type MatchShown = z.infer<typeof BankMatch>
type Row = Omit<MatchShown, 'matchedOn' | 'undoneOn'> & {
  readonly matchedOn: PlainDate
  readonly undoneOn: PlainDate | null
}

/** A page of the matches, newest first, those that were undone among them. */
export async function listMatches(
  work: Work,
  { limit, before }: ReceivedBy<typeof reconciliation.matches>['query'],
): Promise<SuccessOf<typeof reconciliation.matches>> {
  const found = await matchRows(work, before === undefined ? sql`true` : sql`m.id < ${before}`, limit + 1)
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? rows.at(-1)!.matchId : null }
}

/** One match. Refuses BANK_MATCH_NOT_FOUND. */
export async function matchById(work: Work, matchId: number): Promise<MatchShown> {
  const [found] = await matchRows(work, sql`m.id = ${matchId}`, 1)
  return found ?? refuse('BANK_MATCH_NOT_FOUND', { matchId })
}

async function matchRows({ db }: Work, where: RawBuilder<unknown>, limit: number): Promise<MatchShown[]> {
  const { rows } = await sql<Row>`
    select m.id as "matchId", m.kind, m.found_by as "foundBy", m.reason, m.difference_cents as "differenceCents",
      m.matched_by as "matchedBy", m.matched_on as "matchedOn", m.undone_by as "undoneBy", m.undone_on as "undoneOn",
      m.undone_reason as "undoneReason",
      (select jsonb_agg(jsonb_build_object('lineId', l.id, 'on', to_char(coalesce(l.value_on, s.as_of, f.received_on), 'YYYY-MM-DD'),
          'cents', case l.side when 'debit' then -l.amount_cents else l.amount_cents end,
          'text', concat_ws(' ', l.type_code, nullif(l.customer_reference, ''), l.text)) order by l.id)
        from bank_match_line x join bank_statement_line l on l.id = x.line_id join bank_statement s on s.id = l.statement_id
        join bank_file f on f.id = s.file_id where x.match_id = m.id) as lines,
      coalesce((select jsonb_agg(jsonb_build_object('key', i.item_key, 'kind', i.kind, 'name', i.name,
          'on', to_char(i.item_on, 'YYYY-MM-DD'), 'cents', i.amount_cents) order by i.item_key)
        from bank_match_item i where i.match_id = m.id), '[]') as items
    from bank_match m where ${where} order by m.id desc limit ${limit}`.execute(db)
  return rows.map(({ matchedOn, undoneOn, ...row }) => ({
    ...row,
    matchedOn: matchedOn.toString(),
    undoneOn: undoneOn?.toString() ?? null,
  }))
}
