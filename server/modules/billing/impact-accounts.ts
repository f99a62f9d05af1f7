import { type RawBuilder, sql } from 'kysely'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { monthly, percentTenths } from './impact.ts'

type Page = SuccessOf<typeof whatIfs.accounts>
export type ImpactAccount = Page['rows'][number]
type Shown = SuccessOf<typeof whatIfs.account>
type Asked = Partial<ReceivedBy<typeof whatIfs.accounts>['query']>
type Filter = Omit<Asked, 'limit' | 'after' | 'sort'>

const columns = sql`account_number as "accountNumber", service_address as "serviceAddress", class, served,
  before_cents as "beforeCents", after_cents as "afterCents", months, gaps, ${percentTenths} as "percentTenths"`

/** Which rows `r` of a what-if fit a filter. */
function fits(whatIfId: number, filter: Filter): RawBuilder<boolean> {
  const moved = sql`(r.after_cents - r.before_cents)`
  const conditions = [sql`r.what_if_id = ${whatIfId}`]
  if (filter.class !== undefined) conditions.push(sql`r.class = ${filter.class}`)
  if (filter.served !== undefined) conditions.push(sql`r.served = ${filter.served}`)
  if (filter.change !== undefined)
    conditions.push(
      {
        more: sql`${moved} > 0`,
        less: sql`${moved} < 0`,
        same: sql`${moved} = 0`,
        gaps: sql`r.gaps > 0`,
      }[filter.change],
    )
  // Bars and limits count what changes; a row without a charge before has no percentage.
  const share = sql`${moved} * 100 `
  if (filter.minPercent !== undefined)
    conditions.push(sql`${share} >= ${filter.minPercent}::bigint * r.before_cents and r.before_cents > 0`)
  if (filter.maxPercent !== undefined)
    conditions.push(sql`${share} < ${filter.maxPercent}::bigint * r.before_cents and r.before_cents > 0`)
  if (filter.minCents !== undefined) conditions.push(sql`${monthly} >= ${filter.minCents}::bigint`)
  if (filter.maxCents !== undefined) conditions.push(sql`${monthly} < ${filter.maxCents}::bigint`)
  if (
    [filter.minPercent, filter.maxPercent, filter.minCents, filter.maxCents].some((one) => one !== undefined)
  )
    conditions.push(sql`${moved} <> 0`)
  const find = filter.find?.trim()
  if (find)
    conditions.push(
      sql`(position(${find.toUpperCase()} in upper(r.service_address)) > 0 or position(${find} in r.account_number) > 0)`,
    )
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

const orders = {
  account: sql`r.account_number`,
  increase: sql`${monthly} desc, r.account_number`,
  decrease: sql`${monthly}, r.account_number`,
}

/** One page of the accounts that fit, with the totals of all that do. `after` is how many rows came before. */
export async function impactAccounts(work: Work, whatIfId: number, asked: Asked): Promise<Page> {
  const { limit = 100, after, sort = 'account', ...filter } = asked
  const offset = Number(after ?? 0) || 0
  const { rows } = await sql<ImpactAccount>`
    select ${columns} from what_if_account r where ${fits(whatIfId, filter)}
    order by ${orders[sort]} limit ${limit}::bigint offset ${offset}::bigint`.execute(work.db)
  const totals = await sql<Page['totals']>`
    select count(*) as accounts, coalesce(sum(before_cents), 0)::bigint as "beforeCents",
      coalesce(sum(after_cents), 0)::bigint as "afterCents"
    from what_if_account r where ${fits(whatIfId, filter)}`.execute(work.db)
  const more = offset + rows.length < totals.rows[0]!.accounts
  return { rows, next: more ? String(offset + rows.length) : null, totals: totals.rows[0]! }
}

/** One account with its parts and the causes of its difference. */
export async function impactAccount(work: Work, whatIfId: number, accountNumber: string): Promise<Shown> {
  const { rows } = await sql<Omit<Shown, 'parts'> & { id: number }>`
    select account_id as id, ${columns}, causes from what_if_account r
    where r.what_if_id = ${whatIfId} and account_number = ${accountNumber}`.execute(work.db)
  const [found] = rows
  if (!found) return refuse('ACCOUNT_NOT_FOUND', { accountNumber })
  const { id, ...account } = found
  const parts = await sql<Shown['parts'][number]>`
    select title, kind, code, stream, gl_code as "glCode", before_cents as "beforeCents", after_cents as "afterCents"
    from what_if_part where what_if_id = ${whatIfId} and account_id = ${id} order by part_no`.execute(work.db)
  return { ...account, parts: parts.rows }
}

/** How many rows travel to a workbook at once. */
const atOnce = 5000

/** All accounts by number, some thousand at a time. */
export async function* allImpactAccounts(work: Work, whatIfId: number): AsyncGenerator<ImpactAccount[]> {
  let last = ''
  for (;;) {
    const { rows } = await sql<ImpactAccount>`
      select ${columns} from what_if_account r where r.what_if_id = ${whatIfId} and r.account_number > ${last}
      order by r.account_number limit ${atOnce}::bigint`.execute(work.db)
    if (rows.length === 0) return
    last = rows.at(-1)!.accountNumber
    yield rows
  }
}
