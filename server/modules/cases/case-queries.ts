import type { Case } from '@cartwright/api/case-shapes'
import type { cases } from '@cartwright/api/cases'
import type { ReceivedBy } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { digitsOf } from '../accounts/account-queries.ts'
import { linksOf } from './case-links.ts'
import { notesOf } from './case-notes.ts'
import { whatCameOf } from './what-came-of.ts'
import { asRows, isLate, type ListedCase, storedCases } from './case-rows.ts'
import { stepsOf } from './case-steps.ts'
import { guidanceOf, rulesOf } from './case-types.ts'
import { disputedLinesOf } from './disputed-line-queries.ts'
import { followUpsOf } from './follow-ups.ts'

export type WholeCase = z.infer<typeof Case>

/** Which cases are asked for. */
export type CaseFilter = ReceivedBy<typeof cases.list>['query']

const isMine = ({ actor }: Work): RawBuilder<boolean> => sql`(c.closed_on is null
  and (c.owner_user = ${actor.userId} or c.escalated_user = ${actor.userId}
    or exists (select from case_follow_up f where f.case_id = c.id and f.done_on is null
      and f.owner_user = ${actor.userId})))`

const inView = (work: Work, view: CaseFilter['view']): RawBuilder<unknown> =>
  ({
    late: () => isLate(work),
    mine: () => isMine(work),
    waiting: () => sql`c.state = 'waiting'`,
    open: () => sql`c.closed_on is null`,
    closed: () => sql`c.closed_on is not null`,
    all: () => sql`true`,
  })[view]()

const any = sql`true`

function narrowed({ type, owner, account, linkKind, linkKey, q }: CaseFilter): RawBuilder<unknown>[] {
  const words = `%${(q ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return [
    type ? sql`c.type = ${type}` : any,
    owner ? (owner === 'nobody' ? sql`c.owner_user is null` : sql`c.owner_user = ${owner}`) : any,
    account
      ? sql`(translate(a.number, '- ', '') = ${digitsOf(account)} or exists (select from case_link l
          where l.case_id = c.id and l.kind = 'account' and translate(l.key, '- ', '') = ${digitsOf(account)}))`
      : any,
    linkKind
      ? sql`exists (select from case_link l where l.case_id = c.id and l.kind = ${linkKind} and l.key = ${linkKey ?? ''})`
      : any,
    q ? sql`(c.title ilike ${words} or payer.name ilike ${words} or a.number ilike ${words})` : any,
  ]
}

/** Cases: late ones first, then by day; closed ones last, the latest first. */
export async function listCases(work: Work, filter: CaseFilter): Promise<ListedCase[]> {
  const conditions = [inView(work, filter.view), ...narrowed(filter)]
  return asRows(work, await storedCases(work, sql.join(conditions, sql` and `)))
}

/** How many cases each view has. */
export async function caseCounts(work: Work) {
  const { rows } = await sql<{ late: number; mine: number; waiting: number; open: number }>`
    select count(*) filter (where ${isLate(work)}) as late, count(*) filter (where ${isMine(work)}) as mine,
      count(*) filter (where c.state = 'waiting') as waiting, count(*) as open
    from desk_case c where c.closed_on is null`.execute(work.db)
  return rows[0]!
}

/** One case with all its parts. Refuses CASE_NOT_FOUND. */
export async function caseShown(work: Work, id: number): Promise<WholeCase> {
  const [stored] = await storedCases(work, sql`c.id = ${id}`)
  if (!stored) return refuse('CASE_NOT_FOUND', { caseId: id })
  const [row] = await asRows(work, [stored])
  const rule = (await rulesOf(work)).find(({ code }) => code === stored.type)
  return {
    ...row!,
    body: stored.body,
    stepList: await stepsOf(work, id),
    links: await linksOf(work, id),
    notes: await notesOf(work, id),
    followUps: await followUpsOf(work, id),
    disputedLines: await disputedLinesOf(work, id),
    guidance: guidanceOf(rule),
    ...(await whatCameOf(work, id)),
  }
}
