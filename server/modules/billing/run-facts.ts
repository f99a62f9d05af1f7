import { hash } from 'node:crypto'
import type { Work } from '#kernel/work'
import { cityThresholds, cycles } from '../city/city-queries.ts'
import { standingOn } from '../messages/choose-messages.ts'
import { messagesForBills } from '../messages/messages-queries.ts'
import { autopayRule } from '../policies/autopay-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { sendingRules } from '../policies/sending-rules.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import type { RateBook } from '../rates/rate-book.ts'
import { rateBook } from '../rates/rates-queries.ts'
import type { BillKind } from './bill-days.ts'
import type { RunFacts } from './bill-account.ts'
import { type BillRun, periodOf } from './bill-run.ts'

/** Reads what is the same for every bill of a run: its days, the rate tables, the rules, the thresholds, the messages. */
export async function readRunFacts(work: Work, run: BillRun): Promise<RunFacts> {
  const book = await rateBook(work)
  const policies = await policiesFor(work)
  const thresholds = await cityThresholds(work)
  const cycle = (await cycles(work)).find(({ code }) => code === run.cycle)
  const period = periodOf(run)
  const { months, timing } = period
  const told = { cycle: run.cycle, cycleName: cycle?.name ?? run.cycle, months, timing }
  const { bill_on: billOn, due_on: dueOn, bill_until: until, bill_kind: kind } = run
  const days = [period.from, period.until, billOn, dueOn, run.cut_off_on, kind, until]
  const messages = standingOn(await messagesForBills(work), billOn.toString())
  return {
    book,
    rules: prorationRules(policies),
    period,
    kind: kind as BillKind,
    until: until?.toString() ?? null,
    cycle: told,
    thresholds,
    finalIsDrawn: autopayRule(policies, billOn)?.finalBill !== 'do-not-draw',
    messages,
    sending: sendingRules(policies, billOn),
    billOn: billOn.toString(),
    dueOn: dueOn.toString(),
    fingerprint: hash(
      'sha256',
      JSON.stringify([markOf(book), policies, thresholds, told, days, messages]),
      'base64',
    ),
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
