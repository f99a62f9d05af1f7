import { setup } from '@cartwright/api/setup'
import { setupChanges as contract } from '@cartwright/api/setup-changes'
import { nameCity } from '#database/migrate'
import type { OpenDatabase } from '#database/open-database'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Door } from '../../door.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { setUpChangeRule } from '../policies/office-rules.ts'
import { findChange, heldAgainst, judgedChange, setupChanges } from './change-queries.ts'
import type { FolderFiles } from './city-folder.ts'
import { compareFolders } from './compare-lines.ts'
import { beginChange, removeFile, renewChange, takeFiles, writeFile } from './edit-change.ts'
import { adoptChange, proposeChange, returnChange, withdrawChange } from './end-change.ts'
import { filesOf } from './folder-hash.ts'
import { isPicture } from './folder-paths.ts'
import { changedMeanwhile } from './meanwhile.ts'
import { presentSetup } from './present-setup.ts'
import { sentFolder } from './sent-folder.ts'
import { setupVersions, versionEffects, versionFiles } from './version-queries.ts'
import { zipOf } from './write-zip.ts'

/** The city’s set-up as a folder: taken along, changed, adopted, looked up. */
export function serveSetup(door: Door, parts: { readonly database: OpenDatabase }): void {
  servePresent(door)
  serveChanges(door)
  serveEdits(door)
  serveEndings(door, parts)
}

function servePresent(door: Door): void {
  door.open(setup.present, async (work) => {
    const { files, sha256, written } = await presentSetup(work)
    return {
      files: heldAgainst(files, files).map(({ path, bytes, picture }) => ({ path, bytes, picture })),
      sha256,
      written,
      secondPerson: setUpChangeRule(await policiesFor(work), work.today),
    }
  })
  door.open(setup.folder, async (work, { query }) =>
    zipAnswer(work.city, query.version ? `-${query.version}` : '', await versionFiles(work, query.version)),
  )
  door.open(setup.versions, async (work) => ({ rows: await setupVersions(work) }))
  door.open(setup.version, async (work, { params }) => ({
    effects: await versionEffects(work, params.versionId),
  }))
  door.open(setup.compare, async (work, { query }) => ({
    files: compareFolders(await versionFiles(work, query.from), await versionFiles(work, query.to)),
  }))
}

function serveChanges(door: Door): void {
  door.open(contract.changes, async (work, { query }) => ({
    rows: await setupChanges(work, query.open === 'true'),
  }))
  door.open(contract.change, (work, { params }) => judgedChange(work, params.changeId))
  door.open(contract.changeFolder, async (work, { params: { changeId } }) =>
    zipAnswer(work.city, `-change-${changeId}`, filesOf((await findChange(work, changeId)).files)),
  )
  door.open(contract.changeLines, async (work, { params: { changeId } }) => {
    const { base, files } = await findChange(work, changeId)
    return { files: compareFolders(filesOf(base), filesOf(files)) }
  })
  door.open(contract.meanwhile, (work, { params }) => changedMeanwhile(work, params.changeId))
  door.open(contract.changeFile, async (work, { params: { changeId }, query: { path } }) => {
    const text = filesOf((await findChange(work, changeId)).files).get(path)
    if (text === undefined) return refuse('SETUP_FILE_NOT_FOUND', { file: path })
    return { path, picture: isPicture(path), text }
  })
}

function serveEdits(door: Door): void {
  door.open(contract.begin, async (work, { body }) =>
    judgedChange(work, await beginChange(work, body.reason)),
  )
  door.open(contract.writeFile, async (work, { params: { changeId: id }, body }) => {
    await writeFile(work, { id, edition: body.edition }, body)
    return judgedChange(work, id)
  })
  door.open(contract.removeFile, async (work, { params: { changeId: id }, body }) => {
    await removeFile(work, { id, edition: body.edition }, body.path)
    return judgedChange(work, id)
  })
  door.openLong(contract.upload, async ({ context, inTransaction }, { params: { changeId: id } }) => {
    const { edition, files, whole, leftOut } = await sentFolder(context.req.raw)
    return inTransaction(async (work: Work) => {
      await takeFiles(work, { id, edition }, files, whole)
      return { ...(await judgedChange(work, id)), leftOut: [...leftOut] }
    })
  })
  door.open(contract.renew, async (work, { params: { changeId: id }, body }) => {
    await renewChange(work, { id, edition: body.edition }, body.keep)
    return judgedChange(work, id)
  })
}

function serveEndings(door: Door, { database }: { readonly database: OpenDatabase }): void {
  door.open(contract.propose, async (work, { params: { changeId: id }, body }) => {
    await proposeChange(work, { id, edition: body.edition })
    return judgedChange(work, id)
  })
  door.openLong(contract.adopt, async ({ caller, inTransaction }, { params: { changeId: id }, body }) => {
    const { changes, notes, title } = await inTransaction((work) =>
      adoptChange(work, { id, edition: body.edition }),
    )
    // The directory is not the city’s to write: the title follows once all else is in the books.
    await nameCity(database, { name: caller.city, title })
    return { changes: changes.length, notes: [...notes] }
  })
  door.open(contract.sendBack, async (work, { params: { changeId }, body }) => {
    await returnChange(work, changeId, body.note)
    return judgedChange(work, changeId)
  })
  door.open(contract.withdraw, async (work, { params: { changeId }, body }) => {
    await withdrawChange(work, changeId, body.note)
    return judgedChange(work, changeId)
  })
}

const zipAnswer = (city: string, suffix: string, files: FolderFiles): Response =>
  new Response(new Uint8Array(zipOf(city, files)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${city}${suffix}.zip"`,
      'cache-control': 'no-store',
    },
  })
