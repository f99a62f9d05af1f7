import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'

/** After so many wrong passwords in a row sign-in is shut for a while, for an address that nobody has as well. */
export const mostFailures = 10
const lockMinutes = 15

/**
 * Counts one more try to sign in with an e-mail address and tells whether the password may be looked at. It is counted
 * before the password is checked, so that many tries at the same moment cannot slip through together.
 */
export async function countAttempt({ db }: OpenDatabase, email: string): Promise<{ shut: boolean }> {
  // A count left alone for a day is forgotten; attackers' invented addresses do not pile up.
  await sql`delete from directory.sign_in_failure where last_at < now() - interval '1 day'`.execute(db)
  const { rows } = await sql<{ failures: number }>`
    insert into directory.sign_in_failure as f (email, failures) values (${email}, 1)
    on conflict (email) do update set
      failures = case when f.locked_until <= now() then 1 else f.failures + 1 end,
      last_at = now(),
      locked_until = case
        when f.locked_until > now() then f.locked_until
        when f.locked_until is null and f.failures + 1 >= ${mostFailures}
          then now() + make_interval(mins => ${lockMinutes})
      end
    returning failures`.execute(db)
  return { shut: (rows[0]?.failures ?? 0) > mostFailures }
}

/** Forgets the tries after a good sign-in. */
export async function forgetAttempts({ db }: OpenDatabase, email: string): Promise<void> {
  await sql`delete from directory.sign_in_failure where email = ${email}`.execute(db)
}
