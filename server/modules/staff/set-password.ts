import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { isCommonPassword } from './common-password.ts'
import { isPracticePerson } from './practice-people.ts'
import { person } from './staff-queries.ts'

/**
 * Gives a person of this city a new password, ends all their sessions and lets them try to sign in again. For somebody who
 * forgot theirs: whoever knows their own changes it themselves. Refuses a password that is tried first.
 */
export async function setPassword(
  work: Work,
  { userId, password }: { readonly userId: string; readonly password: string },
  hash: (password: string) => Promise<string>,
): Promise<void> {
  const known = await person(work, userId)
  if (isPracticePerson(known)) refuse('DEMO_PERSON_FIXED', {})
  if (isCommonPassword(password, [known.name, known.email])) refuse('PASSWORD_TOO_COMMON', {})
  const directory = work.db.withSchema('directory')
  await directory
    .updateTable('credential')
    .set({ password: await hash(password) })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
  await directory.deleteFrom('session').where('userId', '=', userId).execute()
  await directory.deleteFrom('sign_in_step').where('user_id', '=', userId).execute()
  await directory.deleteFrom('sign_in_failure').where('email', '=', known.email).execute()
  await recordCommand(work, {
    command: 'set-password',
    subject: `person ${known.email}`,
    changes: { password: 'a new one', sessions: 'ended' },
  })
}
