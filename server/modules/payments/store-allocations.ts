import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'

/** An allocation to write down. */
export type NewAllocation = {
  readonly accountId: number
  readonly creditEntryId: number
  readonly itemEntryId: number
  readonly cents: number
  /** An ISO day, never before both were posted. */
  readonly madeOn: string
  /** The allocation it takes back; without it, it pays. */
  readonly mirrorsId?: number
}

/** Writes allocations down, all in one statement. The accounts are held by the caller. */
export const storeAllocations = (work: Work, allocations: readonly NewAllocation[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into allocation`,
    rows: allocations,
    columns: {
      account_id: ['bigint', ({ accountId }) => accountId],
      credit_entry_id: ['bigint', ({ creditEntryId }) => creditEntryId],
      item_entry_id: ['bigint', ({ itemEntryId }) => itemEntryId],
      amount_cents: ['bigint', ({ cents }) => cents],
      made_on: ['date', ({ madeOn }) => madeOn],
      mirrors_id: ['bigint', ({ mirrorsId }) => mirrorsId],
    },
  })
