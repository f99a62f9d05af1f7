import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** Marks an account as no longer served from a day. Its services are stopped by `closeAccount`, which calls this. */
export async function setClosed({ db }: Work, accountId: number, closedOn: PlainDate): Promise<void> {
  await db.updateTable('account').set({ closed_on: closedOn }).where('id', '=', accountId).execute()
}
