import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { bankFiles } from '@cartwright/api/bank-files'
import type { SuccessOf } from '@cartwright/api/route'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFor, lockboxText } from '#test/bank-uploads'
import { answered } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import type { InTransaction, Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { bankFilesRule } from './bank-file-policy.ts'
import { lookIntoFolder } from './watch-folder.ts'

const office = testOffice({ on: '2026-11-24', keep: true })
let home: TownAccount
let root: string
let path: string

beforeAll(async () => {
  ;[home] = (await office.work((work) => smallTown(work, [{ name: 'Ana Lopez' }]))) as [TownAccount]
  root = await mkdtemp(join(tmpdir(), 'cartwright-inbox-'))
  path = join(root, 'bank')
})
afterAll(() => rm(root, { recursive: true }))

const plain: InTransaction = (task) => office.work(task)
const look = async (inTransaction: InTransaction = plain) => {
  const rule = (await office.work(async (work) => bankFilesRule(await policiesFor(work), work.today)))!
  await lookIntoFolder(inTransaction, { path, rule })
}
const put = (name: string, content: string | Uint8Array) => writeFile(join(path, name), content)
const lying = async (below = '.') => (await readdir(join(path, below))).toSorted()
const folder = () => answered<SuccessOf<typeof bankFiles.folder>>(office.get('/bank-files/folder'))
const files = async () =>
  (await answered<SuccessOf<typeof bankFiles.list>>(office.get('/bank-files?limit=50'))).rows
const box = (cents: number) => lockboxText([checkFor(home.number, { cents })])
const below = ['reading', 'refused', 'taken']

/** Works as an office does that is killed in its so-manyth transaction from now: what was done in it is gone, and nothing follows. */
function killedAt(which: number, when: 'before' | 'after'): InTransaction {
  let count = 0
  return async (task) => {
    count += 1
    if (count !== which) return office.work(task)
    if (when === 'before')
      return office.work(async (work: Work) => {
        await task(work)
        throw new Error('killed')
      })
    await office.work(task)
    throw new Error('killed')
  }
}

describe('a file in the folder', () => {
  it('is taken when two looks see it alike, and waits to be posted by a person', async () => {
    await look()
    expect(await lying()).toEqual(below)
    await put('box-1.txt', box(1100).slice(0, 40))
    await look()
    await put('box-1.txt', box(1100))
    await look()
    expect((await folder()).rows).toMatchObject([{ fileName: 'box-1.txt', state: 'arriving', fileId: null }])
    expect(await files()).toEqual([])
    await look()
    const [loaded] = await files()
    expect(loaded).toMatchObject({
      fileName: 'box-1.txt',
      format: 'lockbox',
      layout: 'marlow-lockbox',
      state: 'checked',
      totals: { posted: { count: 1, cents: 1100 } },
    })
    expect(await folder()).toMatchObject({
      place: `${office.city}/bank`,
      failure: null,
      rows: [{ state: 'taken', fileId: loaded!.fileId, movedAs: 'taken/000001-box-1.txt' }],
    })
    expect(await lying('taken')).toEqual(['000001-box-1.txt'])
    expect(await lying()).toEqual(below)
  })

  it('is refused the second time with the first one’s number, and the reason lies beside it', async () => {
    await put('again.txt', box(1100))
    await look()
    await look()
    const [{ fileId } = { fileId: 0 }] = await files()
    expect((await folder()).rows[0]).toMatchObject({ state: 'refused', fileId })
    const [file, reason] = await lying('refused')
    expect(file).toMatch(/^\d{6}-again\.txt$/)
    expect(await readFile(join(path, 'refused', reason!), 'utf8')).toBe(
      `It was loaded before: it is bank file ${fileId}, loaded on 2026-11-24 by Test coordinator.\n`,
    )
    expect((await files()).length).toBe(1)
  })

  it('is refused when nothing tells what it is, when its reader refuses it, and when it is too large', async () => {
    await put('what.dat', 'nobody knows')
    await put('bad.bai', '01,this is no statement')
    await put('huge.txt', '')
    await truncate(join(path, 'huge.txt'), 50 * 1024 * 1024 + 1)
    await look()
    await look()
    const rows = (await folder()).rows.slice(0, 3)
    const told = Object.fromEntries(rows.map(({ fileName, reason }) => [fileName, reason]))
    expect(rows.every(({ state }) => state === 'refused')).toBe(true)
    expect(told['what.dat']).toContain('Nothing in the file tells what it is')
    expect(told['bad.bai']).toContain('lists every fault by line')
    expect(told['huge.txt']).toContain('larger than 50 MB')
    expect((await files()).map(({ state }) => state)).toEqual(['refused', 'checked'])
    const waits = await answered<{ rows: { source: string; title: string }[] }>(office.get('/waiting'))
    expect(waits.rows.find(({ source }) => source === 'bank-folder')?.title).toBe(
      '3 files of the folder refused',
    )
  })

  it('is never read through a link, and what is hidden or still being sent is left alone', async () => {
    const secret = join(root, 'secret.txt')
    await writeFile(secret, box(6600))
    await symlink(secret, join(path, 'link.txt'))
    await link(secret, join(path, 'hard.txt'))
    await put('.hidden.txt', box(6601))
    await put('box-9.txt.part', box(6602))
    await look()
    await look()
    const before = (await files()).length
    const rows = (await folder()).rows.filter(({ fileName }) => /link|hard/.test(fileName))
    expect(rows.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('a link'),
      expect.stringContaining('a link'),
    ])
    expect(await lying()).toEqual(['.hidden.txt', 'box-9.txt.part', ...below])
    expect(before).toBe(2)
    expect(await readFile(secret, 'utf8')).toBe(box(6600))
    await rm(join(path, '.hidden.txt'))
    await rm(join(path, 'box-9.txt.part'))
  })

  it('has its reason beside it in a file of its own, whatever link lies there', async () => {
    const victim = join(root, 'victim.txt')
    await writeFile(victim, 'ours')
    await put('evil.dat', 'nobody knows')
    await look()
    const [{ watchedId } = { watchedId: 0 }] = (await folder()).rows
    const reason = join(path, 'refused', `${String(watchedId).padStart(6, '0')}-evil.dat.reason.txt`)
    await symlink(victim, reason)
    await look()
    expect(await readFile(victim, 'utf8')).toBe('ours')
    expect(await readFile(reason, 'utf8')).toContain('Nothing in the file tells what it is')
  })

  it('stands in a folder, never in what a link leads to', async () => {
    const real = path
    path = join(root, 'led')
    await mkdir(join(root, 'elsewhere'))
    await symlink(join(root, 'elsewhere'), path)
    await expect(look()).rejects.toThrow('is a link')
    path = real
    expect((await folder()).failure).toContain('cannot be made or read')
    await look()
    expect((await folder()).failure).toBeNull()
  })
})

describe('whoever is killed while a file is taken', () => {
  it('loses no file and loads none twice, at whichever step', async () => {
    let cents = 20_000
    for (const when of ['before', 'after'] as const)
      for (const which of [1, 2, 3, 4, 5, 6]) {
        cents += 1
        const before = (await files()).length
        await put('same-name.txt', box(cents))
        await look()
        await look(killedAt(which, when)).catch(() => undefined)
        await look()
        await look()
        const now = await files()
        expect(now.length).toBe(before + 1)
        expect(now[0]!.totals.file).toEqual({ count: 1, cents })
        expect(await lying()).toEqual(below)
        expect(await lying('reading')).toEqual([])
      }
    const taken = (await folder()).rows.filter(({ state }) => state === 'taken')
    expect(taken.length).toBe(13)
    expect((await lying('taken')).length).toBe(13)
  })

  it('does not keep the next file of that name from being taken as well', async () => {
    const before = (await files()).length
    await put('twice.txt', box(31_001))
    await look()
    await look(killedAt(2, 'after')).catch(() => undefined)
    await put('twice.txt', box(31_002))
    for (const _ of [1, 2, 3, 4]) await look()
    const now = await files()
    expect(now.length).toBe(before + 2)
    expect(new Set(now.slice(0, 2).map(({ totals }) => totals.file.cents))).toEqual(new Set([31_001, 31_002]))
  })
})
