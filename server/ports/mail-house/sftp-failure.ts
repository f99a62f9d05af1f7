import { PlaceFailed } from './place.ts'
import type { SftpServer } from './sftp-server.ts'

type SshError = Error & { readonly level?: string; readonly code?: number | string }

/** What a connection failed of. `shown` is the fingerprint of a host key that was not the right one. */
export function connectionFailure(
  error: unknown,
  { host, port, user, fingerprints }: SftpServer,
  shown: string | null,
): PlaceFailed {
  if (error instanceof PlaceFailed) return error
  const { level, code } = error as SshError
  const at = `${host}:${port}`
  if (shown !== null)
    return new PlaceFailed(
      'refused',
      `${at} showed the host key ${shown}; the settings say ${fingerprints.join(' or ')}. Nothing was sent, no password and no package.`,
      'Ask the mail house by telephone whether it has a new host key. Only if it has, write its fingerprint into CARTWRIGHT_MAIL_HOUSE_FINGERPRINT.',
    )
  if (level === 'client-authentication')
    return new PlaceFailed(
      'refused',
      `${at} did not let ${user} in: the password or key was refused.`,
      'Ask the mail house whether the account is open, and whoever keeps the machines to set CARTWRIGHT_MAIL_HOUSE_USER with its password or key.',
    )
  if (level === 'handshake')
    return new PlaceFailed(
      'refused',
      `${at} and this system have no way of encryption in common: ${wordsOf(error)}.`,
      'Tell the mail house: its SFTP server needs current algorithms.',
    )
  if (code === 'ENOTFOUND')
    return new PlaceFailed(
      'later',
      `There is no host ${host}.`,
      'Ask whoever keeps the machines to look at CARTWRIGHT_MAIL_HOUSE_HOST.',
    )
  const how = level === 'client-timeout' ? 'did not answer in time' : `broke off: ${wordsOf(error)}`
  return new PlaceFailed('later', `${at} ${how}.`, isItUp)
}

/** What the server answered to one step (draft-ietf-secsh-filexfer-02, section 7). */
export function stepFailure(error: unknown, step: string, folder: string): PlaceFailed {
  if (error instanceof PlaceFailed) return error
  const { code } = error as SshError
  const said = `${step}: the server says “${wordsOf(error)}”.`
  if (code === noSuchFile)
    return new PlaceFailed(
      'refused',
      said,
      `Ask the mail house whether the folder ${folder} is there. ${setFolder}`,
    )
  if (code === permissionDenied)
    return new PlaceFailed(
      'refused',
      said,
      `Ask the mail house to let the account write into ${folder}. ${setFolder}`,
    )
  return new PlaceFailed('later', said, 'Ask the mail house whether its server has room and takes files.')
}

export const noSuchFile = 2
export const permissionDenied = 3
export const isItUp = 'Ask the mail house whether its SFTP server is up.'
const setFolder = 'Another folder is set in CARTWRIGHT_MAIL_HOUSE_FOLDER.'

/** The words of a server, which may hold anything: one short line of them. */
const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 200)
