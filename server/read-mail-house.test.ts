import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMailHouse } from './read-mail-house.ts'
import { sftpServerOf } from './read-mail-house-key.ts'

const fingerprint = `SHA256:${'A'.repeat(43)}`
const needed = {
  CARTWRIGHT_MAIL_HOUSE_CITY: 'marlow',
  CARTWRIGHT_MAIL_HOUSE_HOST: 'sftp.mailhouse.example',
  CARTWRIGHT_MAIL_HOUSE_USER: 'cartwright',
  CARTWRIGHT_MAIL_HOUSE_FINGERPRINT: fingerprint,
}
const withPassword = { ...needed, CARTWRIGHT_MAIL_HOUSE_PASSWORD: 'of a test' }

describe('the mail house in the settings', () => {
  it('is none, or all that is needed of it', () => {
    expect(readMailHouse({})).toBeNull()
    expect(readMailHouse(withPassword)).toEqual({
      city: 'marlow',
      server: {
        host: 'sftp.mailhouse.example',
        port: 22,
        user: 'cartwright',
        folder: '.',
        fingerprints: [fingerprint],
      },
      secret: { password: 'of a test' },
    })
    const two = `${fingerprint}=, SHA256:${'B'.repeat(43)}`
    const more = { CARTWRIGHT_MAIL_HOUSE_FINGERPRINT: two, CARTWRIGHT_MAIL_HOUSE_PORT: '2222' }
    expect(readMailHouse({ ...withPassword, ...more })?.server).toMatchObject({
      port: 2222,
      fingerprints: [fingerprint, `SHA256:${'B'.repeat(43)}`],
    })
  })

  it.each<[string, Record<string, string>]>([
    ...Object.keys(needed).map((name): [string, Record<string, string>] => [
      name,
      { ...withPassword, [name]: '' },
    ]),
    ['CARTWRIGHT_MAIL_HOUSE_KEY_FILE', needed],
    ['CARTWRIGHT_MAIL_HOUSE_CITY', { CARTWRIGHT_MAIL_HOUSE_FOLDER: 'in' }],
    ['CARTWRIGHT_MAIL_HOUSE_PORT', { ...withPassword, CARTWRIGHT_MAIL_HOUSE_PORT: '0' }],
    ['CARTWRIGHT_MAIL_HOUSE_HOST', { ...withPassword, CARTWRIGHT_MAIL_HOUSE_HOST: 'sftp://house/in' }],
    [
      'CARTWRIGHT_MAIL_HOUSE_FINGERPRINT',
      { ...withPassword, CARTWRIGHT_MAIL_HOUSE_FINGERPRINT: 'MD5:aa:bb' },
    ],
    ['both set', { ...withPassword, CARTWRIGHT_MAIL_HOUSE_KEY_FILE: '/run/secrets/key' }],
  ])('is refused at the start for want of %s', (name, environment) => {
    expect(() => readMailHouse(environment)).toThrow(name)
  })
})

describe('the key of the account', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cartwright-key-'))
    const closed = { cipher: 'aes256-ctr', passphrase: 'of a test', rounds: 1 }
    const key = ssh2.utils.generateKeyPairSync('ed25519', closed)
    await writeFile(join(folder, 'private'), key.private)
    await writeFile(join(folder, 'public'), key.public)
    await writeFile(join(folder, 'text'), 'no key')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const open = (file: string, passphrase = 'of a test') =>
    sftpServerOf(
      readMailHouse({
        ...needed,
        CARTWRIGHT_MAIL_HOUSE_KEY_FILE: join(folder, file),
        CARTWRIGHT_MAIL_HOUSE_KEY_PASSPHRASE: passphrase,
      })!,
    )

  it('is read at the start', async () => {
    expect(await open('private')).toMatchObject({ user: 'cartwright', secret: { passphrase: 'of a test' } })
  })

  it.each([
    ['absent', undefined, 'cannot be read (ENOENT)'],
    ['private', 'another', 'passphrase is missing or wrong'],
    ['private', '', 'passphrase is missing or wrong'],
    ['public', undefined, 'is a public key'],
    ['text', undefined, 'no private key that can be used'],
  ])('that is %s with passphrase %s is refused at the start: %s', async (file, passphrase, words) => {
    await expect(open(file, passphrase)).rejects.toThrow(words)
  })
})
