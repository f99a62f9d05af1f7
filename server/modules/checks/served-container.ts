import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Container } from './monthly-prices.ts'

/** A container in service with its account, as checks read it. */
export type ServedContainer = Container & {
  readonly serviceId: number
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** The columns of a served container, of `s` (service), `a` (its account) and `p` (the premise). */
export const containerColumns: RawBuilder<ServedContainer> = sql`
  s.id as "serviceId", s.stream, s.container, s.size, s.quantity, s.pickups_per_week as "pickupsPerWeek", s.location,
  s.units, s.from_on as "from", s.until_on as until, a.id as "accountId", a.number as "accountNumber", a.class,
  p.zone, p.id as "premiseId"`
