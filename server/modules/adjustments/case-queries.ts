import type { standardCases } from '@cartwright/api/standard-cases'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Row = SuccessOf<typeof standardCases.ofAccount>['rows'][number]
type Stored = Omit<Row, 'happenedOn' | 'until' | 'endedOn' | 'recordedOn'> & {
  readonly happenedOn: PlainDate
  readonly until: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly recordedOn: PlainDate
}

/** The standard cases of an account, newest first, with what was adjusted for each. */
export async function casesOfAccount(work: Work, accountId: number): Promise<Row[]> {
  const { rows } = await sql<Stored>`
    select c.id as "caseId", c.kind as "standardCase", c.happened_on as "happenedOn", c.until_on as until,
      c.ended_on as "endedOn", c.outcome, c.words as told, c.note, c.recorded_by as "recordedBy",
      c.recorded_on as "recordedOn", moved.posted as "adjustedCents", moved.waiting as "waitingCents"
    from standard_case c cross join lateral (
      select coalesce(sum(amount_cents) filter (where state = 'posted'), 0)::bigint as posted,
        coalesce(sum(amount_cents) filter (where state = 'waiting'), 0)::bigint as waiting
      from adjustment a where a.source_kind = 'standard-case' and a.source_id = c.id) moved
    where c.account_id = ${accountId} order by c.id desc`.execute(work.db)
  return rows.map(({ happenedOn, until, endedOn, recordedOn, ...row }) => ({
    ...row,
    happenedOn: happenedOn.toString(),
    until: until?.toString() ?? null,
    endedOn: endedOn?.toString() ?? null,
    recordedOn: recordedOn.toString(),
  }))
}
