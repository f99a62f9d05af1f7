import { type PlainDate, PlainDate as Day } from '#kernel/dates'
import { allocate, cents } from '#kernel/money'

/** One installment: when it is due, and how much. */
export type Installment = { readonly dueOn: PlainDate; readonly amountCents: number }

/** Days that were billed too low. */
type Erred = { readonly periodFrom: string; readonly periodUntil: string }

/**
 * Spreads a debit over as many months as the error lasted, begun months counted whole: each month the same amount, the odd cents first.
 * The installments sum to the debit, and the last is due no earlier than the error was long after the first. Pure.
 */
export function planInstallments(
  amountCents: number,
  { erred, firstDueOn }: { readonly erred: readonly Erred[]; readonly firstDueOn: PlainDate },
): Installment[] {
  const many = monthsOf(erred)
  const amounts = allocate(
    cents(amountCents),
    Array.from({ length: many }, () => 1),
  )
  return amounts
    .map((amount, index) => ({ dueOn: firstDueOn.add({ months: index }), amountCents: amount as number }))
    .filter((one) => one.amountCents > 0)
}

/** From the first day that was billed too low to the last, in months. */
export function monthsOf(erred: readonly Erred[]): number {
  const from = erred.map(({ periodFrom }) => periodFrom).toSorted()[0]
  const until = erred
    .map(({ periodUntil }) => periodUntil)
    .toSorted()
    .at(-1)
  if (from === undefined || until === undefined) return 1
  const begin = Day.from(from)
  let months = 1
  while (Day.compare(begin.add({ months }), Day.from(until)) < 0) months += 1
  return months
}
