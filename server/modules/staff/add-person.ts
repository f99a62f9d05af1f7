import type { Role } from '@cartwright/api/roles'
import { randomUUID } from 'node:crypto'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { isCommonPassword } from './common-password.ts'
import { practiceDomain } from './practice-people.ts'
import { type Person, person } from './staff-queries.ts'

/** Somebody to be given a role in the city. */
export type NewPerson = {
  readonly email: string
  readonly name: string
  readonly role: Role
  /** First password of somebody who is not known yet. A known person keeps theirs. */
  readonly password?: string | undefined
  readonly accountNumber?: string | undefined
  /** Whom a provider vouches for needs no password. */
  readonly byProvider?: boolean
}

/**
 * Gives a person a role in this city; somebody not known yet gets a first password. Refuses somebody who has a role here,
 * an account that is not there, a new person without a password, a password that is tried first, in this order.
 */
export async function addPerson(
  work: Work,
  { email, name, role, password, accountNumber, byProvider = false }: NewPerson,
  hash: (password: string) => Promise<string>,
): Promise<Person> {
  // The invented people of practice cities sign in without a password and must never reach real books.
  if (email.endsWith(`.${practiceDomain}`)) refuse('DEMO_PERSON_FIXED', {})
  const directory = work.db.withSchema('directory')
  const known = await directory.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  const member =
    known &&
    (await directory
      .selectFrom('membership')
      .select('role')
      .where('user_id', '=', known.id)
      .where('city', '=', work.city)
      .executeTakeFirst())
  if (member) refuse('PERSON_ALREADY_HERE', { role: member.role })
  if (accountNumber !== undefined) await refuseNoAccount(work, accountNumber)
  const userId = known?.id ?? (await addUser(work, { email, name, password, byProvider }, hash))
  await directory
    .insertInto('membership')
    .values({ user_id: userId, city: work.city, role, account_number: accountNumber ?? null })
    .execute()
  await recordCommand(work, {
    command: 'add-person',
    subject: `person ${email}`,
    changes: { name, role, accountNumber: accountNumber ?? null, newHere: !known },
  })
  return person(work, userId)
}

async function refuseNoAccount({ db }: Work, accountNumber: string): Promise<void> {
  const found = await db
    .selectFrom('account')
    .select('id')
    .where('number', '=', accountNumber)
    .executeTakeFirst()
  const message = 'There is no account of this number. Write it as it stands on the bill.'
  if (!found) refuse('FIELD_REFUSED', { field: 'accountNumber', message })
}

async function addUser(
  work: Work,
  { email, name, password, byProvider }: Pick<NewPerson, 'email' | 'name' | 'password' | 'byProvider'>,
  hash: (password: string) => Promise<string>,
): Promise<string> {
  if (!password && !byProvider) refuse('PASSWORD_NEEDED', {})
  if (password && isCommonPassword(password, [name, email])) refuse('PASSWORD_TOO_COMMON', {})
  const directory = work.db.withSchema('directory')
  const id = randomUUID()
  await directory.insertInto('user').values({ id, name, email, image: null }).execute()
  if (!password) return id
  await directory
    .insertInto('credential')
    .values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: await hash(password),
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
    })
    .execute()
  return id
}
