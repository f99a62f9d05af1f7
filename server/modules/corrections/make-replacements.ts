import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { documentsNow } from '../billing/release-run.ts'
import type { BillDocument, BillLine } from '../billing/register-types.ts'
import { type StoredBill, storedBills } from '../bills/stored-bill.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { dueAgain } from '../policies/cancel-and-rebill.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { dayWords } from '../rates/explain-words.ts'
import type { ComparedBill, Comparison } from './compare-past.ts'
import { type DueNow, dueNow } from './due-now.ts'
import { isReplaced } from './judge-bills.ts'
import { cancelledWords, replacesWords } from './rebill-words.ts'
import type { StoredCorrection } from './stored-correction.ts'

/** A replacement before it is stored. */
type Replacement = {
  readonly number: string
  readonly billId: number
  readonly replacesId: number | null
  readonly dueOn: PlainDate
  readonly delinquentOn: PlainDate
  readonly previousCents: number
  readonly cancelledCents: number
  readonly chargesCents: number
  readonly totalCents: number
  readonly lines: readonly BillLine[]
  readonly document: BillDocument
}

/**
 * Makes the replacements of the bills of a correction whose money was just posted, the oldest first, and answers their numbers. Each says
 * what the account owed before, what is cancelled, what is billed anew, and what it owes since: the last one what it owes now. Bills
 * beyond the look-back, and what is too little to collect, stay as they were sent.
 */
export async function makeReplacements(
  work: Work,
  { id, account_id }: StoredCorrection,
  { bills, postedCents }: Comparison,
): Promise<string[]> {
  const replaced = bills.filter(({ verdict }) => isReplaced(verdict))
  const billIds = replaced.map(({ bill }) => bill.billId)
  const sent = new Map((await storedBills(work, billIds)).map((bill) => [bill.billId, bill]))
  const now = await dueNow(work, billIds)
  const policies = await policiesFor(work)
  const documents = await documentsNow(work)
  let owedCents = (await accountBalance(work, account_id)) - postedCents
  const made = replaced.map((compared) => {
    const bill = sent.get(compared.bill.billId)!
    const stands = now.get(bill.billId)!
    const due = dueAgain(stands, { policies, today: work.today, moreCents: compared.postedCents })
    const one = replacementOf(compared, { bill, stands, owedCents, today: work.today })
    owedCents = one.totalCents
    return { ...one, ...due }
  })
  await store(work, id, documents, made)
  return made.map(({ number }) => number)
}

type Making = {
  readonly bill: StoredBill
  readonly stands: DueNow
  /** What the account owed before this one. */
  readonly owedCents: number
  readonly today: PlainDate
}

function replacementOf(
  compared: ComparedBill,
  { bill, stands, owedCents, today }: Making,
): Omit<Replacement, 'dueOn' | 'delinquentOn'> {
  const lines = compared.charges.flatMap(({ should }) => should).toSorted((a, b) => a.lineNo - b.lineNo)
  const chargesCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
  // What the cancelled bill came to by now, with what was credited or charged on it since.
  const cancelledCents = compared.postedCents - chargesCents
  const last = stands.replacement
  const cancelled = { number: last?.number ?? bill.number!, on: last?.issuedOn ?? bill.issuedOn }
  return {
    number: `${bill.number}-R${stands.many + 1}`,
    billId: bill.billId,
    replacesId: last?.id ?? null,
    previousCents: owedCents,
    cancelledCents,
    chargesCents,
    totalCents: owedCents + compared.postedCents,
    lines,
    document: documentOf(bill.document, { cancelled, cancelledCents, today }),
  }
}

type Cancelled = {
  readonly cancelled: { readonly number: string; readonly on: string }
  readonly cancelledCents: number
  readonly today: PlainDate
}

/** What the cancelled bill showed, with the cancelling in the place of what was paid and adjusted then. */
function documentOf(document: BillDocument, { cancelled, cancelledCents, today }: Cancelled): BillDocument {
  const on = { en: dayWords(cancelled.on, 'en'), es: dayWords(cancelled.on, 'es') }
  // It is sent, whatever kept the other one back.
  const { suppressed: _, ...sent } = document
  return {
    ...sent,
    last: null,
    payments: [],
    adjustments: [
      { postedOn: today.toString(), ...cancelledWords(cancelled.number), amountCents: cancelledCents },
    ],
    differences: [],
    messages: [{ messageId: 0, ...replacesWords(cancelled.number, on) }],
  }
}

const store = (
  work: Work,
  correctionId: number,
  documents: string,
  made: readonly Replacement[],
): Promise<void> =>
  insertRows(work, {
    into: sql`insert into replacement_bill`,
    rows: made,
    columns: {
      number: ['text', ({ number }) => number],
      correction_id: ['bigint', () => correctionId],
      bill_id: ['bigint', ({ billId }) => billId],
      replaces_id: ['bigint', ({ replacesId }) => replacesId],
      issued_on: ['date', () => work.today],
      due_on: ['date', ({ dueOn }) => dueOn],
      delinquent_on: ['date', ({ delinquentOn }) => delinquentOn],
      previous_balance_cents: ['bigint', ({ previousCents }) => previousCents],
      cancelled_cents: ['bigint', ({ cancelledCents }) => cancelledCents],
      charges_cents: ['bigint', ({ chargesCents }) => chargesCents],
      total_due_cents: ['bigint', ({ totalCents }) => totalCents],
      lines: ['jsonb', ({ lines }) => JSON.stringify(lines)],
      document: ['jsonb', ({ document }) => JSON.stringify(document)],
      documents: ['jsonb', () => documents],
    },
  })
