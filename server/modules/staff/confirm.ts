import { refuse } from '#kernel/refusal'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { noteConfirmed, noteFactor, type SignedIn } from './begin-session.ts'
import { hasPassword, userByPassword } from './own-password.ts'
import { isPracticePerson } from './practice-people.ts'
import { factorsOf, takeCode, takeTimeCode } from './second-factor.ts'
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

  /** Keeps that a person showed a code of their app or a backup code just now. Failures count as at sign-in. */
  showCode: async ({ userId, email, sessionId }: SignedIn, code: string): Promise<void> => {
    slowDown(userId)
    const { shut } = await countAttempt(database, email)
    if (shut || !(await takeCode(database, secret, { userId, code }))) refuse('CODE_REFUSED', {})
    await forgetAttempts(database, email)
    await noteFactor(database, sessionId)
  },

  /**
   * Lets through who may make a token now: it is a way in, and one that asks nobody for a second factor. Where the city demands one of a
   * role it concerns, the factor was shown a moment ago; elsewhere a proof of who they are will do. The invented people of a practice
   * city have nothing to show. Nobody comes here without a session: tokens reach no way in.
   */
  mayMakeToken: async (
    person: SignedIn | null,
    { demanded }: { readonly demanded: boolean },
  ): Promise<void> => {
    if (person && (isPracticePerson(person) || person.factorShown)) return
    if (demanded) refuse('FACTOR_FIRST', { by: person ? await factorsOf(database, person.userId) : [] })
    if (!person || person.confirmed) return
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
