import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { checkedChange, findChange, secondPersonFor, type StoredChange } from './change-queries.ts'
import type { CityFolder } from './city-folder.ts'
import { refuseEdited, refuseOtherState } from './edit-change.ts'
import { filesOf, folderHash } from './folder-hash.ts'
import { loadCityFolder, type LoadedCity } from './load-city-folder.ts'
import { presentSetup } from './present-setup.ts'

type Seen = { readonly id: number; readonly edition: number }

/** Hands a change over to a second person: from now on it is not edited. Refuses one with a fault, and one that changes nothing. */
export async function proposeChange(work: Work, { id, edition }: Seen): Promise<void> {
  const change = await findChange(work, id, true)
  refuseOtherState(change, ['draft'])
  refuseEdited(change, edition)
  soundFolder(work, change)
  await work.db
    .updateTable('setup_change')
    .set({ state: 'proposed', proposed_by: work.actor.name, proposed_at: Temporal.Now.instant() })
    .where('id', '=', id)
    .execute()
  await record(work, 'propose-setup-change', change, 'proposed', null)
}

/** Gives a proposed change back to be edited, with what is wrong with it. */
export async function returnChange(work: Work, id: number, note: string): Promise<void> {
  const change = await findChange(work, id, true)
  refuseOtherState(change, ['proposed'])
  await work.db
    .updateTable('setup_change')
    .set({ state: 'draft', note, edition: change.edition + 1 })
    .where('id', '=', id)
    .execute()
  await record(work, 'return-setup-change', change, 'draft', note)
}

/** Gives a change up. Nothing of it is taken. */
export async function withdrawChange(work: Work, id: number, note: string): Promise<void> {
  const change = await findChange(work, id, true)
  refuseOtherState(change, ['draft', 'proposed'])
  await end(work, change, 'withdrawn', note)
  await record(work, 'withdraw-setup-change', change, 'withdrawn', note)
}

/** What adopting a change did, and the title of the city from now on. */
export type Adopted = LoadedCity & { readonly title: string }

/**
 * Adopts a change: its folder is checked as a folder on a disk is, and loaded whole or not at all. Refuses a folder with a fault, one that
 * changes nothing, one that was begun from a set-up that is no longer the present one, and what posted runs rest on; and, where
 * the city asks for a second person, whoever had a hand in it.
 */
export async function adoptChange(work: Work, { id, edition }: Seen): Promise<Adopted> {
  await holdSetup(work)
  const change = await findChange(work, id, true)
  refuseOtherState(change, ['draft', 'proposed'])
  refuseEdited(change, edition)
  await refuseFirstPerson(work, change)
  const folder = soundFolder(work, change)
  const [base, present] = [filesOf(change.base), await presentSetup(work)]
  if (present.sha256 !== folderHash(base)) {
    const files = [...new Set([...base.keys(), ...present.files.keys()])]
    refuse('SETUP_CHANGED_MEANWHILE', {
      files: files.filter((path) => base.get(path) !== present.files.get(path)),
    })
  }
  await end(work, change, 'adopted', change.note)
  await record(work, 'adopt-setup-change', change, 'adopted', null)
  const loaded = await loadCityFolder(work, folder, { changeId: id, reason: change.reason })
  return { ...loaded, title: folder.settings.title }
}

/** Holds the set-up until the work ends: two changes are adopted one after the other, and the second sees the first. */
async function holdSetup(work: Work): Promise<void> {
  await work.db
    .selectFrom('city_document')
    .select('id')
    .where('part', '=', 'identity')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .execute()
}

async function refuseFirstPerson(work: Work, change: StoredChange): Promise<void> {
  const { asked, citation, own } = await secondPersonFor(work, change)
  if (asked && (own || change.state !== 'proposed'))
    refuse('SETUP_NEEDS_SECOND_PERSON', { citation: citation! })
}

function soundFolder(work: Work, change: StoredChange): CityFolder {
  if (folderHash(filesOf(change.files)) === folderHash(filesOf(change.base))) refuse('SETUP_CHANGE_EMPTY', {})
  const { folder, faults } = checkedChange(work, change)
  if (folder) return folder
  return refuse('CITY_FOLDER_FAULTY', { faults: faults.filter(({ severity }) => severity === 'fault') })
}

async function end(
  work: Work,
  { id }: StoredChange,
  state: 'adopted' | 'withdrawn',
  note: string | null,
): Promise<void> {
  await work.db
    .updateTable('setup_change')
    .set({ state, note, ended_by: work.actor.name, ended_at: Temporal.Now.instant() })
    .where('id', '=', id)
    .execute()
}

const record = (
  work: Work,
  command: string,
  { id, state, reason }: StoredChange,
  after: string,
  note: string | null,
): Promise<void> =>
  recordCommand(work, {
    command,
    subject: `set-up change ${id}`,
    changes: { state: { before: state, after } },
    reason: note ?? reason,
  })
