import type { OpenDatabase } from '#database/open-database'
import type { Auth } from './auth.ts'

/** Whose password this is; null, after as long a time, when it is nobody's. */
export async function userByPassword(
  auth: Auth,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string | null> {
  const { internalAdapter, password: passwords } = await auth.$context
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
  const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password
  if (!found || !hash) {
    await passwords.hash(password)
    return null
  }
  return (await passwords.verify({ hash, password })) ? found.user.id : null
}

/** Whether a person has a password; whom only a provider knows has none. */
export async function hasPassword({ db }: OpenDatabase, userId: string): Promise<boolean> {
  const found = await db
    .withSchema('directory')
    .selectFrom('credential')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return found !== undefined
}
