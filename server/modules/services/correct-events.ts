import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** An event as a correction of the past leaves it. One that never was keeps its row, because bills name it. */
type CorrectedEvent = {
  readonly eventId: number
  readonly quantity: number
  readonly tonsHundredths: number | null
  readonly containerDays: number | null
  readonly absent: boolean
}

/** Writes what a correction found of what happened for an account. It was billed: whoever calls has seen to what was billed. */
export async function correctEvents({ db }: Work, events: readonly CorrectedEvent[]): Promise<void> {
  if (events.length === 0) return
  const all = <Value>(read: (event: CorrectedEvent) => Value): Value[] => events.map(read)
  await sql`
    update service_event e set quantity = given.quantity, tons_hundredths = given.tons, container_days = given.days, absent = given.absent
    from unnest(${all(({ eventId }) => eventId)}::bigint[], ${all(({ quantity }) => quantity)}::bigint[],
      ${all(({ tonsHundredths }) => tonsHundredths)}::bigint[], ${all(({ containerDays }) => containerDays)}::bigint[],
      ${all(({ absent }) => absent)}::boolean[]) as given (id, quantity, tons, days, absent)
    where e.id = given.id`.execute(db)
}
