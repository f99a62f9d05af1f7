import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { findChange, handOf, type StoredChange } from './change-queries.ts'
import type { FolderFiles } from './city-folder.ts'
import { filesOf, folderHash, storedFiles } from './folder-hash.ts'
import { folderLimits } from './folder-paths.ts'
import { mergeFile, mergeFolders } from './merge-folders.ts'
import type { Whose } from './merge-lines.ts'
import { presentSetup } from './present-setup.ts'
import { checkedText, tooLarge } from './read-sent-file.ts'

/** Begins a change of the set-up from the folder as it is now. Answers its number. */
export async function beginChange(work: Work, reason: string): Promise<number> {
  const { files } = await presentSetup(work)
  const stored = JSON.stringify(storedFiles(files))
  const { id } = await work.db
    .insertInto('setup_change')
    .values({
      reason,
      base: stored,
      files: stored,
      hands: JSON.stringify([handOf(work)]),
      begun_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'begin-setup-change',
    subject: `set-up change ${id}`,
    changes: { folder: folderHash(files) },
    reason,
  })
  return id
}

type Edit = { readonly id: number; readonly edition: number }

type Written = {
  readonly path: string
  readonly text: string
  readonly seen?: string | undefined
  readonly keep?: Whose | undefined
}

/**
 * Writes one file of a change, new or instead of what was there. When it says which text was seen, what somebody else saved meanwhile
 * stays, unless it is in the same lines: then it is refused with both, until it is said whose stay.
 */
export async function writeFile(work: Work, edit: Edit, written: Written): Promise<void> {
  const { path, text, seen } = written
  const change = await findChange(work, edit.id, true)
  refuseOtherState(change, ['draft'])
  if (seen === undefined) refuseEdited(change, edit.edition)
  const files = new Map(filesOf(change.files))
  const kept = seen === undefined ? text : besideOthers(files.get(path), { ...written, seen })
  // What somebody else took out stays out when theirs is to stay.
  if (kept === undefined) files.delete(path)
  else files.set(path, checkedText(path, kept))
  await keepFiles(work, change, files)
}

function besideOthers(
  theirs: string | undefined,
  { path, text: mine, seen, keep }: Written & { readonly seen: string },
): string | undefined {
  const { text, clashes } = mergeFile({ path, base: seen, theirs, mine }, keep)
  if (clashes) refuse('SETUP_FILE_CLASHES', { file: path, parts: [...clashes] })
  return text
}

/** Takes a file out of a change. Whether the city can do without it the check says. */
export async function removeFile(work: Work, edit: Edit, path: string): Promise<void> {
  const change = await heldDraft(work, edit)
  const files = new Map(filesOf(change.files))
  if (!files.delete(path)) refuse('SETUP_FILE_NOT_FOUND', { file: path })
  await keepFiles(work, change, files)
}

/** Takes in files that were sent: instead of the whole folder, or beside what is there. */
export async function takeFiles(work: Work, edit: Edit, sent: FolderFiles, whole: boolean): Promise<void> {
  const change = await heldDraft(work, edit)
  await keepFiles(work, change, whole ? sent : new Map([...filesOf(change.files), ...sent]))
}

type Kept = { readonly path: string; readonly whose: Whose }

/**
 * Puts a change on top of a set-up that was changed since it was begun: lines of both come together. Where both changed the same ones,
 * those stay whose file is named; refuses SETUP_CHANGED_MEANWHILE with the files of which nobody said so.
 */
export async function renewChange(work: Work, edit: Edit, keep: readonly Kept[]): Promise<void> {
  const change = await heldDraft(work, edit)
  const present = (await presentSetup(work)).files
  const named = new Map(keep.map(({ path, whose }) => [path, whose]))
  const merged = mergeFolders(
    { base: filesOf(change.base), theirs: present, mine: filesOf(change.files) },
    (path) => named.get(path),
  )
  const open = merged.filter(({ clashes }) => clashes).map(({ path }) => path)
  if (open.length > 0) refuse('SETUP_CHANGED_MEANWHILE', { files: open })
  const files = merged.flatMap(({ path, text }): [string, string][] =>
    text === undefined ? [] : [[path, text]],
  )
  await keepFiles(work, change, new Map(files), present)
}

/** A draft that nobody edited since it was looked at, held until the work ends. */
async function heldDraft(work: Work, { id, edition }: Edit): Promise<StoredChange> {
  const change = await findChange(work, id, true)
  refuseOtherState(change, ['draft'])
  refuseEdited(change, edition)
  return change
}

/** Refuses a change that is not in one of these states. */
export function refuseOtherState({ state }: StoredChange, needed: readonly string[]): void {
  if (!needed.includes(state)) refuse('SETUP_CHANGE_NOT_IN_STATE', { state, needed: [...needed] })
}

/** Refuses a change that was edited since the person at work looked at it. */
export function refuseEdited(change: StoredChange, edition: number): void {
  if (change.edition !== edition) refuse('SETUP_CHANGE_EDITED', { edition: change.edition })
}

async function keepFiles(
  work: Work,
  change: StoredChange,
  files: FolderFiles,
  base: FolderFiles = filesOf(change.base),
): Promise<void> {
  if (files.size > folderLimits.files) tooLarge(`${files.size} files`, folderLimits.allBytes)
  const all = [...files.values()].reduce((total, text) => total + text.length, 0)
  if (all > folderLimits.allBytes) tooLarge('The folder', folderLimits.allBytes)
  const before = filesOf(change.files)
  const touched = [...new Set([...before.keys(), ...files.keys()])].filter(
    (path) => before.get(path) !== files.get(path),
  )
  await work.db
    .updateTable('setup_change')
    .set({
      base: JSON.stringify(storedFiles(base)),
      files: JSON.stringify(storedFiles(files)),
      edition: change.edition + 1,
      hands: JSON.stringify([...new Set([...(change.hands as string[]), handOf(work)])]),
    })
    .where('id', '=', change.id)
    .execute()
  await recordCommand(work, {
    command: 'edit-setup-change',
    subject: `set-up change ${change.id}`,
    changes: { files: touched, folder: { before: folderHash(before), after: folderHash(files) } },
  })
}
