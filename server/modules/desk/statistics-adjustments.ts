import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { ClosedPeriod } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Shown = SuccessOf<typeof deskStatistics.show>['adjustments']
type Periods = { readonly period: ClosedPeriod; readonly before: ClosedPeriod }

/** Adjustments that were posted in two periods: by their reason, and by who asked for them. */
export const adjustmentFigures = async (work: Work, periods: Periods): Promise<Shown> => ({
  byReason: await groupedBy(work, periods, { code: sql`a.reason`, name: sql`max(a.label_en)` }),
  byClerk: await groupedBy(work, periods, { code: sql`a.asked_by`, name: sql`a.asked_by` }),
})

type Key = { readonly code: RawBuilder<string>; readonly name: RawBuilder<string> }

async function groupedBy(work: Work, { period, before }: Periods, key: Key): Promise<Shown['byReason']> {
  const now = sql`(a.posted_on >= ${period.from} and a.posted_on < ${period.until})`
  const then = sql`(a.posted_on >= ${before.from} and a.posted_on < ${before.until})`
  const { rows } = await sql<Shown['byReason'][number]>`
    select ${key.code} as code, ${key.name} as name,
      count(*) filter (where ${now}) as count, count(*) filter (where ${then}) as "countBefore",
      coalesce(sum(-a.amount_cents) filter (where ${now} and a.amount_cents < 0), 0)::bigint as "creditCents",
      coalesce(sum(a.amount_cents) filter (where ${now} and a.amount_cents > 0), 0)::bigint as "chargeCents",
      coalesce(sum(-a.amount_cents) filter (where ${then} and a.amount_cents < 0), 0)::bigint as "creditCentsBefore",
      coalesce(sum(a.amount_cents) filter (where ${then} and a.amount_cents > 0), 0)::bigint as "chargeCentsBefore"
    from adjustment a
    where a.state = 'posted' and a.posted_on >= ${before.from} and a.posted_on < ${period.until}
    group by ${key.code} order by 3 desc, 1`.execute(work.db)
  return rows
}
