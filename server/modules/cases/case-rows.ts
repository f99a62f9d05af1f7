import type { CaseRow } from '@cartwright/api/case-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { asOwner } from '../staff/owners.ts'
import { labelOf, rulesOf } from './case-types.ts'

export type ListedCase = z.infer<typeof CaseRow>

/** A case as it is stored, with what is counted of its parts. */
export type StoredCase = {
  readonly id: number
  readonly version: number
  readonly type: string
  readonly title: string
  readonly body: string | null
  readonly account_id: number | null
  readonly account_number: string | null
  readonly payer_name: string | null
  readonly owner_user: string | null
  readonly owner_name: string | null
  readonly due_on: PlainDate | null
  readonly state: ListedCase['state']
  readonly waiting_for: string | null
  readonly waiting_since: PlainDate | null
  readonly escalated_user: string | null
  readonly escalated_name: string | null
  readonly escalated_on: PlainDate | null
  readonly escalated_by: string | null
  readonly escalated_because: string | null
  readonly escalated_due_on: PlainDate | null
  readonly escalated_due_time: string | null
  readonly no_contact_before: PlainDate | null
  readonly no_contact_because: string | null
  readonly outcome: ListedCase['outcome']
  readonly outcome_because: string | null
  readonly opened_on: PlainDate
  readonly opened_by: string
  readonly closed_on: PlainDate | null
  readonly closed_by: string | null
  readonly late: boolean
  readonly steps: number
  readonly steps_done: number
  readonly next_step: string | null
  readonly next_follow_up: ListedCase['nextFollowUp']
  readonly disputed_cents: number
  readonly has_lines: boolean
}

/** Whether a case is late: its day is past, or the day it was escalated by, or a promise. */
export const isLate = ({ today }: Work): RawBuilder<boolean> => sql`(c.closed_on is null
  and (coalesce(c.due_on < ${today}, false) or coalesce(c.escalated_due_on < ${today}, false)
    or exists (select from case_follow_up f where f.case_id = c.id and f.done_on is null and f.due_on < ${today})))`

/** The cases that a condition on `c` (the case), `a` (its account) and `payer` names: late first, then by day; closed ones last. */
export async function storedCases(work: Work, where: RawBuilder<unknown>): Promise<StoredCase[]> {
  const { rows } = await sql<StoredCase>`
    select c.*, a.number as account_number, payer.name as payer_name, ${isLate(work)} as late,
      s.steps, s.steps_done, n.next_step, f.next_follow_up, coalesce(d.cents, 0)::bigint as disputed_cents,
      d.lines > 0 as has_lines
    from desk_case c
    left join account a on a.id = c.account_id
    ${payerOf(work)}
    cross join lateral (
      select count(*) as steps, count(p.done_on) as steps_done from case_step p where p.case_id = c.id
    ) s
    left join lateral (
      select p.title as next_step from case_step p where p.case_id = c.id and p.done_on is null
      order by p.place, p.id limit 1
    ) n on true
    left join lateral (
      select jsonb_build_object('id', p.id, 'dueOn', p.due_on, 'what', p.what, 'owner',
        case when p.owner_user is null then null
        else jsonb_build_object('userId', p.owner_user, 'name', p.owner_name) end) as next_follow_up
      from case_follow_up p where p.case_id = c.id and p.done_on is null order by p.due_on, p.id limit 1
    ) f on true
    cross join lateral (
      select count(*) as lines, sum(l.amount_cents) filter (where l.from_on <= ${work.today}
        and (l.until_on is null or l.until_on > ${work.today})) as cents
      from disputed_line l where l.case_id = c.id
    ) d
    where ${where}
    order by c.closed_on desc nulls first, ${isLate(work)} desc, c.due_on nulls last, c.id
    limit 1000`.execute(work.db)
  return rows
}

/** Who pays for the account today, or paid last. */
const payerOf = ({ today }: Work): RawBuilder<unknown> => sql`left join lateral (
  select party.name from account_party ap join party on party.id = ap.party_id
  where ap.account_id = c.account_id and ap.role = 'payer'
  order by daterange(ap.from_on, ap.until_on) @> ${today}::date desc, ap.from_on desc, ap.id limit 1) payer on true`

/** Stored cases as the list shows them. */
export async function asRows(work: Work, stored: readonly StoredCase[]): Promise<ListedCase[]> {
  if (stored.length === 0) return []
  const rules = await rulesOf(work)
  return stored.map((row) => ({
    ...namesOf(row),
    ...wordsOf(row),
    typeLabel: labelOf(rules, row.type),
    isDispute: row.has_lines || (rules.find(({ code }) => code === row.type)?.dispute ?? false),
  }))
}

const namesOf = (row: StoredCase) => ({
  id: row.id,
  version: row.version,
  type: row.type,
  title: row.title,
  accountNumber: row.account_number,
  payerName: row.payer_name,
  owner: asOwner(row),
  stepsDone: row.steps_done,
  steps: row.steps,
  nextStep: row.next_step,
  nextFollowUp: row.next_follow_up,
  disputedCents: row.disputed_cents,
})

const wordsOf = (row: StoredCase) => ({
  dueOn: row.due_on?.toString() ?? null,
  state: row.state,
  waitingFor: row.waiting_for,
  waitingSince: row.waiting_since?.toString() ?? null,
  late: row.late,
  escalated: escalationOf(row),
  noContactBefore: row.no_contact_before?.toString() ?? null,
  noContactBecause: row.no_contact_because,
  openedOn: row.opened_on.toString(),
  openedBy: row.opened_by,
  closedOn: row.closed_on?.toString() ?? null,
  closedBy: row.closed_by,
  outcome: row.outcome,
  outcomeBecause: row.outcome_because,
})

function escalationOf(row: StoredCase): ListedCase['escalated'] {
  if (row.escalated_user === null) return null
  return {
    to: { userId: row.escalated_user, name: row.escalated_name ?? '' },
    by: row.escalated_by ?? '',
    on: row.escalated_on!.toString(),
    dueOn: row.escalated_due_on!.toString(),
    dueTime: row.escalated_due_time ?? '17:00',
    because: row.escalated_because ?? '',
  }
}
