import type { SetupEffect, SetupVersion } from '@cartwright/api/setup-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { FolderFiles } from './city-folder.ts'
import { filesOf } from './folder-hash.ts'
import { presentSetup } from './present-setup.ts'

type Version = z.output<typeof SetupVersion>

const columns = ['id', 'sha256', 'adopted_on', 'adopted_at', 'adopted_by', 'reason', 'change_id'] as const

/** The set-up as it was adopted each time, newest first; the last five hundred. */
export async function setupVersions(work: Work): Promise<Version[]> {
  const rows = await work.db
    .selectFrom('setup_version')
    .select([...columns, sql<number>`jsonb_array_length(told)`.as('effects')])
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sha256: row.sha256,
    adoptedOn: row.adopted_on.toString(),
    adoptedAt: row.adopted_at.toString(),
    adoptedBy: row.adopted_by,
    reason: row.reason,
    changeId: row.change_id,
    effects: row.effects,
  }))
}

/** What one adoption of the set-up changed, as it was told then. Refuses SETUP_VERSION_NOT_FOUND. */
export async function versionEffects(work: Work, id: number): Promise<z.output<typeof SetupEffect>[]> {
  const found = await work.db
    .selectFrom('setup_version')
    .select('told')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return refuse('SETUP_VERSION_NOT_FOUND', { versionId: id })
  return found.told as z.output<typeof SetupEffect>[]
}

/** The files of the set-up under a number; without one, as it is now. Refuses SETUP_VERSION_NOT_FOUND. */
export async function versionFiles(work: Work, id: number | undefined): Promise<FolderFiles> {
  if (id === undefined) return (await presentSetup(work)).files
  const found = await work.db
    .selectFrom('setup_version')
    .select('files')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return refuse('SETUP_VERSION_NOT_FOUND', { versionId: id })
  return filesOf(found.files)
}
