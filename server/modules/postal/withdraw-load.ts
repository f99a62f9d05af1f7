import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

/** Takes a loaded file that was a mistake out of force, with its reason. It stays to be read, and what was sorted by it stays as it is. */
export async function withdrawLoad(work: Work, loadId: number, because: string): Promise<void> {
  const load = await work.db
    .selectFrom('postal_load')
    .select(['id', 'kind', 'withdrawn', 'withdrawn_by'])
    .where('id', '=', loadId)
    .forUpdate()
    .executeTakeFirst()
  if (!load) refuse('POSTAL_LOAD_NOT_FOUND', { loadId })
  if (load.withdrawn !== 0) refuse('POSTAL_LOAD_WITHDRAWN', { loadId, by: load.withdrawn_by ?? '' })
  await work.db
    .updateTable('postal_load')
    .set({
      withdrawn: loadId,
      withdrawn_by: work.actor.name,
      withdrawn_on: work.today,
      withdrawn_because: because,
    })
    .where('id', '=', loadId)
    .execute()
  await work.db
    .updateTable('postal_price_list')
    .set({ withdrawn: loadId })
    .where('load_id', '=', loadId)
    .execute()
  await work.db
    .updateTable('labeling_list')
    .set({ withdrawn: loadId })
    .where('load_id', '=', loadId)
    .execute()
  await recordCommand(work, {
    command: 'withdraw-postal-file',
    subject: `postal load ${loadId}`,
    changes: { kind: load.kind },
    reason: because,
  })
}
