import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { isPracticePerson } from './practice-people.ts'
import { person } from './staff-queries.ts'

/**
 * Takes away all codes and passkeys of a person who lost them, and who they are to a provider, and ends their sessions. Refuses
 * somebody who is not of this city, and oneself: one's own are taken away with one's password.
 */
export async function resetSecondFactor(work: Work, userId: string): Promise<void> {
  const known = await person(work, userId)
  if (isPracticePerson(known)) refuse('DEMO_PERSON_FIXED', {})
  if (userId === work.actor.userId) refuse('OWN_FACTOR_NOT_RESET', {})
  const directory = work.db.withSchema('directory')
  await directory.deleteFrom('sign_in_code').where('user_id', '=', userId).execute()
  await directory.deleteFrom('backup_code').where('user_id', '=', userId).execute()
  await directory.deleteFrom('passkey').where('user_id', '=', userId).execute()
  await directory.deleteFrom('oidc_identity').where('user_id', '=', userId).execute()
  await directory.deleteFrom('sign_in_step').where('user_id', '=', userId).execute()
  await directory.deleteFrom('session').where('userId', '=', userId).execute()
  await directory.deleteFrom('sign_in_failure').where('email', '=', known.email).execute()
  await recordCommand(work, {
    command: 'reset-second-factor',
    subject: `person ${known.email}`,
    changes: { codes: 'taken away', passkeys: 'taken away', provider: 'forgotten', sessions: 'ended' },
  })
}
