import type { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import type { NewPayment } from '../payments/post-payments.ts'
import type { Chance } from './seeded-chance.ts'

/** A bill as its payer sees it. */
export type BillToPay = {
  readonly accountId: number
  readonly totalDueCents: number
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly autopay: boolean
  readonly isFinal: boolean
}

/**
 * How the bills of one run are paid: most of them whole within four weeks, some in part, some not; one final bill in eight by
 * the amount of habit, so that a credit is left. Payments of days after `today` have not come yet.
 */
export function planPayments(
  bills: readonly BillToPay[],
  { chance, today, receipts }: { chance: Chance; today: PlainDate; receipts: string },
): NewPayment[] {
  const payments: NewPayment[] = []
  for (const bill of bills) {
    if (bill.totalDueCents <= 0) continue
    const receivedOn = bill.autopay ? bill.dueOn : bill.issuedOn.add({ days: chance.between(4, 27) })
    const amount = bill.autopay ? bill.totalDueCents : amountPaid(bill, chance)
    if (amount === 0 || receivedOn.toString() > today.toString()) continue
    const tender = bill.autopay ? 'ach' : chance.weighted(tenders)
    payments.push({
      accountId: bill.accountId,
      amount: cents(amount),
      tender,
      // Whoever pays by check writes the next one of the book.
      checkNumber: tender === 'check' ? String(1001 + ((bill.accountId * 37 + payments.length) % 8000)) : null,
      receivedOn,
      receipt: `${receipts}-${(payments.length + 1).toString().padStart(5, '0')}`,
    })
  }
  return payments
}

const tenders = [
  ['check', 48],
  ['card', 34],
  ['cash', 10],
  ['ach', 8],
] as const

function amountPaid({ totalDueCents, isFinal }: BillToPay, chance: Chance): number {
  const how = chance.weighted([
    ['whole', 88],
    ['part', 4],
    ['nothing', 8],
  ])
  if (how === 'nothing') return 0
  if (how === 'part') return Math.max(100, Math.round(totalDueCents / 200) * 100)
  return isFinal && chance.inHundred(12) ? totalDueCents + 2000 : totalDueCents
}
