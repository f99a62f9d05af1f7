import { type RawBuilder, sql } from 'kysely'
import type { Impact } from '@cartwright/api/what-if-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { barsOf, bucket, dollarEdges, percentEdges } from './impact-bars.ts'

export type ImpactAnswer = z.output<typeof Impact>
type Part<Key extends keyof ImpactAnswer> = ImpactAnswer[Key] extends readonly (infer One)[] ? One : never

/** Sums before and after of rows `r`: of the periods, and of as many of them as a year has. */
const compared = sql`sum(r.before_cents)::bigint as "beforeCents", sum(r.after_cents)::bigint as "afterCents",
  sum(r.before_cents * 12 / r.months)::bigint as "yearBeforeCents", sum(r.after_cents * 12 / r.months)::bigint as "yearAfterCents"`
const turned = sql`count(*) filter (where r.after_cents > r.before_cents) as more,
  count(*) filter (where r.after_cents < r.before_cents) as less, count(*) filter (where r.after_cents = r.before_cents) as same`

/** The change of an account in a month, in cents and with its fraction, so that cycles of other lengths compare. */
export const monthly = sql`((r.after_cents - r.before_cents)::numeric / r.months)`

/** The change in percent; null where nothing was charged before. */
const percentage = sql`case when r.before_cents > 0 then (r.after_cents - r.before_cents) * 100.0 / r.before_cents end`

const perMonth = (column: 'before_cents' | 'after_cents') =>
  sql`round(percentile_cont(0.5) within group (order by r.${sql.raw(column)}::float8 / r.months))::bigint`

const accounts = (whatIfId: number) => sql`what_if_account r where r.what_if_id = ${whatIfId}`
/** Parts with the months of their account. */
const parts = (whatIfId: number) =>
  sql`(select p.*, a.months from what_if_part p join what_if_account a on a.what_if_id = p.what_if_id and a.account_id = p.account_id
    where p.what_if_id = ${whatIfId}) r`

/** What a proposal would mean, summed from what was calculated for every account. */
export async function impactOf(work: Work, whatIfId: number): Promise<ImpactAnswer> {
  const rowsOf = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(work.db)).rows
  const all = accounts(whatIfId)
  const [totals] = await rowsOf(sql<Omit<Totals, 'parcels'>>`
    select count(*) as accounts, ${turned}, count(*) filter (where r.gaps > 0) as "withGaps",
      coalesce(sum(r.before_cents), 0)::bigint as "beforeCents", coalesce(sum(r.after_cents), 0)::bigint as "afterCents",
      coalesce(sum(r.before_cents * 12 / r.months), 0)::bigint as "yearBeforeCents",
      coalesce(sum(r.after_cents * 12 / r.months), 0)::bigint as "yearAfterCents"
    from ${all}`)
  const [changed] = await rowsOf(sql<{ parcels: number }>`
    select count(distinct coalesce(p.apn, 'premise ' || p.id)) as parcels
    from what_if_account r join account a on a.id = r.account_id join premise p on p.id = a.premise_id
    where r.what_if_id = ${whatIfId} and r.after_cents <> r.before_cents`)
  const ledger = await ledgerOf(work, whatIfId)
  return {
    ...totals!,
    ...changed!,
    classes: await rowsOf(sql<Part<'classes'>>`
      select class, count(*) as accounts, ${turned}, ${compared}, ${perMonth('before_cents')} as "medianBeforeCents",
        ${perMonth('after_cents')} as "medianAfterCents"
      from ${all} group by class order by class`),
    percentBars: barsOf(await rowsOf(bucket(whatIfId, percentage, percentEdges)), percentEdges),
    dollarBars: barsOf(await rowsOf(bucket(whatIfId, sql`${monthly} / 100`, dollarEdges)), dollarEdges),
    beyond: await beyondOf(work, whatIfId),
    ledger,
    funds: fundsOf(ledger),
    streams: await rowsOf(sql<Part<'streams'>>`
      select stream, ${compared} from ${parts(whatIfId)} group by stream order by sum(r.after_cents) desc`),
    kinds: await rowsOf(sql<Part<'kinds'>>`
      select kind, code, count(distinct r.account_id) as accounts, ${compared}
      from ${parts(whatIfId)} group by kind, code order by kind, code`),
    causes: await rowsOf(sql<Part<'causes'>>`
      select c.cause, count(*) as accounts, sum(c."amountCents")::bigint as "amountCents"
      from what_if_account r cross join lateral jsonb_to_recordset(r.causes) as c (cause text, "amountCents" bigint)
      where r.what_if_id = ${whatIfId} group by c.cause order by abs(sum(c."amountCents")) desc`),
    typical: await rowsOf(typical(whatIfId)),
    increases: await rowsOf(biggest(whatIfId, 'desc')),
    decreases: await rowsOf(biggest(whatIfId, 'asc')),
  }
}

type Totals = Pick<
  ImpactAnswer,
  | 'accounts'
  | 'more'
  | 'less'
  | 'same'
  | 'parcels'
  | 'withGaps'
  | 'beforeCents'
  | 'afterCents'
  | 'yearBeforeCents'
  | 'yearAfterCents'
>

async function ledgerOf(work: Work, whatIfId: number): Promise<ImpactAnswer['ledger']> {
  const { rows } = await sql<Omit<Part<'ledger'>, 'name' | 'fund' | 'glString'>>`
    select gl_code as "glCode", ${compared} from ${parts(whatIfId)} group by gl_code order by gl_code`.execute(
    work.db,
  )
  const chart = new Map((await chartOfAccounts(work)).map((account) => [account.code, account]))
  return rows
    .map(({ glCode, ...sums }) => {
      const account = chart.get(glCode)
      const { name = 'Not in the chart of accounts', fund = '', glString = '' } = account ?? {}
      return { glCode, name, fund, glString, ...sums }
    })
    .toSorted((a, b) => a.fund.localeCompare(b.fund) || a.glCode.localeCompare(b.glCode))
}

function fundsOf(ledger: ImpactAnswer['ledger']): ImpactAnswer['funds'] {
  return [...Map.groupBy(ledger, ({ fund }) => fund)].map(([fund, rows]) => {
    const sum = (key: 'beforeCents' | 'afterCents' | 'yearBeforeCents' | 'yearAfterCents') =>
      rows.reduce((total, row) => total + row[key], 0)
    return {
      fund,
      beforeCents: sum('beforeCents'),
      afterCents: sum('afterCents'),
      yearBeforeCents: sum('yearBeforeCents'),
      yearAfterCents: sum('yearAfterCents'),
    }
  })
}

/** What a month may rise or fall by, in cents and in percent, that somebody asks about. */
const limits = [
  ...[100, 200, 500, 1000, 2500, 5000].map((limit) => ({ unit: 'cents', limit }) as const),
  ...[5, 10, 15, 25, 50].map((limit) => ({ unit: 'percent', limit }) as const),
]

async function beyondOf(work: Work, whatIfId: number): Promise<ImpactAnswer['beyond']> {
  const { rows } = await sql<{ unit: 'cents' | 'percent'; limit: number; more: number; less: number }>`
    select l.unit, l.size as limit, count(*) filter (where moved.by > l.size) as more,
      count(*) filter (where moved.by < -l.size) as less
    from unnest(${limits.map(({ unit }) => unit)}::text[], ${limits.map(({ limit }) => limit)}::bigint[]) as l (unit, size)
    cross join (select * from ${accounts(whatIfId)}) r
    cross join lateral (select case when l.unit = 'cents' then ${monthly} else ${percentage} end as by) moved
    group by 1, 2 order by 1, 2`.execute(work.db)
  return rows
}

/** Of each class the customers that are most alike, if there are some of them. */
const typical = (whatIfId: number) => sql<Part<'typical'>>`
  select class, served, accounts, "beforeCents", "afterCents" from (
    select class, served, count(*) as accounts, ${perMonth('before_cents')} as "beforeCents",
      ${perMonth('after_cents')} as "afterCents", row_number() over (partition by class order by count(*) desc, served) as place
    from ${accounts(whatIfId)} group by class, served) ranked
  where place <= 5 order by class, accounts desc, served`

/** A change in tenths of a percent, rounded to the nearest. */
export const percentTenths = sql`case when r.before_cents > 0
  then round((r.after_cents - r.before_cents) * 1000.0 / r.before_cents)::bigint end`

const biggest = (whatIfId: number, way: 'asc' | 'desc') => sql<Part<'increases'>>`
  select account_number as "accountNumber", service_address as "serviceAddress", class, served,
    before_cents as "beforeCents", after_cents as "afterCents", months, ${percentTenths} as "percentTenths"
  from ${accounts(whatIfId)} and ${way === 'desc' ? sql`r.after_cents > r.before_cents` : sql`r.after_cents < r.before_cents`}
  order by ${monthly} ${sql.raw(way)}, account_id limit 10`
