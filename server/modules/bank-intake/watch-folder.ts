import { join } from 'node:path'
import { againAfter } from '#database/again-after'
import { Refusal } from '#kernel/refusal'
import type { InTransaction, Job, Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { type BankFilesRule, bankFilesRule } from './bank-file-policy.ts'
import { bankFileById } from './bank-file-rows.ts'
import {
  bytesOf,
  filesIn,
  largestBytes,
  layAway,
  movedName,
  prepareFolder,
  type SeenFile,
  setAside,
  setFileAside,
} from './folder-files.ts'
import { loadBankFile } from './load-bank-file.ts'
import { refusalWords } from './refusal-words.ts'
import { kindOf } from './watched-kinds.ts'
import {
  type Ended,
  forgetFile,
  holdArriving,
  keepEnd,
  keepLook,
  keepLookedInto,
  keepMoved,
  keepTry,
  watchedRows,
  type WatchedRow,
} from './watched-rows.ts'

/** So often a file is begun to be read before it is refused: what stops the process every time would else do so for ever. */
const mostTries = 3

type Folder = { readonly path: string; readonly rule: BankFilesRule }

/** Looks into the folder of each city whose rule names one, every minute. */
export const watchFolderJob = (inbox: string): Job => ({
  name: 'watch-bank-folder',
  run: async ({ city, inTransaction }) => {
    const rule = await inTransaction(async (work) => bankFilesRule(await policiesFor(work), work.today))
    if (!rule?.folder) return
    await lookIntoFolder(inTransaction, { path: join(inbox, city, rule.folder.name), rule })
  },
})

/**
 * One look into a folder: what is as it was at the last look is whole and is taken; what was taken or refused is moved away. A file is loaded
 * in the transaction that says so, and laid away after it: whoever is killed in between, the next look goes on there, and no file is lost or loaded
 * twice. One that goes wrong keeps no other from its turn; the first fault is thrown at the end.
 */
export async function lookIntoFolder(inTransaction: InTransaction, folder: Folder): Promise<void> {
  try {
    await prepareFolder(folder.path)
  } catch (error) {
    await inTransaction((work) =>
      keepLookedInto(work, 'The folder cannot be made or read. The log says why.'),
    )
    throw error
  }
  const seen = await filesIn(folder.path)
  const faults: unknown[] = []
  const rows = await inTransaction(watchedRows)
  for (const row of rows) {
    const file = seen.find(({ name }) => name === row.name)
    await tend(inTransaction, folder, row, file).catch((error: unknown) => faults.push(error))
  }
  // What this look has just put away was seen at its beginning too; another of that name is seen by the next.
  const known = new Set(rows.map(({ name }) => name))
  const fresh = seen.filter(({ name }) => !known.has(name))
  await inTransaction(async (work) => {
    for (const file of fresh) await keepLook(work, file)
    await keepLookedInto(
      work,
      faults.length === 0 ? null : 'A file went wrong on our side. The log says why.',
    )
  })
  if (faults.length > 0) throw faults[0]
}

/** What a look does with one file that an earlier look saw. */
async function tend(
  inTransaction: InTransaction,
  folder: Folder,
  row: WatchedRow,
  seen: SeenFile | undefined,
): Promise<void> {
  if (row.state !== 'arriving') return putAway(inTransaction, folder, row)
  const aside = await setAside(folder.path, row)
  const current = aside ?? seen
  if (!current) return void (await inTransaction((work) => forgetFile(work, row.id)))
  // Whoever sends it may write on, also after it was set aside.
  if (current.bytes !== row.bytes || current.modifiedMs !== row.modifiedMs)
    return inTransaction((work) => keepLook(work, current))
  const whole = aside ?? (await setFileAside(folder.path, row))
  if (whole) await take(inTransaction, folder, row, whole)
}

async function take(
  inTransaction: InTransaction,
  folder: Folder,
  row: WatchedRow,
  whole: SeenFile,
): Promise<void> {
  const reason = unreadable(row, whole)
  if (reason !== null) return end(inTransaction, folder, row, () => refusedFor(reason))
  await inTransaction((work) => keepTry(work, row.id))
  const bytes = await bytesOf(folder.path, row)
  try {
    await againAfter('one_bank_file_per_content', () =>
      end(inTransaction, folder, row, (work) => load(work, folder.rule, { name: row.name, bytes })),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await end(inTransaction, folder, row, () => refusedFor(refusalWords(error.problem), firstFileOf(error)))
  }
}

/** Why a file is not even opened; null: it is. */
function unreadable({ tries }: WatchedRow, { bytes, isForeign }: SeenFile): string | null {
  if (isForeign) return 'It is a link and not a file of its own. Copy the file itself.'
  if (bytes > largestBytes) return 'It is larger than 50 MB. Ask the bank for it in parts.'
  return tries < mostTries ? null : 'It could not be read, and stopped the work each time. The log says more.'
}

type End = Pick<Ended, 'state' | 'fileId' | 'reason'>

const refusedFor = (reason: string, fileId: number | null = null): Promise<End> =>
  Promise.resolve({ state: 'refused', fileId, reason })

/** Does what decides about a file and says in the same transaction what became of it; then lays it away. Nothing, where another did meanwhile. */
async function end(
  inTransaction: InTransaction,
  folder: Folder,
  row: WatchedRow,
  decide: (work: Work) => Promise<End>,
): Promise<void> {
  const ended = await inTransaction(async (work) => {
    if (!(await holdArriving(work, row.id))) return null
    const decided = await decide(work)
    await keepEnd(work, { id: row.id, ...decided })
    return decided
  })
  if (ended) await putAway(inTransaction, folder, { ...row, ...ended })
}

/** Loads a file by what the city says of its name. One that its reader refuses is kept as refused. */
async function load(
  work: Work,
  rule: BankFilesRule,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<End> {
  const { format, layout, mapping, leniently, isOfItsDay } = kindOf(name, rule.folder?.files ?? [])
  const fileId = await loadBankFile(work, {
    bytes,
    fileName: name.slice(0, 200),
    format,
    layout,
    mapping,
    mode: leniently === null ? 'strict' : 'lenient',
    modeReason: leniently,
    receivedOn: isOfItsDay ? work.today.toString() : null,
  })
  const { state } = await bankFileById(work, fileId)
  if (state !== 'refused') return { state: 'taken', fileId, reason: null }
  return refusedFor(`Its reader refused it. Bank file ${fileId} lists every fault by line.`, fileId)
}

/** Lays a file away, and says so. */
async function putAway(inTransaction: InTransaction, { path }: Folder, row: WatchedRow): Promise<void> {
  const { id, name, reason } = row
  const to = row.state === 'taken' ? 'taken' : 'refused'
  const isThere = await layAway(path, { id, name, to, reason })
  await inTransaction((work) => keepMoved(work, id, isThere ? `${to}/${movedName(row)}` : null))
}

const firstFileOf = ({ problem }: Refusal): number | null =>
  problem.code === 'BANK_FILE_ALREADY_LOADED' ? problem.details.fileId : null
