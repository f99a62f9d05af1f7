import type { Factor } from '@cartwright/api/staff'
import { Role } from '@cartwright/api/roles'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** A person of the city, with their role in it. */
export type Person = {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly accountNumber: string | null
  readonly disabled: boolean
  readonly lockedUntil: string | null
  readonly factors: Factor[]
}

/** The people of this city, by name. */
export async function people(work: Work): Promise<Person[]> {
  const rows = await peopleOf(work).orderBy('user.name').orderBy('user.id').execute()
  return rows.map(asPerson)
}

/** One person of this city. Refuses PERSON_NOT_FOUND. */
export async function person(work: Work, userId: string): Promise<Person> {
  const found = await peopleOf(work).where('user.id', '=', userId).executeTakeFirst()
  return found ? asPerson(found) : refuse('PERSON_NOT_FOUND', { userId })
}

const peopleOf = (work: Work) =>
  work.db
    .withSchema('directory')
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .leftJoin('sign_in_failure', 'sign_in_failure.email', 'user.email')
    .select([
      'user.id',
      'user.name',
      'user.email',
      'membership.role',
      'membership.account_number',
      'membership.disabled_at',
      'sign_in_failure.locked_until',
    ])
    .select([
      sql<boolean>`exists (select from directory.sign_in_code c
        where c.user_id = membership.user_id and c.confirmed_at is not null)`.as('has_codes'),
      sql<boolean>`exists (select from directory.passkey k where k.user_id = membership.user_id)`.as(
        'has_keys',
      ),
    ])
    .where('membership.city', '=', work.city)

type Row = Awaited<ReturnType<ReturnType<typeof peopleOf>['execute']>>[number]

const asPerson = ({ id, name, email, role, ...row }: Row): Person => ({
  userId: id,
  name,
  email,
  role: Role.parse(role),
  accountNumber: row.account_number,
  disabled: row.disabled_at !== null,
  lockedUntil: row.locked_until?.toString() ?? null,
  factors: [...(row.has_codes ? (['code'] as const) : []), ...(row.has_keys ? (['passkey'] as const) : [])],
})
