import { hash } from 'node:crypto'
import type { Work } from '#kernel/work'
import { cityThresholds, cycles } from '../city/city-queries.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import type { RateBook } from '../rates/rate-book.ts'
import { rateBook } from '../rates/rates-queries.ts'
import type { RunFacts } from './bill-account.ts'
import { type BillRun, periodOf } from './bill-run.ts'

/** Reads what is the same for every bill of a run: its days, the rate tables, the rules, the thresholds. */
export async function readRunFacts(work: Work, run: BillRun): Promise<RunFacts> {
  const book = await rateBook(work)
  const policies = await policiesFor(work)
  const thresholds = await cityThresholds(work)
  const cycle = (await cycles(work)).find(({ code }) => code === run.cycle)
  const period = periodOf(run)
  const { months, timing } = period
  const told = { cycle: run.cycle, cycleName: cycle?.name ?? run.cycle, months, timing }
  const days = [period.from, period.until, run.bill_on, run.cut_off_on]
  return {
    book,
    rules: prorationRules(policies),
    period,
    cycle: told,
    thresholds,
    fingerprint: hash('sha256', JSON.stringify([markOf(book), policies, thresholds, told, days]), 'base64'),
  }
}

const marks = new WeakMap<RateBook, string>()

/** A hash over all rate tables. A book is compiled once and never changes, and so its mark is made once. */
function markOf(book: RateBook): string {
  const known = marks.get(book)
  if (known) return known
  const mark = hash('sha256', JSON.stringify(book.versions), 'base64')
  marks.set(book, mark)
  return mark
}
