import { sql } from 'kysely'
import { insertNumberedRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** A discount for an account, with the paper that proves it. */
type NewDiscount = {
  readonly accountId: number
  readonly code: string
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly evidence: string | null
}

/** Gives accounts discounts, and answers their numbers in the order given. */
export const addDiscounts = (work: Work, rows: readonly NewDiscount[]): Promise<number[]> =>
  insertNumberedRows(work, {
    into: sql`insert into account_discount`,
    rows,
    columns: {
      account_id: ['bigint', ({ accountId }) => accountId],
      code: ['text', ({ code }) => code],
      from_on: ['date', ({ from }) => from],
      until_on: ['date', ({ until }) => until],
      evidence: ['text', ({ evidence }) => evidence],
    },
  })
