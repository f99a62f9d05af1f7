import { dollars } from '#kernel/money'
import { dayWords } from '../rates/explain-words.ts'
import type { Language } from '../rates/explain.ts'
import type { BillWords } from './bill-words.ts'
import type { StoredBill } from './stored-bill.ts'

/** The charges of up to thirteen bills as bars: each a part of the highest, the newest last. */
export function billHistory(
  { document, periodFrom, chargesCents }: StoredBill,
  words: BillWords,
  language: Language,
) {
  const bills = [...document.history.slice(-12), { periodFrom, chargesCents }]
  const highest = Math.max(1, ...bills.map((bill) => bill.chargesCents))
  const monthOf = (iso: string): string => dayWords(iso, language).replace(/ ?\d{1,2},| ?^\d{1,2} de /, '')
  return {
    bars: bills.map((bill) => Math.max(0, bill.chargesCents) / highest),
    description: `${words.history}: ${bills.map((bill) => `${monthOf(bill.periodFrom)} ${dollars(bill.chargesCents)}`).join(', ')}`,
    first: monthOf(bills[0]!.periodFrom),
    last: monthOf(periodFrom),
    highest: `${words.highest} ${dollars(highest)}`,
  }
}
