import { monthName, plusDays } from '../../parts/day.tsx'

/** Where a thing that waits is dealt with. */
type Target =
  | { readonly screen: 'run'; readonly id: number }
  | { readonly screen: 'new-run'; readonly cycle: string }
  | { readonly screen: 'plan'; readonly id: number }
  | { readonly screen: 'task'; readonly id: number }
  | { readonly screen: 'case'; readonly id: number }
  | { readonly screen: 'delegation'; readonly id: number }
  | { readonly screen: 'procedure'; readonly id: number }
  | { readonly screen: 'letters'; readonly state: 'waiting' | 'approved' | 'returned' }
  | { readonly screen: 'letter'; readonly id: number }
  | { readonly screen: 'escrow'; readonly accountNumber: string }
  | { readonly screen: 'account'; readonly accountNumber: string }
  | { readonly screen: 'orders' }
  | { readonly screen: 'at'; readonly at: string }
  | { readonly screen: 'adjustments'; readonly state: 'waiting' | 'returned' }
  | { readonly screen: 'follow-ups' }

/** One thing that waits: on the person who looks, on others, or for its day. */
export type Waiting = {
  readonly kind: 'late' | 'today' | 'mine' | 'others' | 'planned'
  readonly title: string
  readonly text: string
  readonly target: Target
  /** The day it should be done; null when it has none. */
  readonly on: string | null
  /** It lies with others, late or not. */
  readonly withOthers: boolean
  /** What hangs on it: the charges of a run, what a finding puts at stake. */
  readonly amountCents: number
}

const order = ['late', 'today', 'mine', 'others', 'planned'] as const

/** By consequence: what is late before all else, then what today asks; within, by the money that hangs on it, then one's
 * own before what others have, then by day. */
export const byConsequence = (a: Waiting, b: Waiting): number =>
  order.indexOf(a.kind) - order.indexOf(b.kind) ||
  b.amountCents - a.amountCents ||
  Number(a.withOthers) - Number(b.withOthers) ||
  (a.on ?? '9999').localeCompare(b.on ?? '9999')

/** A period of a cycle, as its title: `Cycle 2, Nov to Dec 2026`. */
export function periodTitle(name: string, from: string, until: string): string {
  const [first, last] = [monthName(from), monthName(plusDays(until, -1))]
  const called = name.length <= 3 ? `Cycle ${name}` : name
  return `${called}, ${first === last ? last : `${first.slice(0, 3)} to ${last}`}`
}
