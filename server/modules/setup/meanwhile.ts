import type { Meanwhile } from '@cartwright/api/setup-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { findChange } from './change-queries.ts'
import { compareFolders } from './compare-lines.ts'
import { filesOf, folderHash } from './folder-hash.ts'
import { mergeFolders } from './merge-folders.ts'
import { presentSetup } from './present-setup.ts'
import { setupVersions, versionEffects } from './version-queries.ts'

/** What others changed in the set-up since a change was begun or brought up to date, in words and line by line, and where it clashes with it. */
export async function changedMeanwhile(work: Work, changeId: number): Promise<z.output<typeof Meanwhile>> {
  const change = await findChange(work, changeId)
  const [base, mine] = [filesOf(change.base), filesOf(change.files)]
  const { files: theirs } = await presentSetup(work)
  const all = await setupVersions(work)
  const begun = all.findIndex(({ sha256 }) => sha256 === folderHash(base))
  const since = (at: string) => Temporal.Instant.compare(at, change.begun_at) > 0
  // What was begun from the books, as no file said it, is not among the versions.
  const versions = begun >= 0 ? all.slice(0, begun) : all.filter(({ adoptedAt }) => since(adoptedAt))
  const effects = []
  for (const { id } of versions) effects.push(...(await versionEffects(work, id)))
  return {
    versions,
    effects,
    files: compareFolders(base, theirs),
    clashes: mergeFolders({ base, theirs, mine }).flatMap(({ path, clashes }) =>
      clashes ? [{ path, parts: [...clashes] }] : [],
    ),
  }
}
