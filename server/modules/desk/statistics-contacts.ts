import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { ClosedPeriod } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { billTexts } from '../city/city-queries.ts'
import { contactReasons } from '../contacts/contact-reasons.ts'
import { type FirstCalls, firstCallFigures, sumOf, withShare } from './first-call.ts'

type Shown = SuccessOf<typeof deskStatistics.show>['contacts']
type Periods = { readonly period: ClosedPeriod; readonly before: ClosedPeriod }
type Row = { readonly code: string; readonly count: number; readonly calls: number; readonly before: number }

/** Conversations of two periods: by reason, by the charge they were about, and how many calls were resolved at once. */
export async function contactFigures(work: Work, periods: Periods): Promise<Shown> {
  const now = await firstCallFigures(work, periods.period)
  const before = await firstCallFigures(work, periods.before)
  const reasons = await byReason(work, periods, now?.byReason)
  const sum = (of: 'count' | 'calls' | 'before') => reasons.reduce((total, row) => total + row[of], 0)
  return {
    count: sum('count'),
    calls: sum('calls'),
    before: sum('before'),
    byReason: reasons,
    byLine: await byLine(work, periods),
    firstCall: now && { ...now.rule, ...withShare(sumOf(now.byReason)) },
    firstCallBefore: before && withShare(sumOf(before.byReason)),
  }
}

const inPeriod = ({ from, until }: ClosedPeriod) => sql`c.begun_on >= ${from} and c.begun_on < ${until}`

const counts = ({ period, before }: Periods) => sql`count(*) filter (where ${inPeriod(period)}) as count,
  count(*) filter (where ${inPeriod(period)} and c.channel = 'phone') as calls,
  count(*) filter (where ${inPeriod(before)}) as before`

const none: FirstCalls = { counted: 0, resolved: 0, waiting: 0 }

/** What was logged, by its reason. A call that is still going on has none and is not counted. */
async function byReason(
  work: Work,
  periods: Periods,
  first: ReadonlyMap<string, FirstCalls> | undefined,
): Promise<Shown['byReason']> {
  const names = new Map((await contactReasons(work)).rows.map(({ code, name }) => [code, name]))
  const { rows } = await sql<Row>`
    select c.reason as code, ${counts(periods)} from contact c
    where c.begun_on >= ${periods.before.from} and c.begun_on < ${periods.period.until} and c.ended_at is not null
    group by 1 order by 2 desc, 4 desc, 1`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    name: names.get(row.code) ?? row.code.replaceAll('-', ' '),
    firstCalls: first ? withShare(first.get(row.code) ?? none) : null,
  }))
}

/** The same by the charge of the bill line that was named, in the words of the city’s bill without what only one line knows. */
async function byLine(work: Work, periods: Periods): Promise<Shown['byLine']> {
  const words = (await billTexts(work, 'en'))?.lines ?? {}
  const { rows } = await sql<Row & { readonly key: string }>`
    select l.code, min(l.text_key) as key, ${counts(periods)}
    from contact c join bill_line l on l.bill_id = c.bill_id and l.line_no = c.bill_line_no
    where c.begun_on >= ${periods.before.from} and c.begun_on < ${periods.period.until} and c.ended_at is not null
    group by 1 order by 3 desc, 5 desc, 1`.execute(work.db)
  return rows.map(({ key, ...row }) => ({ ...row, name: chargeName(words[key] ?? row.code) }))
}

/** `{quantity} × {size} cart set, {stream}` is `Cart set`. */
function chargeName(text: string): string {
  const plain = text
    .replaceAll(/\{[a-z]+\}(\s*×(?: a week)?)?/g, '')
    .replaceAll('-', ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\s*,)+\s*$/g, '')
    .trim()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
