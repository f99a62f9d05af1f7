import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { CityFolder } from './city-folder.ts'
import { folderHash, storedFiles } from './folder-hash.ts'
import type { LoadedChange } from './load-city-folder.ts'
import { type Effect, tellEffects } from './tell-effects.ts'

/** The change of the set-up that a folder came by, when it did not come from the terminal. */
export type CameBy = { readonly changeId: number; readonly reason: string }

/**
 * Keeps the folder as it was adopted, where its files are not those that were adopted before: even a changed comment is part of the
 * history. Answers what people are told of it.
 */
export async function keepVersion(
  work: Work,
  folder: CityFolder,
  changes: readonly LoadedChange[],
  by: CameBy | null,
): Promise<readonly Effect[]> {
  const sha256 = folderHash(folder.files)
  const before = await work.db
    .selectFrom('setup_version')
    .select(['id', 'sha256'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const told = tellEffects(changes, work.today)
  if (before?.sha256 === sha256 && changes.length === 0) return told
  const { id } = await work.db
    .insertInto('setup_version')
    .values({
      files: JSON.stringify(storedFiles(folder.files)),
      sha256,
      told: JSON.stringify(told),
      reason: by?.reason ?? null,
      change_id: by?.changeId ?? null,
      adopted_on: work.today,
      adopted_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'adopt-setup',
    subject: `set-up ${id}`,
    changes: {
      ...(by && { change: by.changeId }),
      folder: { before: before?.sha256 ?? null, after: sha256 },
      changed: changes.map(({ part, what }) => `${part}: ${what}`),
    },
    reason: by?.reason ?? null,
  })
  return told
}
