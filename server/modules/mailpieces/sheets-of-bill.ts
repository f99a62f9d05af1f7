/** What the number of pages of a bill is guessed from. */
export type BillSize = {
  readonly charges: number
  readonly isLargePrint: boolean
  readonly bothSides: boolean
}

/** Charges that surely have room beside the rest of the first page, and alone on one after it (`templates/bill.typ`). */
const usual = { first: 3, next: 18 } as const
/** In large print the first page has none; two are texts of the city and sums. */
const large = { without: 3, next: 5 } as const

/**
 * The sheets of a bill before it is printed, guessed from its number of charges, a little generously: its true pages are known
 * when it is set in type.
 */
export function sheetsOfBill({ charges, isLargePrint, bothSides }: BillSize): number {
  const pages = isLargePrint
    ? large.without + Math.ceil(charges / large.next)
    : 1 + Math.ceil(Math.max(0, charges - usual.first) / usual.next)
  return bothSides ? Math.ceil(pages / 2) : pages
}
