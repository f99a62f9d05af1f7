import type { Service } from '@cartwright/api/account-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type ServiceShown = z.infer<typeof Service>
type Stored = Omit<ServiceShown, 'from' | 'until'> & { from: PlainDate; until: PlainDate | null }

/** The services of an account with their periods and who pays for them, newest first. One that never was is left out: it has no days. */
export async function servicesOfAccount(work: Work, accountId: number): Promise<ServiceShown[]> {
  const { rows } = await sql<Stored>`
    select s.id as "serviceId", stream, container, size, quantity, pickups_per_week as "pickupsPerWeek", location, units,
      from_on as "from", until_on as "until", start_reason as "startReason", note,
      (select coalesce(jsonb_agg(jsonb_build_object('accountNumber', a.number, 'weight', weight) order by a.number), '[]')
        from service_share ss join account a on a.id = ss.account_id where ss.service_id = s.id) as shares
    from service s where s.account_id = ${accountId} and until_on is distinct from from_on
    order by until_on is null desc, from_on desc, s.id desc`.execute(work.db)
  return rows.map(({ from, until, ...rest }) => ({
    ...rest,
    from: from.toString(),
    until: until?.toString() ?? null,
  }))
}
