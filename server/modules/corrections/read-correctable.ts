import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type BillRun, periodOf } from '../billing/bill-run.ts'
import type { BillKind } from '../billing/bill-days.ts'
import type { AccountFacts, ServedAccountFacts } from '../billing/bill-facts.ts'
import { lineColumns, type LineRow, linesByOwner } from '../billing/line-rows.ts'
import type { BillLine } from '../billing/register-types.ts'
import { readPeriodFacts } from '../billing/what-if-facts.ts'
import type { Days } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import { readEventsById } from '../services/happened-within.ts'
import type { CorrectableAccount } from './compare-past.ts'
import type { Dated, Statement } from './known-facts.ts'
import { readBehind } from './read-behind.ts'
import type { LineMove, PostedBill } from './posted-bill.ts'
import { readKnownFacts, readPostedChanges, type PostedChanges } from './read-known-facts.ts'
import { readMoves } from './read-moves.ts'

/** The days whose bills are read, and other bills beside. */
type Stretch = Pick<Statement, 'from' | 'until' | 'also'>

/**
 * Reads what it takes to rate the posted bills of accounts again: their dated facts, and every bill with a day in the stretch, with its
 * lines, what was posted on them since, and what corrections changed since. For many accounts at once: the number of queries does not
 * grow with theirs. Bills that stand for no days are not among them.
 */
export async function readCorrectable(
  work: Work,
  accountIds: readonly number[],
  stretch: Stretch,
): Promise<CorrectableAccount[]> {
  const rows = await readBills(work, accountIds)
  const wanted = rows.filter((row) => isWithin(row, stretch))
  if (wanted.length === 0) return readWithoutBills(work, accountIds, stretch)
  const billIds = wanted.map(({ billId }) => billId)
  const lines = await readLines(work, billIds)
  const [known, changes, moves] = [
    await readKnownFacts(work, accountIds),
    await readPostedChanges(work, accountIds),
    await readMoves(work, billIds),
  ]
  const facts = await readFacts(work, accountIds, spanOf(wanted))
  const withEvents = await addEvents(work, facts, lines)
  const behind = await readBehind(work, withEvents)
  const byAccount = Map.groupBy(rows, ({ account }) => account)
  return withEvents.map((account) => {
    const id = account.accountId
    const its = byAccount.get(id) ?? []
    return {
      facts: account,
      ...behind,
      known: known.get(id)!,
      bills: its
        .filter((row) => isWithin(row, stretch))
        .map((row) => billOf(row, its, { lines, moves, changes: changes.get(id) ?? [] })),
    }
  })
}

async function readWithoutBills(
  work: Work,
  accountIds: readonly number[],
  { from }: Dated,
): Promise<CorrectableAccount[]> {
  const known = await readKnownFacts(work, accountIds)
  const facts = await readFacts(work, accountIds, { from, until: from.add({ months: 1 }) })
  return facts.map((account) => ({ facts: account, known: known.get(account.accountId)!, bills: [] }))
}

type BillRow = Pick<BillRun, 'period_from' | 'period_until' | 'months' | 'timing'> &
  Days & {
    readonly account: number
    readonly billId: number
    readonly runId: number
    readonly number: string
    readonly issuedOn: string
    readonly periodFrom: string
    readonly periodUntil: string
    readonly isFinal: boolean
    readonly kind: BillKind
    readonly runUntil: string | null
    readonly replaced: boolean
  }

/** The bills of accounts that stand for days, the oldest first. */
async function readBills(work: Work, accountIds: readonly number[]): Promise<BillRow[]> {
  const { rows } = await sql<BillRow>`
    select b.account_id as account, b.id as "billId", b.run_id as "runId", b.number, b.issued_on::text as "issuedOn",
      b.period_from::text as "periodFrom", b.period_until::text as "periodUntil",
      b.period_from - date '1970-01-01' as "from", b.period_until - date '1970-01-01' as "until", b.is_final as "isFinal",
      r.bill_kind as kind, r.bill_until::text as "runUntil", r.period_from, r.period_until, r.months, r.timing,
      exists (select from replacement_bill rb where rb.bill_id = b.id)
        or exists (select from correction_bill cb join correction c on c.id = cb.correction_id
          where cb.bill_id = b.id and c.state = 'posted' and c.shared_of is not null) as replaced
    from bill b join bill_run r on r.id = b.run_id
    where b.account_id = any(${accountIds}::bigint[]) and b.period_until > b.period_from
    order by b.account_id, b.id`.execute(work.db)
  return rows
}

const isWithin = (row: BillRow, { from, until, also }: Stretch): boolean =>
  also?.has(row.billId) ||
  (row.periodUntil > from.toString() && (until === null || row.periodFrom < until.toString()))

type Beside = {
  readonly lines: ReadonlyMap<number, readonly BillLine[]>
  readonly moves: ReadonlyMap<number, readonly LineMove[]>
  readonly changes: readonly PostedChanges[]
}

function billOf(row: BillRow, all: readonly BillRow[], { lines, moves, changes }: Beside): PostedBill {
  const { billId, runId, number, issuedOn, periodFrom, periodUntil, isFinal } = row
  return {
    billId,
    runId,
    number,
    issuedOn,
    periodFrom,
    periodUntil,
    isFinal,
    replaced: row.replaced,
    billed: { period: periodOf(row), kind: row.kind, until: row.runUntil },
    coveredBefore: all.filter((one) => one.billId < billId).map(({ from, until }) => ({ from, until })),
    lines: lines.get(billId) ?? [],
    moves: moves.get(billId) ?? [],
    correctedSince: changes
      .filter(({ throughBill }) => throughBill >= billId)
      .map((correction) => correction.changes),
  }
}

async function readLines(work: Work, billIds: readonly number[]): Promise<Map<number, BillLine[]>> {
  const { rows } = await sql<LineRow>`
    select bill_id as owner, ${lineColumns} from bill_line
    where bill_id = any(${billIds}::bigint[]) order by bill_id, line_no`.execute(work.db)
  return linesByOwner(rows)
}

type Span = { readonly from: PlainDate; readonly until: PlainDate }

/** From the first day of the oldest bill to the last of the newest. */
function spanOf(rows: readonly BillRow[]): Span {
  const froms = rows.map(({ periodFrom, period_from }) => [periodFrom, period_from.toString()].toSorted()[0]!)
  const untils = rows.map(({ period_until }) => period_until.toString())
  return {
    from: PlainDate.from(froms.toSorted()[0]!),
    until: PlainDate.from(untils.toSorted().at(-1)!),
  }
}

/** Accounts with what is served to them and shared with them over the whole stretch. */
const readFacts = (work: Work, accountIds: readonly number[], span: Span): Promise<AccountFacts[]> =>
  readPeriodFacts(work, { ...span, ...anyPeriod }, accountIds)

// How long the period is and when it is billed says nothing of what was served.
const anyPeriod: Pick<BillingPeriod, 'months' | 'timing'> = { months: 1, timing: 'arrears' }

/** Gives accounts the events that their bills charge, whenever those happened, and no others. */
async function addEvents(
  work: Work,
  accounts: readonly AccountFacts[],
  lines: ReadonlyMap<number, readonly BillLine[]>,
): Promise<AccountFacts[]> {
  const ids = [...lines.values()].flat().flatMap(({ eventId }) => eventId ?? [])
  const events = await readEventsById(work, [...new Set(ids)])
  const withIts = <Owner extends ServedAccountFacts>(owner: Owner): Owner => ({
    ...owner,
    events: (events.get(owner.accountId) ?? []).map((event) => ({ event, billedTo: [] })),
  })
  return accounts.map((account) => ({
    ...withIts(account),
    sharedFrom: account.sharedFrom.map((from) => ({ ...from, owner: withIts(from.owner) })),
  }))
}
