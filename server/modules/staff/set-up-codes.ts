import bwip from 'bwip-js'
import { symmetricEncrypt } from 'better-auth/crypto'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { hashOfBackupCode, newBackupCodes } from './backup-codes.ts'
import { appAddress, newSecret } from './time-codes.ts'

/** The person whose way in it is. */
type Person = { readonly userId: string; readonly email: string; readonly sessionId: string }
/** The same with what codes are kept under. */
type Own = Person & { readonly secret: string }

/** Setting up codes, under the secret of the installation. */
export const makeCodes = ({ secret }: { readonly secret: string }) => ({
  beginCodes: (work: Work, person: Person) => beginCodes(work, { ...person, secret }),
  confirmCodes: (work: Work, person: Person) => confirmCodes(work, { ...person, secret }),
  renewBackupCodes: (work: Work, person: Person) => renewBackupCodes(work, { ...person, secret }),
})

/**
 * Begins to set up codes: a secret for the app of this person, as text and as a QR code. It counts once its first code was
 * confirmed; beginning again gives another. Refuses while codes are set up.
 */
async function beginCodes(
  work: Work,
  { userId, email, secret: key }: Own,
): Promise<{ secret: string; address: string; qrCode: string }> {
  const directory = work.db.withSchema('directory')
  const [before] = await codesOf(work, userId)
  if (before?.confirmed_at) refuse('CODES_ALREADY_SET_UP', {})
  const secret = newSecret()
  await directory.deleteFrom('sign_in_code').where('user_id', '=', userId).execute()
  await directory
    .insertInto('sign_in_code')
    .values({
      user_id: userId,
      secret: await symmetricEncrypt({ key, data: secret }),
      confirmed_at: null,
      last_step: null,
    })
    .execute()
  await record(work, email, 'begin-codes', { codes: 'begun' })
  const address = appAddress(secret, { email, issuer: 'Cartwright' })
  return { secret, address, qrCode: bwip.toSVG({ bcid: 'qrcode', text: address, scale: 4, padding: 8 }) }
}

/** Finishes setting up codes, once the first was right, and gives the backup codes. This session is as good as one by code. */
async function confirmCodes(work: Work, { sessionId, ...own }: Own): Promise<string[]> {
  const directory = work.db.withSchema('directory')
  // Begun anew in another window meanwhile, it is another secret, whose first code nobody has shown.
  const confirmed = await directory
    .updateTable('sign_in_code')
    .set({ confirmed_at: Temporal.Now.instant() })
    .where('user_id', '=', own.userId)
    .where('last_step', 'is not', null)
    .returning('user_id')
    .execute()
  if (confirmed.length === 0) refuse('CODE_REFUSED', {})
  await directory
    .updateTable('session')
    .set({ method: 'code' })
    .where('id', '=', sessionId)
    .where('method', '=', 'password')
    .execute()
  // Whoever is signed in elsewhere by the password alone is not known to be the same person.
  await directory
    .deleteFrom('session')
    .where('userId', '=', own.userId)
    .where('method', '=', 'password')
    .execute()
  const codes = await giveBackupCodes(work, own)
  await record(work, own.email, 'set-up-codes', { codes: 'set up', backupCodes: codes.length })
  return codes
}

/** New backup codes; the old ones work no more. Refuses where no codes are set up. */
async function renewBackupCodes(work: Work, own: Own): Promise<string[]> {
  const [codes] = await codesOf(work, own.userId)
  if (!codes?.confirmed_at) refuse('FACTOR_NOT_FOUND', {})
  const made = await giveBackupCodes(work, own)
  await record(work, own.email, 'renew-backup-codes', { backupCodes: made.length })
  return made
}

/** Takes a person's codes away, and ends their other sessions. Refuses where there are none. */
export async function removeCodes(work: Work, { userId, email, sessionId }: Person): Promise<void> {
  const directory = work.db.withSchema('directory')
  const [codes] = await codesOf(work, userId)
  if (!codes?.confirmed_at) refuse('FACTOR_NOT_FOUND', {})
  await directory.deleteFrom('sign_in_code').where('user_id', '=', userId).execute()
  await directory.deleteFrom('backup_code').where('user_id', '=', userId).execute()
  await afterRemoval(work, { userId, sessionId })
  await record(work, email, 'remove-codes', { codes: 'taken away', otherSessions: 'ended' })
}

/** Ends the other sessions of a person who took a factor away. With their last one gone, this session is one by password. */
export async function afterRemoval(
  work: Work,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<void> {
  const directory = work.db.withSchema('directory')
  await directory.deleteFrom('session').where('userId', '=', userId).where('id', '<>', sessionId).execute()
  const keys = await directory.selectFrom('passkey').select('id').where('user_id', '=', userId).execute()
  const [codes] = await codesOf(work, userId)
  if (codes?.confirmed_at || keys.length > 0) return
  await directory
    .updateTable('session')
    .set({ method: 'password' })
    .where('id', '=', sessionId)
    .where('method', 'in', ['code', 'passkey'])
    .execute()
}

const codesOf = (work: Work, userId: string) =>
  work.db
    .withSchema('directory')
    .selectFrom('sign_in_code')
    .select('confirmed_at')
    .where('user_id', '=', userId)
    .execute()

async function giveBackupCodes(
  work: Work,
  { userId, secret }: Pick<Own, 'userId' | 'secret'>,
): Promise<string[]> {
  const directory = work.db.withSchema('directory')
  const codes = newBackupCodes()
  await directory.deleteFrom('backup_code').where('user_id', '=', userId).execute()
  await directory
    .insertInto('backup_code')
    .values(codes.map((code) => ({ user_id: userId, hash: hashOfBackupCode(secret, code), used_at: null })))
    .execute()
  return codes
}

const record = (work: Work, email: string, command: string, changes: object): Promise<void> =>
  recordCommand(work, { command, subject: `person ${email}`, changes })
