import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packArchive, type Packer } from './zip-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartwright-zip-'))
})
afterEach(() => rm(folder, { recursive: true }))

const files = async ({ add }: Packer): Promise<void> => {
  await add('pieces.csv', [Buffer.from('1,'), Buffer.from('2')])
  await add('part.pdf', [Buffer.from('%PDF')])
}

describe('an archive', () => {
  it('has its files, and the same bytes however often it is made', async () => {
    const one = await packArchive(join(folder, 'one.zip'), { day: '2026-12-05', pack: files })
    const other = await packArchive(join(folder, 'other.zip'), { day: '2026-12-05', pack: files })
    expect(other).toEqual(one)
    const bytes = await readFile(join(folder, 'one.zip'))
    expect(bytes).toHaveLength(one.bytes)
    const read = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)])
    expect(read).toEqual([
      ['pieces.csv', '1,2'],
      ['part.pdf', '%PDF'],
    ])
  })

  it('that was broken off has not its name, and is made whole the next time', async () => {
    const path = join(folder, 'package.zip')
    const broken = packArchive(path, {
      day: '2026-12-05',
      pack: async (packer) => {
        await files(packer)
        throw new Error('the process was killed')
      },
    })
    await expect(broken).rejects.toThrow('killed')
    expect(await readdir(folder)).toEqual(['package.zip.unfinished'])
    await packArchive(path, { day: '2026-12-05', pack: files })
    expect(await readdir(folder)).toEqual(['package.zip'])
  })
})
