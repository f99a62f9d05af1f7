import { dollars } from '#kernel/money'
import type { FirstDays } from '../accounts/first-days.ts'
import { periodWords } from '../rates/explain-words.ts'
import type { ComingBill } from './bill-to-come.ts'

/** What is said of first days that the cycle has billed already: what they cost on the bill that comes. */
export function firstDaysSentences(days: FirstDays | null, bill: ComingBill): string[] {
  if (!days) return []
  const charged = bill.lines
    .filter((line) => line.periodFrom < days.until.toString())
    .reduce((sum, { amountCents }) => sum + amountCents, 0)
  const told = periodWords(days.from.toString(), days.until.toString(), 'en')
  return [
    `The cycle has billed ${told} already: the first bill of account ${bill.accountNumber} charges ${dollars(charged)} for these days as well, at the rates of these days (${days.citation}).`,
  ]
}
