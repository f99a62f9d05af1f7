import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { ClosedPeriod } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { isLate } from '../cases/case-rows.ts'
import { labelOf, rulesOf } from '../cases/case-types.ts'

type Shown = SuccessOf<typeof deskStatistics.show>['cases']
type Periods = { readonly period: ClosedPeriod; readonly before: ClosedPeriod }

/** The ages of open cases that are told apart, in days since they were opened. */
const ages = [
  { fromDays: 0, throughDays: 2 },
  { fromDays: 3, throughDays: 7 },
  { fromDays: 8, throughDays: 14 },
  { fromDays: 15, throughDays: 30 },
  { fromDays: 31, throughDays: null },
] as const

/** Cases of two periods by type, and those open today by age. */
export const caseFigures = async (work: Work, periods: Periods): Promise<Shown> => ({
  byType: await byType(work, periods),
  byAge: await byAge(work),
  inDisputeCents: await inDispute(work),
})

const within = (column: string, { from, until }: ClosedPeriod) =>
  sql`(${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${until})`

type TypeRow = Omit<Shown['byType'][number], 'name' | 'daysToClose'> & { readonly tenths: number | null }

async function byType(work: Work, { period, before }: Periods): Promise<Shown['byType']> {
  const rules = await rulesOf(work)
  const { rows } = await sql<TypeRow>`
    select c.type as code, count(*) filter (where ${within('c.opened_on', period)}) as opened,
      count(*) filter (where ${within('c.opened_on', before)}) as "openedBefore",
      count(*) filter (where ${within('c.closed_on', period)}) as closed,
      count(*) filter (where ${within('c.closed_on', before)}) as "closedBefore",
      round(10 * avg(c.closed_on - c.opened_on) filter (where ${within('c.closed_on', period)}))::bigint as tenths,
      count(*) filter (where c.closed_on is null) as open, count(*) filter (where ${isLate(work)}) as late
    from desk_case c
    where c.closed_on is null or c.closed_on >= ${before.from} or ${within('c.opened_on', period)}
      or ${within('c.opened_on', before)}
    group by c.type order by open desc, opened desc, c.type`.execute(work.db)
  return rows.map(({ tenths, ...row }) => ({
    ...row,
    name: labelOf(rules, row.code),
    daysToClose: tenths === null ? null : tenths / 10,
  }))
}

async function byAge(work: Work): Promise<Shown['byAge']> {
  const { rows } = await sql<{ days: number; late: boolean }>`
    select (${work.today}::date - c.opened_on)::bigint as days, ${isLate(work)} as late
    from desk_case c where c.closed_on is null`.execute(work.db)
  return ages.map(({ fromDays, throughDays }) => {
    const of = rows.filter(({ days }) => days >= fromDays && (throughDays === null || days <= throughDays))
    return { fromDays, throughDays, count: of.length, late: of.filter(({ late }) => late).length }
  })
}

async function inDispute({ db, today }: Work): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(amount_cents), 0)::bigint as cents from disputed_line
    where from_on <= ${today} and (until_on is null or until_on > ${today})`.execute(db)
  return rows[0]!.cents
}
