import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { refuse } from '#kernel/refusal'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { beginSession, type SignedIn, type WithCookies } from './begin-session.ts'
import { takeCode } from './second-factor.ts'
import type { SignInCore } from './sign-in.ts'

/** The step after a good password. */
export const makeSecondStep = (core: SignInCore) => ({
  /** Begins the session with a code of the app or a backup code. Failures count as those of passwords do. */
  signInByCode: async (
    { code, from }: { readonly code: string; readonly from: string },
    headers: Headers,
  ): Promise<WithCookies<SignedIn>> => {
    const { auth, database, secret, steps, slowDown } = core
    slowDown(from)
    const step = await steps.look('second-factor', headers)
    if (!step?.userId) refuse('SIGN_IN_STEP_OVER', {})
    const { userId } = step
    const email = await emailOf(database, userId)
    const { shut } = await countAttempt(database, email)
    if (shut || !(await takeCode(database, secret, { userId, code }))) refuse('CODE_REFUSED', {})
    if (!(await steps.take('second-factor', headers))) refuse('SIGN_IN_STEP_OVER', {})
    await forgetAttempts(database, email)
    const begun = await beginSession(auth, database, { userId, method: 'code', from }, headers)
    return { ...begun, cookies: [...begun.cookies, steps.over()] }
  },
})

async function emailOf({ db }: OpenDatabase, userId: string): Promise<string> {
  const { rows } = await sql<{ email: string }>`
    select email from directory."user" where id = ${userId}`.execute(db)
  return rows[0]?.email ?? refuse('SIGN_IN_STEP_OVER', {})
}
