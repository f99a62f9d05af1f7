import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { billsToRebill } from './bills-to-rebill.ts'
import type { ComparedBill } from './compare-past.ts'
import { isReplaced } from './judge-bills.ts'
import { correctionRules, type PlannedCorrection } from './plan-correction.ts'
import { planRebill } from './plan-rebill.ts'
import { accountsOfList, type ListAccount, lockList } from './rebill-list-rows.ts'

/** How many accounts one step works out. */
const atOnce = 40

/**
 * Works out what the next accounts of a list come to, some at a time, and keeps it by row; nothing is changed on the accounts. What cannot
 * be cancelled is bad, with the column and why, and holds up no other row. `again` takes the bad rows up again, and those that were
 * sent back. Refuses an unknown list, and a city without a look-back.
 */
export async function lookAtList(
  work: Work,
  { listId, again }: { readonly listId: number; readonly again: boolean },
): Promise<void> {
  await lockList(work, listId)
  await correctionRules(work, { on: work.today, beyond: false })
  if (again) await takeUpAgain(work, listId)
  for (const account of await accountsOfList(work, { listId, state: 'new', limit: atOnce }))
    await store(work, listId, await judgeAccount(work, account))
}

/** A row with what it comes to, or what is wrong with it. */
type JudgedRow = {
  readonly line: number
  readonly column: string | null
  readonly problem: string | null
  readonly creditedCents: number
  readonly billedCents: number
  readonly postedCents: number
  readonly fingerprint: string | null
}
const nothing = { creditedCents: 0, billedCents: 0, postedCents: 0, fingerprint: null }

async function judgeAccount(work: Work, account: ListAccount): Promise<JudgedRow[]> {
  const { rows } = account
  const first = await planned(work, account, rows)
  if (first instanceof Refusal) return rows.map(({ line }) => bad(line, first.problem.title))
  const verdicts = new Map(first.comparison.bills.map((bill) => [bill.bill.billId, bill]))
  const beyond = rows.filter(({ billId }) => !isReplaced(verdicts.get(billId)!.verdict))
  const rest = rows.filter((row) => !beyond.includes(row))
  const left = beyond.map(({ line, billId }) => bad(line, verdicts.get(billId)!.why))
  if (rest.length === 0) return left
  const plan = beyond.length === 0 ? first : await planned(work, account, rest)
  if (plan instanceof Refusal) return [...left, ...rest.map(({ line }) => bad(line, plan.problem.title))]
  const { bills, fingerprint } = plan.comparison
  const by = new Map(bills.map((bill) => [bill.bill.billId, bill]))
  return [...left, ...rest.map(({ line, billId }) => good(line, by.get(billId)!, fingerprint))]
}

const bad = (line: number, problem: string): JudgedRow => ({ line, column: 'bill', problem, ...nothing })

function good(line: number, compared: ComparedBill, fingerprint: string): JudgedRow {
  if (compared.gaps.length > 0)
    return bad(line, `There was no rate for ${compared.gaps[0]!.what} on some of its days.`)
  const billedCents = compared.charges.reduce((sum, { shouldCents }) => sum + shouldCents, 0)
  const { postedCents } = compared
  const creditedCents = postedCents - billedCents
  return { line, column: null, problem: null, creditedCents, billedCents, postedCents, fingerprint }
}

/** What some rows of an account come to, or what the office says to it. Nothing is written, so a refusal leaves the work as it is. */
async function planned(
  work: Work,
  { accountNumber, serviceId }: ListAccount,
  rows: ListAccount['rows'],
): Promise<PlannedCorrection | Refusal> {
  try {
    const account = await accountByNumber(work, accountNumber)
    const bills = await billsToRebill(
      work,
      account,
      rows.map(({ bill }) => bill),
    )
    return await planRebill(work, { account, rebill: { bills, serviceId }, on: work.today, beyond: false })
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function store({ db }: Work, listId: number, judged: readonly JudgedRow[]): Promise<void> {
  const all = <Value>(read: (row: JudgedRow) => Value): Value[] => judged.map(read)
  await sql`
    update rebill_row r set state = case when given.problem is null then 'ready' else 'bad' end, problem_column = given.col,
      problem = given.problem, credited_cents = given.credited, billed_cents = given.billed, posted_cents = given.posted,
      fingerprint = given.fingerprint
    from unnest(${all(({ line }) => line)}::bigint[], ${all(({ column }) => column)}::text[],
      ${all(({ problem }) => problem)}::text[], ${all(({ creditedCents }) => creditedCents)}::bigint[],
      ${all(({ billedCents }) => billedCents)}::bigint[], ${all(({ postedCents }) => postedCents)}::bigint[],
      ${all(({ fingerprint }) => fingerprint)}::text[])
      as given (line, col, problem, credited, billed, posted, fingerprint)
    where r.list_id = ${listId} and r.line = given.line`.execute(db)
}

/** Rows whose bill is known, and that are bad or were sent back, are worked out anew. */
async function takeUpAgain({ db }: Work, listId: number): Promise<void> {
  await sql`
    update rebill_row r set state = 'new', problem_column = null, problem = null, correction_id = null, fingerprint = null
    where r.list_id = ${listId} and r.bill_id is not null and (r.service = '' or r.service_id is not null)
      and not exists (select from rebill_row x where x.list_id = r.list_id and x.account_id = r.account_id and x.line < r.line
        and (x.bill_id = r.bill_id or x.service_id is distinct from r.service_id))
      and (r.state = 'bad' or exists (
        select from correction c where c.id = r.correction_id and c.state in ('refused', 'withdrawn')))`.execute(
    db,
  )
}
