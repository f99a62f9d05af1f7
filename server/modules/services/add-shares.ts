import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'

/** The part of a service's charge that one account carries. */
type NewShare = { readonly serviceId: number; readonly accountId: number; readonly weight: number }

/** Shares services over accounts. Every account that pays a part is named, that of the service too. */
export const addShares = (work: Work, rows: readonly NewShare[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into service_share`,
    rows,
    columns: {
      service_id: ['bigint', ({ serviceId }) => serviceId],
      account_id: ['bigint', ({ accountId }) => accountId],
      weight: ['bigint', ({ weight }) => weight],
    },
  })

/** Shares a service as another one is shared. */
export async function copyShares(
  work: Work,
  { fromService, toService }: { fromService: number; toService: number },
): Promise<void> {
  await sql`insert into service_share (service_id, account_id, weight)
    select ${toService}, account_id, weight from service_share where service_id = ${fromService}`.execute(
    work.db,
  )
}
