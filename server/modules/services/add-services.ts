import { sql } from 'kysely'
import { insertNumberedRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** A service to add. */
export type NewService = {
  readonly accountId: number
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  /** Null: on call. */
  readonly pickupsPerWeek: number | null
  readonly location: string
  /** Dwelling units, for rates that charge by unit. */
  readonly units: number
  readonly from: PlainDate
  readonly until: PlainDate | null
  /** Why it began: `start`, `change`, `import`. */
  readonly startReason: string
  readonly note: string | null
}

/** Adds services, and answers their numbers in the order given. */
export const addServices = (work: Work, rows: readonly NewService[]): Promise<number[]> =>
  insertNumberedRows(work, {
    into: sql`insert into service`,
    rows,
    columns: {
      account_id: ['bigint', ({ accountId }) => accountId],
      stream: ['text', ({ stream }) => stream],
      container: ['text', ({ container }) => container],
      size: ['text', ({ size }) => size],
      quantity: ['bigint', ({ quantity }) => quantity],
      pickups_per_week: ['bigint', ({ pickupsPerWeek }) => pickupsPerWeek],
      location: ['text', ({ location }) => location],
      units: ['bigint', ({ units }) => units],
      from_on: ['date', ({ from }) => from],
      until_on: ['date', ({ until }) => until],
      start_reason: ['text', ({ startReason }) => startReason],
      note: ['text', ({ note }) => note],
    },
  })
