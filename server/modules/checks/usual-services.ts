import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { Container } from './monthly-prices.ts'

/** The commonest container of each class today, the class with most accounts first. */
export async function usualServices(work: Work): Promise<Container[]> {
  const { rows } = await sql<Container>`
    with kinds as (
      select a.class, s.stream, s.container, s.size, s.pickups_per_week, s.location, count(*) as many
      from service s join account a on a.id = s.account_id
      where s.from_on <= ${work.today}::date and (s.until_on is null or s.until_on > ${work.today}::date)
      group by 1, 2, 3, 4, 5, 6
    ), best as (
      select distinct on (class) *, sum(many) over (partition by class) as of_class from kinds
      order by class, many desc, stream, container, size, location, pickups_per_week
    )
    select class, null as zone, stream, container, size, 1::bigint as quantity, pickups_per_week as "pickupsPerWeek",
      location, 1::bigint as units from best order by of_class desc, class`.execute(work.db)
  return rows
}
