import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MailHouse, PackageFile, WhileItGoes } from '#kernel/mail-house'
import { type TestSftp, sftpServer } from '#test/sftp-server'
import { folderMailHouse } from './folder-mail-house.ts'
import { sftpMailHouse } from './sftp-mail-house.ts'
import { destinationOf } from './sftp-server.ts'

// Of many parts, the last one not full: what goes is put together from pieces on the way there and back.
const bytes = randomBytes(1_500_001)
const sha256 = createHash('sha256').update(bytes).digest('hex')
let folder: string
let server: TestSftp
let file: PackageFile

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartwright-mail-house-'))
  await writeFile(join(folder, 'package.zip'), bytes)
  file = {
    path: join(folder, 'package.zip'),
    name: 'job-7.zip',
    bytes: bytes.length,
    sha256,
    unfinished: 'job-7.zip.part-2',
    leftOver: ['job-7.zip.part-1'],
    renamedFrom: null,
  }
  server = await sftpServer()
})
beforeEach(() => server.calm())
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const never = () => Promise.reject(new Error('it is there already'))
const yes: WhileItGoes = { mayBeNamed: () => Promise.resolve(true), wentUp: () => {} }
const patience = { connectMs: 20_000, silenceMs: 20_000 }
const house = (more: Partial<TestSftp['account']> = {}): MailHouse =>
  sftpMailHouse({ ...server.account, ...more }, patience)
const names = () => [...server.files.keys()]

/** What every mail house keeps to: the one by SFTP, and the folder for practice. */
const houses = [
  {
    of: 'by SFTP',
    open: () => ({
      house: house(),
      lies: (name: string) => Promise.resolve(server.files.get(`/in/${name}`)),
      lay: (name: string, content: Buffer) => Promise.resolve(server.files.set(`/in/${name}`, content)),
      names: () => Promise.resolve(names().map((path) => path.replace('/in/', ''))),
    }),
  },
  {
    of: 'for practice',
    open: () => {
      const there = join(folder, 'practice')
      return {
        house: folderMailHouse(there),
        lies: (name: string) => readFile(join(there, name)),
        lay: (name: string, content: Buffer) => writeFile(join(there, name), content),
        names: () => readdir(there),
      }
    },
  },
]

describe.each(houses)('a mail house $of', ({ open }) => {
  it('gets a package whole, under its own name only once it is; the same one again is there already, another file is left alone', async () => {
    const { house: there, lies, lay, names: listed } = open()
    const namesWhenNamed: string[][] = []
    const mayBeNamed = async () => {
      namesWhenNamed.push(await listed())
      return true
    }
    expect(await there.deliver(file, { ...yes, mayBeNamed })).toMatchObject({
      outcome: 'delivered',
      hashChecked: true,
    })
    expect(namesWhenNamed).toEqual([['job-7.zip.part-2']])
    expect(await listed()).toEqual(['job-7.zip'])
    expect((await lies('job-7.zip'))?.equals(bytes)).toBe(true)

    expect(await there.deliver(file, { ...yes, mayBeNamed: never })).toMatchObject({
      outcome: 'delivered',
      answer: 'job-7.zip was there already, whole.',
    })

    const other = Buffer.from(bytes)
    other[700_000]! ^= 1
    await lay('job-7.zip', other)
    const refusal = await there.deliver(file, yes)
    expect(refusal).toMatchObject({ outcome: 'refused', todo: expect.stringContaining('take it away') })
    expect(refusal.answer).toContain('the same size and another SHA-256')
    await lay('job-7.zip', Buffer.from('short'))
    expect((await there.deliver(file, yes)).answer).toContain('it has 5 bytes, and the package 1,500,001')
    expect(await lies('job-7.zip')).toEqual(Buffer.from('short'))
  })
})

describe('the host', () => {
  it('that shows another key than the settings say is sent no name, no secret and no package', async () => {
    const wrong = `SHA256:${'A'.repeat(43)}`
    const came = await house({ fingerprints: [wrong] }).deliver(file, yes)
    expect(came).toMatchObject({ outcome: 'refused', todo: expect.stringContaining('FINGERPRINT') })
    expect(came.answer).toContain(server.account.fingerprints[0])
    expect(came.answer).toContain(wrong)
    expect([server.signIns, server.deeds]).toEqual([[], []])
    // With its next key beside the present one, nothing stops on the day it changes.
    const both = [wrong, ...server.account.fingerprints]
    expect(await house({ fingerprints: both }).deliver(file, yes)).toMatchObject({ outcome: 'delivered' })
  })

  it('that does not know the password says so, and the answer tells no secret', async () => {
    const came = await house({ secret: { password: 'wrong password' } }).deliver(file, yes)
    expect(came).toMatchObject({
      outcome: 'refused',
      answer: expect.stringContaining('did not let cartwright in'),
    })
    expect(JSON.stringify(came)).not.toContain('wrong password')
    expect(server.files.size).toBe(0)
  })

  it('takes a key instead of a password', async () => {
    const key = ssh2.utils.generateKeyPairSync('ed25519', {
      cipher: 'aes256-ctr',
      passphrase: 'of a test',
      rounds: 1,
    })
    server.mood.publicKey = key.public
    const secret = { privateKey: Buffer.from(key.private), passphrase: 'of a test' }
    expect(await house({ secret }).deliver(file, yes)).toMatchObject({ outcome: 'delivered' })
    expect(server.signIns).not.toContain('cartwright password')
  })

  it('that says nothing is given up, before and while it has the package', async () => {
    const quick = { connectMs: 300, silenceMs: 300 }
    server.mood.silent = true
    const dead = sftpMailHouse(server.account, quick)
    expect(await dead.deliver(file, yes)).toMatchObject({
      outcome: 'later',
      answer: expect.stringContaining('did not answer in time'),
    })
    server.mood.silent = false
    server.mood.hangsAfter = 600_000
    expect(
      await sftpMailHouse(server.account, { ...quick, connectMs: 20_000 }).deliver(file, yes),
    ).toMatchObject({
      outcome: 'later',
      answer: expect.stringContaining('said nothing for 0.3 s'),
    })
  })

  it('that is not there is tried later', async () => {
    const gone = await sftpServer()
    await gone.close()
    expect(await house({ port: gone.account.port }).deliver(file, yes)).toMatchObject({
      outcome: 'later',
      answer: expect.stringContaining('ECONNREFUSED'),
    })
  })
})

describe('a package', () => {
  it('for which there is no room, or on which the line breaks, leaves nothing of its name, and is whole the next time', async () => {
    server.mood.room = 1_000_000
    expect(await house().deliver(file, yes)).toMatchObject({
      outcome: 'later',
      answer: expect.stringContaining('No space left on device'),
    })
    expect(names()).toEqual([])
    server.mood.room = Number.POSITIVE_INFINITY
    server.mood.cutAfter = 1_000_000
    const first = { ...file, unfinished: 'job-7.zip.part-1', leftOver: [] }
    expect(await house().deliver(first, yes)).toMatchObject({ outcome: 'later' })
    expect(names()).toEqual(['/in/job-7.zip.part-1'])
    expect(await house().deliver(file, yes)).toMatchObject({ outcome: 'delivered' })
    expect(names()).toEqual(['/in/job-7.zip'])
    expect(server.files.get('/in/job-7.zip')?.equals(bytes)).toBe(true)
  })

  it('of which nobody heard how it was renamed is looked for before it is sent again', async () => {
    server.mood.cutRename = 'after'
    expect(await house().deliver(file, yes)).toMatchObject({ outcome: 'later' })
    const next = { ...file, unfinished: 'job-7.zip.part-3', renamedFrom: 'job-7.zip.part-2' }
    expect(await house().deliver(next, yes)).toMatchObject({ outcome: 'delivered' })
    expect(server.deeds.filter((deed) => deed.startsWith('write'))).toHaveLength(1)

    server.calm()
    server.mood.cutRename = 'before'
    expect(await house().deliver(file, yes)).toMatchObject({ outcome: 'later' })
    expect(await house().deliver(next, yes)).toMatchObject({ outcome: 'delivered' })
    expect(server.deeds.filter((deed) => deed.startsWith('rename'))).toHaveLength(1)

    server.calm()
    Object.assign(server.mood, { cutRename: 'after', takes: true })
    expect(await house().deliver(file, yes)).toMatchObject({ outcome: 'later' })
    const came = await house().deliver(next, yes)
    expect(came).toMatchObject({ outcome: 'unknown', todo: expect.stringContaining(sha256) })
    expect([server.taken.size, server.files.size]).toEqual([1, 0])
  })

  it('at a host that lets nobody read is held to its size, and one of the same size is not taken for it', async () => {
    server.mood.readable = false
    const came = await house().deliver(file, yes)
    expect(came).toMatchObject({ outcome: 'delivered', hashChecked: false })
    expect(came.answer).toContain('does not let files be read')
    expect(await house().deliver(file, yes)).toMatchObject({ outcome: 'refused' })
  })

  it('that another process sends by now gets no name', async () => {
    const came = await house().deliver(file, { ...yes, mayBeNamed: () => Promise.resolve(false) })
    expect(came).toMatchObject({ outcome: 'later' })
    expect(names()).toEqual([])
  })

  it('for a folder that is not there says which setting names it', async () => {
    expect(await house({ folder: 'elsewhere' }).deliver(file, yes)).toMatchObject({
      outcome: 'refused',
      todo: expect.stringContaining('CARTWRIGHT_MAIL_HOUSE_FOLDER'),
    })
  })
})

it.each([
  ['/in', 'cartwright@127.0.0.1:22/in'],
  ['.', 'cartwright@127.0.0.1:22/~'],
  ['to/cartwright', 'cartwright@127.0.0.1:22/~/to/cartwright'],
])('the folder %s is told as %s', (name, told) => {
  expect(destinationOf({ ...server.account, port: 22, folder: name })).toBe(told)
})
