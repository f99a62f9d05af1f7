import { Role } from '@cartwright/api/roles'
import type { OpenDatabase } from '#database/open-database'
import { refuse } from '#kernel/refusal'

/** The mail domain of invented people. `.invalid` can never receive mail (RFC 2606), and such an address is given to nobody else. */
export const practiceDomain = 'practice.invalid'

/** Whether somebody is an invented person, who signs in by one click and by nothing else. */
export const isPracticePerson = ({ email }: { readonly email: string }): boolean =>
  email.endsWith(`.${practiceDomain}`)

/** Who plays each role in a practice city. */
const invented: Record<Role, string> = {
  coordinator: 'Rosa Ortiz',
  clerk: 'Casey Nguyen',
  manager: 'Dana Whitfield',
  auditor: 'Arun Mehta',
  administrator: 'Ada Lindqvist',
  customer: 'Chris Okafor',
}

const emailOf = (role: Role, city: string): string => `${role}@${city.replaceAll('_', '-')}.${practiceDomain}`

/** By what the invented person of a role is known. */
export const practiceId = (city: string, role: Role): string => `practice-${city}-${role}`

/** The people one click signs in as, for the sign-in screen and the terminal. */
export const practicePeople: readonly { role: Role; name: string }[] = Role.options.map((role) => ({
  role,
  name: invented[role],
}))

/**
 * Gives a practice city one invented person for each role, without passwords. Doing it again changes nothing.
 * Refuses DEMO_ONLY for a city that is not for practice.
 */
export async function addPracticePeople(
  { db }: OpenDatabase,
  city: string,
  customerAccount: string | null = null,
): Promise<void> {
  const directory = db.withSchema('directory')
  const found = await directory.selectFrom('city').select('demo').where('name', '=', city).executeTakeFirst()
  if (!found?.demo) refuse('DEMO_ONLY', {})
  for (const { role, name } of practicePeople) {
    const id = practiceId(city, role)
    await directory
      .insertInto('user')
      .values({ id, name, email: emailOf(role, city), emailVerified: false, image: null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await directory
      .insertInto('membership')
      .values({ user_id: id, city, role, account_number: role === 'customer' ? customerAccount : null })
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'city']).doUpdateSet((row) => ({
          account_number: row.ref('excluded.account_number'),
        })),
      )
      .execute()
  }
}

/** The invented person of a practice city, or of the first one when none is named. Refuses DEMO_ONLY where there is none. */
export async function practicePerson(
  { db }: OpenDatabase,
  { role, city }: { readonly role: Role; readonly city: string | undefined },
): Promise<{ userId: string; city: string }> {
  let query = db
    .withSchema('directory')
    .selectFrom('membership')
    .innerJoin('city', 'city.name', 'membership.city')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .select(['user.id as userId', 'city.name as city'])
    .where('city.demo', '=', true)
    .where('membership.role', '=', role)
    .where('membership.disabled_at', 'is', null)
    .where('user.email', 'like', `%.${practiceDomain}`)
    .orderBy('city.name')
    .limit(1)
  if (city) query = query.where('city.name', '=', city)
  return (await query.executeTakeFirst()) ?? refuse('DEMO_ONLY', {})
}

/** Whether there is a practice city at all. */
export async function hasPracticeCity({ db }: OpenDatabase): Promise<boolean> {
  const found = await db
    .withSchema('directory')
    .selectFrom('city')
    .select('name')
    .where('demo', '=', true)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
