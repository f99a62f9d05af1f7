import { sql } from 'kysely'
import { insertNumberedRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** Something that was done for an account. */
type NewEvent = {
  readonly accountId: number
  /** The service it belongs to, whose container and size choose its rate. */
  readonly serviceId: number | null
  readonly code: string
  readonly happenedOn: PlainDate
  readonly quantity: number
  readonly tonsHundredths: number | null
  readonly containerDays: number | null
  /** The ticket or work order: one event each. */
  readonly reference: string
  readonly note: string | null
}

/** Records events, and answers their numbers in the order given. */
export const addEvents = (work: Work, rows: readonly NewEvent[]): Promise<number[]> =>
  insertNumberedRows(work, {
    into: sql`insert into service_event`,
    rows,
    columns: {
      account_id: ['bigint', ({ accountId }) => accountId],
      service_id: ['bigint', ({ serviceId }) => serviceId],
      code: ['text', ({ code }) => code],
      happened_on: ['date', ({ happenedOn }) => happenedOn],
      quantity: ['bigint', ({ quantity }) => quantity],
      tons_hundredths: ['bigint', ({ tonsHundredths }) => tonsHundredths],
      container_days: ['bigint', ({ containerDays }) => containerDays],
      reference: ['text', ({ reference }) => reference],
      note: ['text', ({ note }) => note],
    },
  })
