import type { BillToCome } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { later, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { billAccount } from '../billing/bill-account.ts'
import type { BillRun } from '../billing/bill-run.ts'
import { runToLookAt } from '../billing/open-run.ts'
import { readFacts } from '../billing/read-facts.ts'
import { explainedLine, lineWords } from '../billing/register-bill.ts'
import { readRunFacts } from '../billing/run-facts.ts'
import { billedHere } from '../city/cycle-periods.ts'

export type ComingBill = z.infer<typeof BillToCome>

/**
 * The bill that an account gets next, as the books are now: the very one the next run of its cycle makes. `notBefore` asks for that of
 * the period in which a later day lies.
 */
export async function nextBill(
  work: Work,
  account: KnownAccount,
  notBefore?: PlainDate,
): Promise<ComingBill> {
  const { until: from } = await billedHere(work, account.cycle)
  const run = await runToLookAt(work, {
    kind: 'account',
    cycle: account.cycle,
    periodFrom: notBefore ? later(from, notBefore) : from,
    accountNumbers: [account.number],
  })
  return told(work, run, account, 'regular')
}

/** The last bill of an account that closes on a day, as the books are now: the very one that billing it on demand today makes. */
export async function finalBill(work: Work, account: KnownAccount, closedOn: PlainDate): Promise<ComingBill> {
  const lastDay = closedOn.subtract({ days: 1 })
  const run = await runToLookAt(work, {
    kind: 'account',
    cycle: account.cycle,
    periodFrom: lastDay,
    accountNumbers: [account.number],
    billOn: work.today,
    onDemand: { kind: 'final', until: closedOn, cutOffOn: later(lastDay, work.today) },
  })
  return told(work, run, account, 'final')
}

/** The last bill of an account that ended on a day: up to the day it closed in the books, which is later where that day was billed. */
export const finalBillOf = (work: Work, account: KnownAccount, on: PlainDate): Promise<ComingBill> =>
  finalBill(work, account, account.closedOn ?? on)

async function told(
  work: Work,
  run: BillRun,
  { id, number: accountNumber }: KnownAccount,
  kind: ComingBill['kind'],
): Promise<ComingBill> {
  const [facts] = await readFacts(work, run, [id])
  const { bill } = billAccount(await readRunFacts(work, run), facts!)
  const words = { en: await lineWords(work, run, 'en'), es: await lineWords(work, run, 'es') }
  const { periodFrom, periodUntil } = bill
  return {
    accountNumber,
    kind,
    periodFrom,
    periodUntil,
    billOn: run.bill_on.toString(),
    lines: bill.lines.map((line) => {
      const { en, es, reasonEn, amountCents } = explainedLine(line, words)
      return { en, es, reasonEn, periodFrom: line.periodFrom, periodUntil: line.periodUntil, amountCents }
    }),
    previousBalanceCents: bill.previousBalanceCents,
    paymentsCents: bill.paymentsCents,
    adjustmentsCents: bill.adjustmentsCents,
    chargesCents: bill.chargesCents,
    totalDueCents: bill.totalDueCents,
  }
}
