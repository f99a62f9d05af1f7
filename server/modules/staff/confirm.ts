import { refuse } from '#kernel/refusal'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { noteConfirmed, type SignedIn } from './begin-session.ts'
import { hasPassword, userByPassword } from './own-password.ts'
import { isPracticePerson } from './practice-people.ts'
import { takeCode, takeTimeCode } from './second-factor.ts'
import type { SignInCore } from './sign-in.ts'

/** Proof of who somebody is, before their way in is changed. */
export const makeConfirmation = ({ auth, database, secret, slowDown }: SignInCore) => ({
  /** Takes the password, or from those who have none a code. Failures count as at sign-in. */
  confirm: async (
    person: SignedIn,
    given: { readonly password?: string | undefined; readonly code?: string | undefined },
  ): Promise<void> => {
    const { userId, email, sessionId } = person
    slowDown(userId)
    const { shut } = await countAttempt(database, email)
    const right = (await hasPassword(database, userId))
      ? (await userByPassword(auth, { email, password: given.password ?? '' })) === userId
      : given.code !== undefined && (await takeCode(database, secret, { userId, code: given.code }))
    if (shut || !right) refuse('CONFIRM_REFUSED', {})
    await forgetAttempts(database, email)
    await noteConfirmed(database, sessionId)
  },

  hasPassword: ({ userId }: SignedIn) => hasPassword(database, userId),

  /** Lets through who may change their way in now: no invented person, and nobody who was not asked for long. */
  mayChange: async (person: SignedIn): Promise<void> => {
    if (isPracticePerson(person)) refuse('DEMO_PERSON_FIXED', {})
    if (person.confirmed) return
    refuse('CONFIRM_FIRST', { by: [(await hasPassword(database, person.userId)) ? 'password' : 'code'] })
  },

  /** Takes the first code of an app whose codes are being set up. */
  firstCode: async ({ userId, email }: SignedIn, code: string): Promise<void> => {
    slowDown(userId)
    const { shut } = await countAttempt(database, email)
    if (shut || !(await takeTimeCode(database, secret, { userId, code }, { confirmed: false })))
      refuse('CODE_REFUSED', {})
    await forgetAttempts(database, email)
  },
})
