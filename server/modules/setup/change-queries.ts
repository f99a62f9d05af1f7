import type { JudgedChange, SetupChange, SetupFile } from '@cartwright/api/setup-shapes'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { setUpChangeRule } from '../policies/office-rules.ts'
import { proceduresQuoting } from '../procedures/procedure-queries.ts'
import { checkFiles } from './check-city-folder.ts'
import type { CheckedFolder, FolderFiles } from './city-folder.ts'
import { bytesOf } from './write-zip.ts'
import { filesOf, folderHash } from './folder-hash.ts'
import { isPicture } from './folder-paths.ts'
import { type Foreseen, foreseeLoad } from './foresee-load.ts'
import type { LoadedChange } from './load-city-folder.ts'
import { presentSetup } from './present-setup.ts'
import { tellEffects } from './tell-effects.ts'
import { touchedRuns } from './touched-runs.ts'

/** A change of the set-up as it is stored. */
export type StoredChange = Selectable<Database['setup_change']>

/** One change, held until the work ends when it is to be changed. Refuses SETUP_CHANGE_NOT_FOUND. */
export async function findChange(work: Work, id: number, hold = false): Promise<StoredChange> {
  const query = work.db.selectFrom('setup_change').selectAll().where('id', '=', id)
  const found = await (hold ? query.forUpdate() : query).executeTakeFirst()
  return found ?? refuse('SETUP_CHANGE_NOT_FOUND', { changeId: id })
}

/** The changes of the set-up, newest first: those that are open, or the last hundred of all. */
export async function setupChanges(work: Work, open: boolean): Promise<z.output<typeof SetupChange>[]> {
  let query = work.db.selectFrom('setup_change').selectAll().orderBy('id', 'desc').limit(100)
  if (open) query = query.where('state', 'in', ['draft', 'proposed'])
  return (await query.execute()).map(asChange)
}

/** A change as the API tells it, without its files. */
function asChange(row: StoredChange): z.output<typeof SetupChange> {
  return {
    id: row.id,
    reason: row.reason,
    state: row.state as z.output<typeof SetupChange>['state'],
    edition: row.edition,
    begunBy: row.begun_by,
    begunAt: row.begun_at.toString(),
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at?.toString() ?? null,
    endedBy: row.ended_by,
    endedAt: row.ended_at?.toString() ?? null,
    note: row.note,
  }
}

/** How a person counts among the hands of a change. */
export const handOf = ({ actor }: Work): string => actor.userId ?? actor.name

/** What the city asks for before a change is adopted, and whether the person at work had a hand in this one. */
export async function secondPersonFor(work: Work, change: StoredChange) {
  const rule = setUpChangeRule(await policiesFor(work), work.today)
  return { ...rule, own: (change.hands as string[]).includes(handOf(work)) }
}

/** Checks the folder of a change as the folder on a disk is checked. */
export const checkedChange = (work: Work, change: StoredChange): CheckedFolder =>
  checkFiles(work.city, filesOf(change.files))

/** A change with the check of its folder, and all that adopting it would do. What is over is only told. */
export async function judgedChange(work: Work, id: number): Promise<z.output<typeof JudgedChange>> {
  const change = await findChange(work, id)
  const [base, files] = [filesOf(change.base), filesOf(change.files)]
  const open = change.state === 'draft' || change.state === 'proposed'
  const { folder, faults } = checkedChange(work, change)
  const foreseen: Foreseen =
    open && folder ? await foreseeLoad(work, folder) : { changes: [], notes: [], bars: [] }
  const effects = tellEffects(foreseen.changes, work.today)
  return {
    ...asChange(change),
    files: heldAgainst(base, files),
    faults: [...faults],
    effects,
    bars: [...foreseen.bars],
    notes: [...foreseen.notes],
    runs: await touchedRuns(work, effects),
    procedures: await proceduresQuoting(work, markersTouched(foreseen.changes)),
    secondPerson: await secondPersonFor(work, change),
    outdated: open && (await presentSetup(work)).sha256 !== folderHash(base),
  }
}

/** The rules and rate tables that a change touches, as procedures name them. What they are told by begins with their code. */
const markersTouched = (changes: readonly LoadedChange[]): string[] => {
  const kinds: { readonly [part in LoadedChange['part']]?: string } = { policies: 'policy', rates: 'rates' }
  return [
    ...new Set(
      changes.flatMap(({ part, what }) => (kinds[part] ? [`${kinds[part]}:${what.split(' from ')[0]}`] : [])),
    ),
  ]
}

/** The files of a folder, each with how it stands beside another folder. */
export function heldAgainst(base: FolderFiles, files: FolderFiles): z.output<typeof SetupFile>[] {
  const paths = [...new Set([...base.keys(), ...files.keys()])].toSorted((a, b) => (a < b ? -1 : 1))
  return paths.map((path) => {
    const [before, after] = [base.get(path), files.get(path)]
    const change =
      before === after ? 'same' : before === undefined ? 'new' : after === undefined ? 'gone' : 'changed'
    return { path, bytes: bytesOf(path, after ?? before!).length, picture: isPicture(path), change }
  })
}
