import type { Role } from '@cartwright/api/roles'
import { person, type TestOffice } from './test-office.ts'

const roles = ['coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer'] as const

/** Puts the invented people a test works as into the directory, so that they can own work and hold authority. */
export async function addTestPeople(office: TestOffice): Promise<void> {
  const directory = office.database().db.withSchema('directory')
  for (const role of roles) {
    const { userId, name } = person(role)
    await directory
      .insertInto('user')
      .values({ id: userId!, name, email: `${role}@people.example`, image: null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
  for (const role of roles) await setRole(office, role, role)
}

/** Makes one of them something else to the city, or shuts them out. */
export async function setRole(
  office: TestOffice,
  who: Role,
  role: Role,
  disabled_at: Temporal.Instant | null = null,
): Promise<void> {
  await office
    .database()
    .db.withSchema('directory')
    .insertInto('membership')
    .values({ user_id: person(who).userId!, city: office.city, role, account_number: null, disabled_at })
    .onConflict((conflict) => conflict.columns(['user_id', 'city']).doUpdateSet({ role, disabled_at }))
    .execute()
}
