import type { WebAuthnCredential } from '@simplewebauthn/server'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { SignedIn } from './begin-session.ts'
import { afterRemoval } from './set-up-codes.ts'

type Person = Pick<SignedIn, 'userId' | 'email' | 'sessionId'>
type Named = { readonly id: string; readonly name: string }

/** Registers a passkey that showed itself. This session is as good as one begun by it. Refuses one that is registered. */
export async function addPasskey(
  work: Work,
  { userId, email, sessionId }: Person,
  { name, credential }: { readonly name: string; readonly credential: WebAuthnCredential },
): Promise<void> {
  const directory = work.db.withSchema('directory')
  const twice = await directory
    .selectFrom('passkey')
    .select('id')
    .where('id', '=', credential.id)
    .executeTakeFirst()
  if (twice) refuse('PASSKEY_ALREADY_HERE', {})
  await directory
    .insertInto('passkey')
    .values({
      id: credential.id,
      user_id: userId,
      name,
      public_key: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      last_used_at: null,
    })
    .execute()
  await directory
    .updateTable('session')
    .set({ method: 'passkey' })
    .where('id', '=', sessionId)
    .where('method', '=', 'password')
    .execute()
  await directory
    .deleteFrom('session')
    .where('userId', '=', userId)
    .where('method', '=', 'password')
    .execute()
  await record(work, email, 'register-passkey', { name })
}

/** Gives one of their passkeys another name. Refuses what is not theirs. */
export async function renamePasskey(
  work: Work,
  { userId, email }: Person,
  { id, name }: Named,
): Promise<void> {
  const before = await ownPasskey(work, userId, id)
  await work.db.withSchema('directory').updateTable('passkey').set({ name }).where('id', '=', id).execute()
  await record(work, email, 'rename-passkey', { name: { from: before, to: name } })
}

/** Takes one of their passkeys away, and ends their other sessions. Refuses what is not theirs. */
export async function removePasskey(
  work: Work,
  { userId, email, sessionId }: Person,
  id: string,
): Promise<void> {
  const name = await ownPasskey(work, userId, id)
  await work.db.withSchema('directory').deleteFrom('passkey').where('id', '=', id).execute()
  await afterRemoval(work, { userId, sessionId })
  await record(work, email, 'remove-passkey', { name, otherSessions: 'ended' })
}

async function ownPasskey(work: Work, userId: string, id: string): Promise<string> {
  const found = await work.db
    .withSchema('directory')
    .selectFrom('passkey')
    .select('name')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return found?.name ?? refuse('FACTOR_NOT_FOUND', {})
}

const record = (work: Work, email: string, command: string, changes: object): Promise<void> =>
  recordCommand(work, { command, subject: `person ${email}`, changes })
