import { type RawBuilder, sql } from 'kysely'
import type { ClassTotals, ExceptionCount, RegisterException, RegisterRow } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { exceptionWords } from './exception-texts.ts'
import { beforeOf } from './compared-run.ts'
import { type Filter, fits, isUndecided, partOf } from './register-filter.ts'
import { type Suppressed, suppressedWords } from './suppressed-words.ts'
import { becomesBill, type RunTotals, totalColumns } from './run-totals.ts'

export type RowAnswer = z.output<typeof RegisterRow>
type ExceptionAnswer = z.output<typeof RegisterException>

/** Columns of `register_bill r` as a row of the register is told. */
export const rowColumns = (
  filter: Filter,
) => sql`r.account_id as "accountId", r.account_number as "accountNumber",
  r.payer_name as "payerName", r.service_address as "serviceAddress", r.class,
  r.previous_balance_cents as "previousBalanceCents", r.payments_cents as "paymentsCents",
  r.adjustments_cents as "adjustmentsCents", r.charges_cents as "chargesCents", r.total_due_cents as "totalDueCents",
  ${beforeOf(filter.against)} as "lastChargesCents", ${partOf(filter)} as "partCents", r.line_count as "lineCount", r.is_final as "isFinal", r.is_new as "isNew",
  r.is_prorated as "isProrated", r.held, r.document->'suppressed' as suppressed`

export type RowColumns = Omit<RowAnswer, 'exceptions' | 'suppressed'> & {
  readonly suppressed: Suppressed | null
}

/** How a register is put in order: as accounts lie in the books, or the largest change or charge first. */
const orders = {
  account: () => sql<number>`0::bigint`,
  change: ({ against }: Filter) => sql<number>`-coalesce(abs(r.charges_cents - ${beforeOf(against)}), -1)`,
  charges: () => sql<number>`-r.charges_cents`,
}

export type PageAsked = {
  readonly sort: keyof typeof orders
  readonly limit: number
  readonly after?: string | undefined
}

/** One page of the register of a run with the exceptions of each row; `next` asks for the page after it. */
export async function registerPage(
  work: Work,
  runId: number,
  filter: Filter,
  { sort, limit, after }: PageAsked,
) {
  const from = after === undefined ? null : readKey(after)
  const order = sort === 'account' ? null : orders[sort](filter)
  const { rows } = await sql<RowColumns>`
    select ${rowColumns(filter)} from register_bill r
    where ${fits(runId, filter)} ${from ? sql`and ${isPast(order, from)}` : sql``}
    order by ${order ? sql`${order}, ` : sql``}r.account_id limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const exceptions = await exceptionsOfAccounts(
    work,
    runId,
    page.map(({ accountId }) => accountId),
  )
  return {
    rows: page.map(
      (row): RowAnswer => ({
        ...row,
        suppressed: row.suppressed && suppressedWords(row.suppressed),
        exceptions: exceptions.get(row.accountId) ?? [],
      }),
    ),
    next: rows.length > limit && last ? `${keyOf(last, sort)}_${last.accountId}` : null,
  }
}

type Key = { readonly key: number; readonly accountId: number }

/** Whether a row comes after the last one of the page before. In the order of the books the index finds it. */
function isPast(order: RawBuilder<number> | null, { key, accountId }: Key) {
  return order
    ? sql<boolean>`(${order}, r.account_id) > (${key}::bigint, ${accountId}::bigint)`
    : sql<boolean>`r.account_id > ${accountId}::bigint`
}

/** The key of a row, as `orders` computes it. */
function keyOf({ chargesCents, lastChargesCents }: RowColumns, sort: PageAsked['sort']): number {
  if (sort === 'account') return 0
  if (sort === 'charges') return -chargesCents
  return lastChargesCents === null ? 1 : -Math.abs(chargesCents - lastChargesCents)
}

function readKey(after: string): Key {
  const match = /^(-?\d{1,15})_(\d{1,15})$/.exec(after)
  if (match) return { key: Number(match[1]), accountId: Number(match[2]) }
  return refuse('REQUEST_INVALID', {
    faults: [{ field: 'after', message: 'Write the next of the page before.' }],
  })
}

type RegisterTotals = RunTotals & { readonly partCents: number | null }

/** The sums of all rows that fit a filter. Money is that of the rows that become bills. */
export async function registerTotals(work: Work, runId: number, filter: Filter): Promise<RegisterTotals> {
  const { rows } = await sql<RegisterTotals>`
    select ${totalColumns(beforeOf(filter.against))}, sum(${partOf(filter)}) filter (where ${becomesBill})::bigint as "partCents"
    from register_bill r where ${fits(runId, filter)}`.execute(work.db)
  return rows[0]!
}

type StoredException = {
  readonly account: number
  readonly code: ExceptionAnswer['code']
  readonly severity: ExceptionAnswer['severity']
  readonly details: unknown
  readonly decision: ExceptionAnswer['decision']
  readonly decidedBy: string | null
  readonly note: string | null
}

/** The exceptions of some accounts of a run, told; what stops comes first, then what must be decided. */
export async function exceptionsOfAccounts(
  work: Work,
  runId: number,
  accountIds: readonly number[],
): Promise<Map<number, ExceptionAnswer[]>> {
  const { rows } = await sql<StoredException>`
    select account_id as account, code, severity, details, decision, decided_by as "decidedBy", note
    from run_exception where run_id = ${runId} and account_id = any(${accountIds}::bigint[])
    order by account_id, array_position(array['stop', 'decide', 'note'], severity), code`.execute(work.db)
  const told = new Map<number, ExceptionAnswer[]>()
  for (const { account, details, ...rest } of rows) {
    const { en, es } = exceptionWords(rest.code, details)
    const list = told.get(account) ?? []
    list.push({ ...rest, sentence: en, sentenceEs: es })
    told.set(account, list)
  }
  return told
}

/** How many accounts have each exception, and how many of them still need a person. */
export async function exceptionCounts(work: Work, runId: number): Promise<z.output<typeof ExceptionCount>[]> {
  const { rows } = await sql<z.output<typeof ExceptionCount>>`
    select e.code, e.severity, count(*) as accounts, count(*) filter (where ${isUndecided}) as undecided
    from run_exception e join register_bill r on r.run_id = e.run_id and r.account_id = e.account_id
    where e.run_id = ${runId}
    group by e.code, e.severity
    order by array_position(array['stop', 'decide', 'note'], e.severity), e.code`.execute(work.db)
  return rows
}

/** What each class of accounts comes to, beside what it came to on the last bills. */
export async function classTotals(work: Work, runId: number): Promise<z.output<typeof ClassTotals>[]> {
  const { rows } = await sql<z.output<typeof ClassTotals>>`
    select r.class, count(*) as bills, sum(r.charges_cents)::bigint as "chargesCents",
      coalesce(sum(r.last_charges_cents), 0)::bigint as "lastChargesCents"
    from register_bill r where r.run_id = ${runId} and ${becomesBill}
    group by r.class order by r.class`.execute(work.db)
  return rows
}
