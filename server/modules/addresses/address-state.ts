import type { addresses } from '@cartwright/api/addresses'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import {
  dpvConfirmations,
  dpvFootnotes,
  type DpvOutcome,
  dpvOutcome,
  dpvSource,
  dpvWords,
} from './dpv-outcome.ts'

type State = SuccessOf<typeof addresses.state>
type Page = SuccessOf<typeof addresses.list>
type Asked = ReceivedBy<typeof addresses.list>

/** DMM 233 and 602.5: what the rules allow where the city has no policy of its own. */
const ruleDays = { codingDays: 180, moveUpdateDays: 95 }

const codesOf = (list: readonly { code: string; outcome: string }[], outcome: DpvOutcome): string[] =>
  list.filter((one) => one.outcome === outcome).map(({ code }) => code)

/** `dpvOutcome` for the database: the worst first. */
const outcome = sql<DpvOutcome>`case when k.dpv is null then 'not-coded'
  when k.dpv = any(${codesOf(dpvConfirmations, 'blocked')}::text[]) or k.footnotes ?| ${codesOf(dpvFootnotes, 'blocked')}::text[] then 'blocked'
  when k.dpv = any(${codesOf(dpvConfirmations, 'fix')}::text[]) or k.footnotes ?| ${codesOf(dpvFootnotes, 'fix')}::text[] then 'fix'
  when k.vacant or k.no_stat or k.footnotes ?| ${codesOf(dpvFootnotes, 'warn')}::text[] then 'warn' else 'good' end`

const ageOf = (day: RawBuilder<unknown>, today: PlainDate, days: number) =>
  sql<
    'fresh' | 'old' | 'never'
  >`case when ${day} is null then 'never' when ${day} >= ${today.subtract({ days })}::date then 'fresh' else 'old' end`

const from = (exchangeId: number) => sql`
  from address_exchange_row r left join address_coding k on k.address_key = r.address_key
  left join move_update m on m.moving_key = r.moving_key where r.exchange_id = ${exchangeId}`

async function newest({ db }: Work): Promise<{ id: number; made_on: PlainDate } | undefined> {
  return db.selectFrom('address_exchange').select(['id', 'made_on']).orderBy('id', 'desc').executeTakeFirst()
}

async function limits(work: Work) {
  const rule = mailingRule(await policiesFor(work), work.today)
  return rule ? { codingDays: rule.codingDays, moveUpdateDays: rule.moveUpdateDays } : ruleDays
}

/** How good the addresses of the newest export are today. */
export async function addressState(work: Work): Promise<State> {
  const days = await limits(work)
  const exchange = await newest(work)
  const none = { fresh: 0, old: 0, never: 0 }
  const base = { ...days, source: dpvSource }
  if (!exchange)
    return { ...base, exchangeId: null, exportedOn: null, addresses: 0, groups: [], moveUpdate: none }
  const { rows: groups } = await sql<State['groups'][number]>`
    select ${outcome} as outcome, ${ageOf(sql`k.coded_on`, work.today, days.codingDays)} as age, count(*) as count
    ${from(exchange.id)} group by 1, 2 order by 1, 2`.execute(work.db)
  const { rows: moves } = await sql<{ age: 'fresh' | 'old' | 'never'; count: number }>`
    select ${ageOf(sql`m.looked_on`, work.today, days.moveUpdateDays)} as age, count(*) as count
    ${from(exchange.id)} group by 1`.execute(work.db)
  return {
    ...base,
    exchangeId: exchange.id,
    exportedOn: exchange.made_on.toString(),
    addresses: groups.reduce((sum, { count }) => sum + count, 0),
    groups,
    moveUpdate: { ...none, ...Object.fromEntries(moves.map(({ age, count }) => [age, count])) },
  }
}

type Row = {
  readonly row_no: number
  readonly name: string
  readonly address: string
  readonly number: string | null
  readonly dpv: string | null
  readonly footnotes: string[] | null
  readonly vacant: boolean | null
  readonly no_stat: boolean | null
  readonly zip5: string | null
  readonly zip4: string | null
  readonly coded_on: PlainDate | null
  readonly looked_on: PlainDate | null
  readonly method: string | null
}

/** A page of the addresses of the newest export, as they stand today. */
export async function addressList(work: Work, { query }: Asked): Promise<Page> {
  const exchange = await newest(work)
  if (!exchange) return { rows: [], next: null }
  const { codingDays } = await limits(work)
  const { limit, after = 0, q } = query
  const found = q
    ? sql`strpos(upper(concat_ws(' ', r.name, r.line_1, r.line_2, r.place, r.zip, a.number)), ${q.toUpperCase()}) > 0`
    : sql`true`
  const { rows } = await sql<Row>`
    select r.row_no, r.name, concat_ws(', ', r.line_1, r.line_2, concat_ws(' ', r.place, r.state, r.zip)) as address, a.number,
      k.dpv, k.footnotes, k.vacant, k.no_stat, k.zip5, k.zip4, k.coded_on, m.looked_on, m.method
    from address_exchange_row r left join address_coding k on k.address_key = r.address_key
    left join move_update m on m.moving_key = r.moving_key
    left join lateral (select account.number from address_exchange_party p join account on account.id = p.account_id
      where p.exchange_id = r.exchange_id and p.row_no = r.row_no order by p.party_id limit 1) a on true
    where r.exchange_id = ${exchange.id} and r.row_no > ${after} and ${found}
      and ${query.outcome === undefined ? sql`true` : sql`${outcome} = ${query.outcome}`}
      and ${query.age === undefined ? sql`true` : sql`${ageOf(sql`k.coded_on`, work.today, codingDays)} = ${query.age}`}
    order by r.row_no limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  return { rows: page.map(shown), next: rows.length > limit ? String(page.at(-1)!.row_no) : null }
}

function shown(row: Row): Page['rows'][number] {
  const answer = {
    dpv: row.dpv,
    footnotes: row.footnotes ?? [],
    vacant: row.vacant ?? false,
    noStat: row.no_stat ?? false,
  }
  return {
    row: row.row_no,
    name: row.name,
    address: row.address,
    accountNumber: row.number,
    outcome: dpvOutcome(answer),
    words: dpvWords(answer),
    zip: row.zip5 === null ? null : `${row.zip5}${row.zip4 === null ? '' : `-${row.zip4}`}`,
    codedOn: row.coded_on?.toString() ?? null,
    moveUpdateOn: row.looked_on?.toString() ?? null,
    moveUpdateMethod: row.method,
  }
}
