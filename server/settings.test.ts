import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readBankKey } from './settings.ts'

const server = { place: { url: 'postgres://nowhere' }, dataFolder: 'nowhere' }

it('the key of bank numbers comes from the environment, and has 32 bytes', async () => {
  const key = Buffer.alloc(32, 3).toString('base64')
  expect(await readBankKey({ CARTWRIGHT_BANK_KEY: key }, server)).toHaveLength(32)
  await expect(readBankKey({ CARTWRIGHT_BANK_KEY: 'short' }, server)).rejects.toThrow('CARTWRIGHT_BANK_KEY')
})

it('a server without one takes no bank numbers', async () => {
  expect(await readBankKey({}, server)).toBeNull()
})

it('beside an embedded database it is made once, for its owner alone', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cartwright-key-'))
  try {
    const embedded = { place: { folder: dataFolder }, dataFolder }
    const made = await readBankKey({}, embedded)
    expect(made).toHaveLength(32)
    expect(await readBankKey({}, embedded)).toEqual(made)
    expect((await stat(join(dataFolder, 'bank-key'))).mode & 0o777).toBe(0o600)
  } finally {
    await rm(dataFolder, { recursive: true })
  }
})
