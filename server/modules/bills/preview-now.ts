import type { InTransaction } from '#kernel/work'
import { takenBack } from '#kernel/taken-back'
import { type BillMade, makeBillNow } from '../billing/bill-now.ts'
import type { AskedBill } from '../billing/plan-on-demand.ts'
import { compiled, typesetting } from './bill-pdf.ts'
import type { StoredBill } from './stored-bill.ts'

/** The very bill that would be made for one account now, as PDF and marked as a preview. Nothing is kept. */
export async function billNowPdf(
  inTransaction: InTransaction,
  accountNumber: string,
  asked: AskedBill,
): Promise<Uint8Array> {
  const set = await takenBack(inTransaction, async (work) => {
    const made = await makeBillNow(work, accountNumber, asked)
    return typesetting(work, asStored(made), { preview: true }, made.run)
  })
  return compiled(set, 'ua-1')
}

/** A bill that was only made, as if it were stored. */
function asStored({ run, made: { bill } }: BillMade): StoredBill {
  return {
    billId: 0,
    number: null,
    runId: run.id,
    accountNumber: bill.facts.accountNumber,
    issuedOn: run.bill_on.toString(),
    dueOn: run.due_on.toString(),
    delinquentOn: run.delinquent_on.toString(),
    periodFrom: bill.periodFrom,
    periodUntil: bill.periodUntil,
    previousBalanceCents: bill.previousBalanceCents,
    paymentsCents: bill.paymentsCents,
    adjustmentsCents: bill.adjustmentsCents,
    chargesCents: bill.chargesCents,
    totalDueCents: bill.totalDueCents,
    isFinal: bill.isFinal,
    payToken: null,
    document: bill.document,
    lines: bill.lines,
  }
}
