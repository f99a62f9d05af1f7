import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lineColumns, type LineRow, linesByOwner } from '../billing/line-rows.ts'
import { BillDocument, type BillLine } from '../billing/register-types.ts'

/** A bill as it stands in the books, or as its register row would post it. Days are ISO. */
export type StoredBill = {
  readonly billId: number
  /** Null for a bill that is not posted. */
  readonly number: string | null
  /** Of a bill in the place of another: the number that payments are known by; left out: its own. */
  readonly scanNumber?: string | null
  readonly runId: number
  readonly accountNumber: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly delinquentOn: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly previousBalanceCents: number
  readonly paymentsCents: number
  readonly adjustmentsCents: number
  readonly chargesCents: number
  readonly totalDueCents: number
  readonly isFinal: boolean
  readonly payToken: string | null
  readonly document: BillDocument
  readonly lines: readonly BillLine[]
}

type Row = Omit<StoredBill, 'lines' | 'document'> & { readonly document: unknown }

const sums = sql`b.previous_balance_cents as "previousBalanceCents", b.payments_cents as "paymentsCents",
  b.adjustments_cents as "adjustmentsCents", b.charges_cents as "chargesCents", b.total_due_cents as "totalDueCents",
  b.is_final as "isFinal", b.document, b.period_from::text as "periodFrom", b.period_until::text as "periodUntil"`

const postedBills = sql`select b.id as "billId", b.number, b.run_id as "runId", a.number as "accountNumber",
  b.issued_on::text as "issuedOn", b.due_on::text as "dueOn", b.delinquent_on::text as "delinquentOn",
  b.pay_token as "payToken", ${sums} from bill b join account a on a.id = b.account_id`

/** Posted bills by their keys, in the order given. */
export async function storedBills(work: Work, billIds: readonly number[]): Promise<StoredBill[]> {
  const { rows } = await sql<Row>`${postedBills} where b.id = any(${billIds}::bigint[])`.execute(work.db)
  const byId = new Map((await withTheirLines(work, rows)).map((bill) => [bill.billId, bill]))
  return billIds.flatMap((id) => byId.get(id) ?? [])
}

async function withTheirLines(work: Work, rows: readonly Row[]): Promise<StoredBill[]> {
  const billIds = rows.map(({ billId }) => billId)
  const lines = await linesOf(
    work,
    sql`select bill_id as owner, ${lineColumns} from bill_line where bill_id = any(${billIds}::bigint[])
      order by bill_id, line_no`,
  )
  return rows.map((row) => withLines(row, lines.get(row.billId)))
}

/** One posted bill by its number. Refuses a number that no bill has. */
export async function storedBill(work: Work, number: string): Promise<StoredBill> {
  const { rows } = await sql<Row>`${postedBills} where b.number = ${number}`.execute(work.db)
  const [bill] = await withTheirLines(work, rows)
  return bill ?? refuse('BILL_NOT_FOUND', { number })
}

/** The bill of one account as the register of a run has it. Refuses an account that is not on it. */
export async function registeredBill(work: Work, runId: number, accountNumber: string): Promise<StoredBill> {
  const { rows } = await sql<Row & { account: number }>`
    select 0::bigint as "billId", null::text as number, b.run_id as "runId", b.account_number as "accountNumber",
      r.bill_on::text as "issuedOn", r.due_on::text as "dueOn", r.delinquent_on::text as "delinquentOn",
      null::text as "payToken", b.account_id as account, ${sums}
    from register_bill b join bill_run r on r.id = b.run_id
    where b.run_id = ${runId} and b.account_number = ${accountNumber}`.execute(work.db)
  const row = rows[0]
  if (!row) return refuse('ACCOUNT_NOT_ON_REGISTER', { accountNumber })
  const lines = await linesOf(
    work,
    sql`select account_id as owner, ${lineColumns} from register_line
      where run_id = ${runId} and account_id = ${row.account} order by line_no`,
  )
  return withLines(row, lines.get(row.account))
}

const withLines = ({ document, ...row }: Row, lines: readonly BillLine[] = []): StoredBill => ({
  ...row,
  // What was stored was checked when it was made.
  document: document as BillDocument,
  lines,
})

async function linesOf(work: Work, query: RawBuilder<unknown>): Promise<Map<number, BillLine[]>> {
  return linesByOwner((await (query as RawBuilder<LineRow>).execute(work.db)).rows)
}
