import { readFile } from 'node:fs/promises'
import ssh2 from 'ssh2'
import type { SftpServer } from '#ports/mail-house/sftp-server'
import type { MailHouseOfCity } from './read-mail-house.ts'
import { SettingInvalid } from './setting-invalid.ts'

/** The account with its key, which is read now: one that cannot be used is told at the start and not when a package waits. */
export async function sftpServerOf({ server, secret }: MailHouseOfCity): Promise<SftpServer> {
  if ('password' in secret) return { ...server, secret }
  const { keyFile, passphrase } = secret
  const privateKey = await readFile(keyFile).catch((error: NodeJS.ErrnoException) => {
    throw new SettingInvalid(
      `CARTWRIGHT_MAIL_HOUSE_KEY_FILE names ${keyFile}, which cannot be read (${error.code}).`,
    )
  })
  const key = ssh2.utils.parseKey(privateKey, passphrase ?? undefined)
  const parsed = Array.isArray(key) ? key[0]! : key
  if (parsed instanceof Error)
    throw new SettingInvalid(
      `CARTWRIGHT_MAIL_HOUSE_KEY_FILE names ${keyFile}, which is no private key that can be used: ${
        /passphrase|encrypted/i.test(parsed.message)
          ? 'its passphrase is missing or wrong (CARTWRIGHT_MAIL_HOUSE_KEY_PASSPHRASE)'
          : 'write one in OpenSSH or PEM format'
      }.`,
    )
  if (!parsed.isPrivateKey())
    throw new SettingInvalid(
      `CARTWRIGHT_MAIL_HOUSE_KEY_FILE names ${keyFile}, which is a public key; name the private one.`,
    )
  return { ...server, secret: { privateKey, passphrase } }
}
