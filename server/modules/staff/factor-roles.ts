import { Role } from '@cartwright/api/roles'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

/** The roles of this city that must have a second factor, in the order roles are always named in. */
export async function factorRoles(work: Work): Promise<Role[]> {
  const rows = await work.db
    .withSchema('directory')
    .selectFrom('second_factor_role')
    .select('role')
    .where('city', '=', work.city)
    .execute()
  const named = new Set(rows.map(({ role }) => role))
  return Role.options.filter((role) => named.has(role))
}

/**
 * Says which roles must have a second factor. It holds from the next request on: whoever has none and came in by their password
 * alone then reaches nothing but setting one up.
 */
export async function setFactorRoles(work: Work, roles: readonly Role[]): Promise<Role[]> {
  const directory = work.db.withSchema('directory')
  const before = await factorRoles(work)
  const wanted = [...new Set(roles)]
  await directory.deleteFrom('second_factor_role').where('city', '=', work.city).execute()
  if (wanted.length > 0)
    await directory
      .insertInto('second_factor_role')
      .values(wanted.map((role) => ({ city: work.city, role })))
      .execute()
  const after = await factorRoles(work)
  await recordCommand(work, {
    command: 'set-second-factor-roles',
    subject: `city ${work.city}`,
    changes: { roles: { from: before, to: after } },
  })
  return after
}
