import { type PlainDate, PlainDate as Day } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { LookBack } from '../policies/look-back.ts'
import { dayWords } from '../rates/explain-words.ts'

/**
 * What becomes of the difference of a bill: `same`: there is none; `within` the look-back: it is posted; `beyond` it: it is shown and not
 * posted; `overridden`: beyond, and posted because a manager says so; `waived`: too little to collect.
 */
export type Verdict = 'same' | 'within' | 'beyond' | 'overridden' | 'waived'

/** A bill before it is judged. */
export type ToJudge = {
  readonly billId: number
  readonly class: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly differenceCents: number
  /** Whether any of its charges differs, even when they come to nothing together. */
  readonly differs: boolean
}
export type Judged = { readonly verdict: Verdict; readonly why: string }

/**
 * Judges the bills of a correction by the city's look-back, counted in months back from the day it is asked for: too little charged counts
 * for periods that lie wholly within its months, too much for every period with a day within them, so that a period which the limit
 * cuts counts for the customer. An undercharge that comes to less than the rule's amount in all is waived.
 */
export function judgeBills(
  bills: readonly ToJudge[],
  rule: LookBack,
  { today, override }: { readonly today: PlainDate; readonly override: boolean },
): Judged[] {
  const judged = bills.map((bill) => judgeOne(bill, rule, { today, override }))
  const posted = bills.filter((_, index) => isPosted(judged[index]!.verdict))
  const net = posted.reduce((sum, { differenceCents }) => sum + differenceCents, 0)
  const limit = rule.waiveUnderchargeBelowCents ?? 0
  if (net <= 0 || net >= limit) return judged
  const why = `All of it comes to ${dollars(net)} too little. Below ${dollars(limit)} it is not collected (${rule.citation}).`
  return judged.map((one) => (isPosted(one.verdict) ? { verdict: 'waived', why } : one))
}

/** Whether the difference of a bill so judged is posted. */
export const isPosted = (verdict: Verdict): boolean => verdict === 'within' || verdict === 'overridden'

/** Whether a bill so judged is cancelled and made anew, when that is asked for: what lies beyond the look-back stays as it was sent. */
export const isReplaced = (verdict: Verdict): boolean => verdict === 'same' || isPosted(verdict)

function judgeOne(
  bill: ToJudge,
  rule: LookBack,
  { today, override }: { readonly today: PlainDate; readonly override: boolean },
): Judged {
  const { differenceCents } = bill
  if (!bill.differs) return { verdict: 'same', why: 'The bill was right.' }
  if (differenceCents === 0)
    return { verdict: 'within', why: 'The total was right, but not what it was charged for.' }
  const { months, from, counts } = windowOf(bill, rule, today)
  const way = differenceCents > 0 ? 'Too little charged counts' : 'Too much charged is given back'
  const limit = `${way} for ${months} months, back to ${dayWords(from.toString(), 'en')} (${rule.citation}).`
  if (counts) return { verdict: 'within', why: limit }
  return override
    ? { verdict: 'overridden', why: `${limit} A manager goes beyond it.` }
    : { verdict: 'beyond', why: limit }
}

function windowOf({ class: itsClass, differenceCents, ...bill }: ToJudge, rule: LookBack, today: PlainDate) {
  const byClass = differenceCents > 0 ? rule.underchargeMonths : rule.overchargeMonths
  const months = byClass[itsClass] ?? byClass['*']!
  const from = today.subtract({ months })
  const counts =
    differenceCents > 0
      ? Day.compare(Day.from(bill.periodFrom), from) >= 0
      : Day.compare(Day.from(bill.periodUntil), from) > 0
  return { months, from, counts }
}
