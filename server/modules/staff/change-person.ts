import type { Role } from '@cartwright/api/roles'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { people, type Person, person } from './staff-queries.ts'

/** Changes what a person is to this city, from their next request on. Refuses to leave it without an administrator. */
export async function changeRole(
  work: Work,
  { userId, role }: { readonly userId: string; readonly role: Role },
): Promise<Person> {
  const before = await person(work, userId)
  if (role !== 'administrator') await keepAnAdministrator(work, before)
  await work.db
    .withSchema('directory')
    .updateTable('membership')
    .set({ role })
    .where('user_id', '=', userId)
    .where('city', '=', work.city)
    .execute()
  await recordCommand(work, {
    command: 'change-role',
    subject: `person ${before.email}`,
    changes: { role: { from: before.role, to: role } },
  })
  return person(work, userId)
}

/** Shuts a person out of this city, from their next request on, or lets them in again. Refuses to shut out the last administrator. */
export async function setDisabled(
  work: Work,
  { userId, disabled }: { readonly userId: string; readonly disabled: boolean },
): Promise<Person> {
  const before = await person(work, userId)
  if (disabled) await keepAnAdministrator(work, before)
  await work.db
    .withSchema('directory')
    .updateTable('membership')
    .set({ disabled_at: disabled ? Temporal.Now.instant() : null })
    .where('user_id', '=', userId)
    .where('city', '=', work.city)
    .execute()
  await recordCommand(work, {
    command: disabled ? 'disable-person' : 'enable-person',
    subject: `person ${before.email}`,
    changes: { disabled: { from: before.disabled, to: disabled } },
  })
  return person(work, userId)
}

async function keepAnAdministrator(work: Work, leaving: Person): Promise<void> {
  if (leaving.role !== 'administrator') return
  // Two administrators who shut each other out at the same moment would leave nobody: the second waits here.
  await work.db
    .withSchema('directory')
    .selectFrom('membership')
    .select('user_id')
    .where('city', '=', work.city)
    .where('role', '=', 'administrator')
    .orderBy('user_id')
    .forUpdate()
    .execute()
  const others = (await people(work)).filter(
    ({ userId, role, disabled }) => role === 'administrator' && !disabled && userId !== leaving.userId,
  )
  if (others.length === 0) refuse('LAST_ADMINISTRATOR', {})
}
