import type { Work } from '#kernel/work'
import type { StoredAdjustment } from './waiting-adjustment.ts'

/**
 * What a module that asks for adjustments does when somebody decides about one of them. Each brings its own as a value and
 * `server/adjustment-outcomes.ts` lists them: adjustments know nothing of what they are asked for.
 */
export type AdjustmentOutcome = {
  /** The kind of source it is for: `correction`. */
  readonly kind: string
  /**
   * The accounts that deciding about it changes, when they are more than its own: they are held before anything else, in one order, so
   * that two people who decide about two of its adjustments never wait for each other.
   */
  readonly accounts?: (work: Work, source: { readonly id: number }) => Promise<number[]>
  /** It was approved, and its entries are posted: in this work, so that a refusal takes both back. */
  readonly approved: (
    work: Work,
    source: { readonly id: number; readonly adjustmentId: number },
  ) => Promise<void>
  /** It was returned or withdrawn, and nothing is posted. */
  readonly ended: (
    work: Work,
    source: { readonly id: number; readonly state: 'returned' | 'withdrawn'; readonly note: string | null },
  ) => Promise<void>
  /** It is to be taken back: refuses where that is done in another way. */
  readonly reversing: (work: Work, source: { readonly id: number }) => Promise<void>
}

/** What is to be done about an adjustment, and for which number of its source; undefined: nothing. */
export function outcomeFor(
  outcomes: readonly AdjustmentOutcome[],
  { source_kind, source_id }: Pick<StoredAdjustment, 'source_kind' | 'source_id'>,
): { readonly outcome: AdjustmentOutcome; readonly id: number } | undefined {
  const outcome = outcomes.find(({ kind }) => kind === source_kind)
  return outcome && source_id !== null ? { outcome, id: source_id } : undefined
}
