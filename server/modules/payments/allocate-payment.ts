import { allocate, cents } from '#kernel/money'
import type { AllocationOrder, OrderKey } from '../policies/allocation-policy.ts'

/** What paying looks at of an item. Days are ISO texts, which sort as days do: hundreds of thousands are compared in a bulk. */
export type PayableItem = {
  readonly entryId: number
  /** What is not paid of it yet, in cents. */
  readonly openCents: number
  /** What of that is in dispute. */
  readonly disputedCents: number
  /** The day its bill was issued, or it was posted where it stands on no bill. */
  readonly billedOn: string
  /** Null: it has no due day yet, and comes after all that has. */
  readonly dueOn: string | null
  /** Its place in the city's types of receivables. */
  readonly typeRank: number
  readonly penalty: boolean
  /** Of a type that is paid only when a person says so. */
  readonly onlyDirected: boolean
}

/** What of an amount pays which item. */
export type Paid = { readonly entryId: number; readonly cents: number }
export type Allocated = { readonly paid: readonly Paid[]; readonly creditCents: number }

/**
 * Says which items an amount pays: in the order of the city's policy, each no more than is open of it; what is left over is a credit. A part
 * in dispute, and what is paid only when directed, is left alone unless a person directed the amount to that item. Whatever the order in which
 * the items come, the answer is the same: the oldest entry decides last. Pure. Source: the ordered rules of Tyler, Caselle and Oracle CC&B.
 */
export function allocatePayment(
  items: readonly PayableItem[],
  amount: number,
  order: AllocationOrder,
  directed: ReadonlySet<number> = new Set(),
): Allocated {
  const compare = comparison(order.keys, directed)
  const payable = items
    .map((item) => ({ item, cents: payableCents(item, directed) }))
    .filter(({ cents: open }) => open > 0)
    .toSorted((a, b) => compare(a.item, b.item) || a.item.entryId - b.item.entryId)
  const paid: Paid[] = []
  let left = amount
  for (let at = 0; at < payable.length && left > 0; ) {
    const rank = rankFrom(payable, at, order.within === 'pro-rata' ? compare : null)
    for (const part of split(rank, left)) {
      if (part.cents > 0) paid.push(part)
      left -= part.cents
    }
    at += rank.length
  }
  return { paid, creditCents: left }
}

type Payable = { readonly item: PayableItem; readonly cents: number }

const payableCents = (
  { entryId, openCents, disputedCents, onlyDirected }: PayableItem,
  directed: ReadonlySet<number>,
) => {
  if (directed.has(entryId)) return openCents
  return onlyDirected ? 0 : openCents - Math.min(Math.max(disputedCents, 0), openCents)
}

/** The items from a place on that are of one rank; one by one where rank is not asked for. */
function rankFrom(payable: readonly Payable[], at: number, compare: Comparison | null): readonly Payable[] {
  if (!compare) return payable.slice(at, at + 1)
  let end = at + 1
  while (end < payable.length && compare(payable[at]!.item, payable[end]!.item) === 0) end += 1
  return payable.slice(at, end)
}

/** All of what is open, or of less its share: in proportion to what is open, the odd cents to the largest remainders. */
function split(rank: readonly Payable[], left: number): Paid[] {
  const open = rank.reduce((total, one) => total + one.cents, 0)
  if (open <= left) return rank.map(({ item, cents: whole }) => ({ entryId: item.entryId, cents: whole }))
  const shares = allocate(
    cents(left),
    rank.map((one) => one.cents),
  )
  return rank.map(({ item }, index) => ({ entryId: item.entryId, cents: shares[index]! }))
}

type Comparison = (a: PayableItem, b: PayableItem) => number

/** What a person directed goes first also where the city does not name it. */
function comparison(keys: readonly OrderKey[], directed: ReadonlySet<number>): Comparison {
  const all: readonly OrderKey[] = keys.includes('directed') ? keys : ['directed', ...keys]
  const comparisons = all.map((key) => comparisonBy(key, directed))
  return (a, b) => {
    for (const compare of comparisons) {
      const found = compare(a, b)
      if (found !== 0) return found
    }
    return 0
  }
}

const noDay = '9999-12-31'
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function comparisonBy(key: OrderKey, directed: ReadonlySet<number>): Comparison {
  if (key === 'directed') return (a, b) => Number(directed.has(b.entryId)) - Number(directed.has(a.entryId))
  if (key === 'bill-age') return (a, b) => byText(a.billedOn, b.billedOn)
  if (key === 'type') return (a, b) => a.typeRank - b.typeRank
  if (key === 'due-day') return (a, b) => byText(a.dueOn ?? noDay, b.dueOn ?? noDay)
  const sign = key === 'penalties-first' ? 1 : -1
  return (a, b) => sign * (Number(b.penalty) - Number(a.penalty))
}
