import type { InTransaction, Work } from '#kernel/work'
import { dollars } from '#kernel/money'
import { compileDocument } from '#ports/documents/compile-document'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { slipData } from './bank-deposits.ts'
import { receiptByNumber } from './receipt-rows.ts'

const cityOf = async (work: Work) => {
  const identity = await cityIdentity(work)
  return {
    city: (await cityTitle(work)).title,
    department: identity?.department ?? '',
    phone: identity?.phone ?? '',
  }
}

/** A receipt on paper of 80 mm or letter size. Every print is counted; from the second on it says that it is a copy. */
export async function receiptPdf(
  inTransaction: InTransaction,
  { number, paper }: { readonly number: string; readonly paper: '80mm' | 'letter' },
): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const receipt = await receiptByNumber(work, number)
    const { printed } = await work.db
      .updateTable('cash_receipt')
      .set((of) => ({ printed: of('printed', '+', 1) }))
      .where('number', '=', number)
      .returning('printed')
      .executeTakeFirstOrThrow()
    return {
      ...(await cityOf(work)),
      number,
      paper,
      copy: printed > 1,
      voided: receipt.state === 'voided',
      receivedOn: receipt.receivedOn,
      by: receipt.madeBy,
      total: dollars(receipt.totalCents),
      change: receipt.changeCents > 0 ? dollars(receipt.changeCents) : null,
      parts: receipt.parts.map((part) => ({
        account: part.accountNumber,
        amount: dollars(part.amountCents),
      })),
      tenders: receipt.tenders.map((one) => ({
        what: tenderWords(one),
        // Of cash what was given: the change is told below it.
        amount: dollars(one.amountCents + (one.tender === 'cash' ? receipt.changeCents : 0)),
      })),
    }
  })
  return compileDocument({ template: 'receipt.typ', data })
}

function tenderWords(one: {
  readonly tender: string
  readonly checkNumber: string | null
  readonly cardBrand: string | null
  readonly cardLast4: string | null
}): string {
  if (one.tender === 'check') return one.checkNumber ? `Check ${one.checkNumber}` : 'Check'
  if (one.tender === 'card')
    return [one.cardBrand ?? 'Card', one.cardLast4 && `ending ${one.cardLast4}`].filter(Boolean).join(' ')
  return 'Cash'
}

/** The slip that goes to the bank with a bank deposit. */
export async function slipPdf(inTransaction: InTransaction, bankDepositId: number): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const slip = await slipData(work, bankDepositId)
    return {
      ...(await cityOf(work)),
      number: slip.number,
      depositOn: slip.depositOn,
      by: slip.madeBy,
      currency: dollars(slip.currencyCents),
      coin: dollars(slip.coinCents),
      checksCount: slip.checksCount,
      checksTotal: dollars(slip.checksCents),
      checksOff: slip.checksOffCents === 0 ? null : dollars(slip.checksOffCents),
      total: dollars(slip.totalCents),
      checks: slip.checks.map((check) => ({ ...check, amount: dollars(check.amountCents) })),
    }
  })
  return compileDocument({ template: 'bank-deposit.typ', data })
}
