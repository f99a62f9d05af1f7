import type { ReplacementBill } from '@cartwright/api/rebill-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import type { BillLine } from '../billing/register-types.ts'
import { explainedLine } from '../billing/register-bill.ts'
import { compiled, type SinglePdf, typesetting } from '../bills/bill-pdf.ts'
import { cityPaper } from '../bills/city-paper.ts'
import { type StoredBill, storedBills } from '../bills/stored-bill.ts'

type Row = {
  readonly number: string
  readonly correctionId: number
  readonly billId: number
  readonly replaces: string | null
  readonly replacedBy: string | null
  readonly issuedOn: string
  readonly dueOn: string
  readonly delinquentOn: string
  readonly previousBalanceCents: number
  readonly cancelledCents: number
  readonly chargesCents: number
  readonly totalDueCents: number
  readonly lines: unknown
  readonly document: unknown
  readonly documents: unknown
}

async function rowOf({ db }: Work, number: string): Promise<Row> {
  const { rows } = await sql<Row>`
    select r.number, r.correction_id as "correctionId", r.bill_id as "billId", last.number as replaces,
      next.number as "replacedBy", r.issued_on::text as "issuedOn", r.due_on::text as "dueOn",
      r.delinquent_on::text as "delinquentOn", r.previous_balance_cents as "previousBalanceCents",
      r.cancelled_cents as "cancelledCents", r.charges_cents as "chargesCents", r.total_due_cents as "totalDueCents",
      r.lines, r.document, r.documents
    from replacement_bill r left join replacement_bill last on last.id = r.replaces_id
    left join replacement_bill next on next.replaces_id = r.id
    where r.number = ${number}`.execute(db)
  return rows[0] ?? refuse('BILL_NOT_FOUND', { number })
}

/** The bill it takes the place of, with what it says in the place of that. */
async function asBill(work: Work, row: Row): Promise<StoredBill> {
  const [bill] = await storedBills(work, [row.billId])
  const { number, issuedOn, dueOn, delinquentOn, previousBalanceCents, cancelledCents } = row
  return {
    ...bill!,
    number,
    // Lockboxes and offices know the bill by the number it was sent under.
    scanNumber: bill!.number,
    issuedOn,
    dueOn,
    delinquentOn,
    previousBalanceCents,
    paymentsCents: 0,
    adjustmentsCents: cancelledCents,
    chargesCents: row.chargesCents,
    totalDueCents: row.totalDueCents,
    // What was stored was made by the engine.
    lines: row.lines as BillLine[],
    document: row.document as StoredBill['document'],
  }
}

/** A bill made anew, with its lines explained, and what it takes the place of. Refuses a number that none has. */
export async function replacementShown(work: Work, number: string): Promise<z.input<typeof ReplacementBill>> {
  const row = await rowOf(work, number)
  const bill = await asBill(work, row)
  const { texts } = await cityPaper(work, { documents: row.documents })
  const words = { en: texts.en.lines, es: texts.es.lines }
  return {
    number,
    accountNumber: bill.accountNumber,
    correctionId: row.correctionId,
    billNumber: bill.scanNumber!,
    replaces: row.replaces ?? bill.scanNumber!,
    replacedBy: row.replacedBy,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    delinquentOn: row.delinquentOn,
    periodFrom: bill.periodFrom,
    periodUntil: bill.periodUntil,
    previousBalanceCents: row.previousBalanceCents,
    cancelledCents: row.cancelledCents,
    chargesCents: row.chargesCents,
    totalDueCents: row.totalDueCents,
    payerName: bill.document.payer.name,
    lines: bill.lines.map((line) => explainedLine(line, words)),
    messages: (bill.document.messages ?? []).map(({ en, es }) => ({ en, es })),
  }
}

/** The same as a PDF, by the city's papers of its day. */
export async function replacementPdf(
  inTransaction: InTransaction,
  number: string,
  standard: SinglePdf,
): Promise<Uint8Array> {
  const set = await inTransaction(async (work) => {
    const row = await rowOf(work, number)
    return typesetting(work, await asBill(work, row), {}, { documents: row.documents })
  })
  return compiled(set, standard)
}

/** What took the place of the bills of a correction, the oldest first. */
export async function replacementsOf({ db }: Work, correctionId: number) {
  const { rows } = await sql<{
    number: string
    billNumber: string
    dueOn: string
    chargesCents: number
    totalDueCents: number
  }>`
    select r.number, b.number as "billNumber", r.due_on::text as "dueOn", r.charges_cents as "chargesCents",
      r.total_due_cents as "totalDueCents"
    from replacement_bill r join bill b on b.id = r.bill_id where r.correction_id = ${correctionId} order by r.id`.execute(
    db,
  )
  return rows
}
