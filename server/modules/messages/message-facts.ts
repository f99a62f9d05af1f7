import type { MessageTerm } from '@cartwright/api/message-shapes'

type Among<Fact extends MessageTerm['fact']> = Extract<
  MessageTerm,
  { fact: Fact; among: unknown }
>['among'][number]

/** What a bill is asked when it is decided which messages it bears. */
export type MessageFacts = {
  readonly accountClass: string
  readonly cycle: string
  readonly language: Among<'language'>
  readonly sentBy: Among<'sent-by'>
  readonly kind: Among<'bill-kind'>
  /** What is collected: `refuse`, `recycling`. */
  readonly streams: readonly string[]
  /** Sizes of containers on this bill that were not on the last one: `96 gal`. None on a first bill. */
  readonly newSizes: readonly string[]
  readonly discounts: readonly string[]
  /** What is left of earlier bills, when anything is. */
  readonly pastDueCents: number
  readonly totalDueCents: number
  readonly isNew: boolean
  readonly isProrated: boolean
  readonly autopay: boolean
  readonly ownerCopy: boolean
  /** Why the bill differs from the last one: `rate`, `service`. */
  readonly causes: readonly string[]
  readonly hasEvents: boolean
}
