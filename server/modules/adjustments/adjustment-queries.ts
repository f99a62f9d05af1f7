import type { AdjustmentRow } from '@cartwright/api/adjustment-shapes'
import type { adjustments } from '@cartwright/api/adjustments'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { digitsOf } from '../accounts/account-queries.ts'
import { accountRows } from '../accounts/account-rows.ts'

export type ShownAdjustment = z.output<typeof AdjustmentRow>
export type AdjustmentFilter = ReceivedBy<typeof adjustments.workbook>['query']
type Page = SuccessOf<typeof adjustments.list>

/** How a filter reads as a condition on the adjustment `a` of the account `account`. */
function conditionOf({
  state,
  reason,
  accountNumber,
  askedBy,
  from,
  through,
}: AdjustmentFilter): RawBuilder<unknown> {
  const conditions = [
    sql`true`,
    ...(state ? [sql`a.state = ${state}`] : []),
    ...(reason ? [sql`a.reason = ${reason}`] : []),
    ...(accountNumber
      ? [sql`(translate(account.number, '- ', '')) collate "C" = ${digitsOf(accountNumber)}`]
      : []),
    ...(askedBy ? [sql`position(lower(${askedBy}) in lower(a.asked_by)) > 0`] : []),
    ...(from ? [sql`a.asked_on >= ${PlainDate.from(from)}::date`] : []),
    ...(through ? [sql`a.asked_on <= ${PlainDate.from(through)}::date`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** Adjustments that fit a filter, newest first, and what all of them come to. */
export async function listAdjustments(
  work: Work,
  { limit, after, ...filter }: ReceivedBy<typeof adjustments.list>['query'],
): Promise<Page> {
  const condition = conditionOf(filter)
  const before = Number(after)
  const found = await rowsWhere(
    work,
    Number.isSafeInteger(before) ? sql`${condition} and a.id < ${before}` : condition,
    limit + 1,
  )
  const { rows } = await sql<Page['totals']>`
    select count(*) as count, coalesce(-sum(amount_cents) filter (where amount_cents < 0), 0)::bigint as "creditCents",
      coalesce(sum(amount_cents) filter (where amount_cents > 0), 0)::bigint as "debitCents"
    from adjustment a join account on account.id = a.account_id where ${condition}`.execute(work.db)
  const shown = found.slice(0, limit)
  return {
    rows: shown,
    next: found.length > limit ? String(shown.at(-1)!.adjustmentId) : null,
    totals: rows[0]!,
  }
}

/** All that fit a filter, newest first, for a workbook. */
export const adjustmentsOf = (work: Work, filter: AdjustmentFilter): Promise<ShownAdjustment[]> =>
  rowsWhere(work, conditionOf(filter), null)

/** One adjustment as a line of the list; undefined when there is none. */
export async function adjustmentRow(work: Work, id: number): Promise<ShownAdjustment | undefined> {
  return (await rowsWhere(work, sql`a.id = ${id}`, 1))[0]
}

type Stored = Omit<ShownAdjustment, 'address' | 'payerName' | 'askedOn' | 'decidedOn' | 'postedOn'> & {
  readonly accountId: number
  readonly askedOn: PlainDate
  readonly decidedOn: PlainDate | null
  readonly postedOn: PlainDate | null
}

async function rowsWhere(
  work: Work,
  condition: RawBuilder<unknown>,
  limit: number | null,
): Promise<ShownAdjustment[]> {
  const { rows } = await sql<Stored>`
    select a.id as "adjustmentId", a.account_id as "accountId", account.number as "accountNumber", a.reason,
      a.label_en as label, a.amount_cents as "amountCents", a.gross_cents as "grossCents", a.state,
      a.reverses_id as "reversesId", back.id as "reversedById", a.standard_case as "standardCase", a.note,
      a.asked_by as "askedBy", a.asked_on as "askedOn", a.decided_by as "decidedBy", a.decided_on as "decidedOn",
      a.posted_on as "postedOn", a.desk_case_id as "deskCaseId", c.title as "deskCaseTitle",
      (select count(*) from adjustment_evidence e where e.adjustment_id = a.id) as evidence
    from adjustment a join account on account.id = a.account_id
    left join desk_case c on c.id = a.desk_case_id
    left join adjustment back on back.reverses_id = a.id and back.state in ('waiting', 'posted')
    where ${condition} order by a.id desc limit ${limit}::bigint`.execute(work.db)
  const accounts = await accountRows(work, [...new Set(rows.map(({ accountId }) => accountId))])
  return rows.map(({ accountId, askedOn, decidedOn, postedOn, ...row }) => {
    const { address, payerName } = accounts.get(accountId)!
    return {
      ...row,
      address,
      payerName,
      askedOn: askedOn.toString(),
      decidedOn: decidedOn?.toString() ?? null,
      postedOn: postedOn?.toString() ?? null,
    }
  })
}
