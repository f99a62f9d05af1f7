import { ways } from '@cartwright/api/sign-in-ways'
import type { Context } from 'hono'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import type { SignedIn } from './begin-session.ts'
import { factorRoles, setFactorRoles } from './factor-roles.ts'
import { memberFor } from './identify.ts'
import { ownFactors } from './own-factors.ts'
import { addPasskey, removePasskey, renamePasskey } from './passkeys.ts'
import { isPracticePerson } from './practice-people.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { removeCodes } from './set-up-codes.ts'
import type { SignIn } from './sign-in.ts'

const done = { done: true as const }

/** A person's ways in beside the password: seen, set up, taken away. */
export function serveWays(door: Door, signIn: SignIn): void {
  door.openLong(ways.list, async ({ context, inTransaction }) => {
    const person = await whoAsks(signIn, context)
    return {
      password: await signIn.hasPassword(person),
      fixed: isPracticePerson(person),
      required: memberFor(person, context.req.raw)?.needsFactor ?? false,
      method: person.method,
      ...(await inTransaction((work) => ownFactors(work, person.userId, signIn.oidc))),
    }
  })
  door.openLong(ways.confirm, async ({ context }, { body }) => {
    await signIn.confirm(await whoAsks(signIn, context), body)
    return done
  })
  serveShown(door, signIn)
  serveCodes(door, signIn)
  servePasskeys(door, signIn)
  door.open(ways.factorRoles, async (work) => ({ roles: await factorRoles(work) }))
  door.open(ways.setFactorRoles, async (work, { body }) => ({
    roles: await setFactorRoles(work, body.roles),
  }))
  door.open(ways.resetPerson, async (work, { params }) => {
    await resetSecondFactor(work, params.userId)
    return done
  })
}

/** A second factor that is shown again, by somebody who is signed in. */
function serveShown(door: Door, signIn: SignIn): void {
  door.openLong(ways.showCode, async ({ context }, { body }) => {
    await signIn.showCode(await whoAsks(signIn, context), body.code)
    return done
  })
  door.openLong(ways.ownPasskeyOptions, async ({ context }) => {
    const { options, cookies } = await signIn.ownPasskeyOptions(await whoAsks(signIn, context))
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return { options: { ...options } }
  })
  door.openLong(ways.showPasskey, async ({ context }, { body }) => {
    const person = await whoAsks(signIn, context)
    const over = await signIn.showPasskey(person, body.answer, context.req.raw.headers)
    context.header('set-cookie', over, { append: true })
    return done
  })
}

function serveCodes(door: Door, signIn: SignIn): void {
  door.openLong(ways.beginCodes, async ({ context, inTransaction }) => {
    const person = await whoChanges(signIn, context)
    return inTransaction((work) => signIn.beginCodes(work, person))
  })
  door.openLong(ways.confirmCodes, async ({ context, inTransaction }, { body }) => {
    const person = await whoChanges(signIn, context)
    await signIn.firstCode(person, body.code)
    return { backupCodes: await inTransaction((work) => signIn.confirmCodes(work, person)) }
  })
  door.openLong(ways.renewBackupCodes, async ({ context, inTransaction }) => {
    const person = await whoChanges(signIn, context)
    return { backupCodes: await inTransaction((work) => signIn.renewBackupCodes(work, person)) }
  })
  door.openLong(ways.removeCodes, async ({ context, inTransaction }) => {
    const person = await whoChanges(signIn, context)
    await inTransaction((work) => removeCodes(work, person))
    return done
  })
}

function servePasskeys(door: Door, signIn: SignIn): void {
  door.openLong(ways.newPasskey, async ({ context }) => {
    const { options, cookies } = await signIn.newPasskeyOptions(await whoChanges(signIn, context))
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return { options: { ...options } }
  })
  door.openLong(ways.registerPasskey, async ({ context, inTransaction }, { body: { name, answer } }) => {
    const person = await whoChanges(signIn, context)
    const credential = await signIn.newPasskey(person, answer, context.req.raw.headers)
    await inTransaction((work) => addPasskey(work, person, { name, credential }))
    return done
  })
  door.openLong(ways.renamePasskey, async ({ context, inTransaction }, { params, body }) => {
    const person = await whoChanges(signIn, context)
    await inTransaction((work) => renamePasskey(work, person, { id: params.passkeyId, name: body.name }))
    return done
  })
  door.openLong(ways.removePasskey, async ({ context, inTransaction }, { params }) => {
    const person = await whoChanges(signIn, context)
    await inTransaction((work) => removePasskey(work, person, params.passkeyId))
    return done
  })
}

/** Who asks, told by their session. Asked before the work begins: the embedded database has one transaction at a time. */
const whoAsks = async (signIn: SignIn, { req }: Context): Promise<SignedIn> =>
  (await signIn.whoIs(req.raw.headers)) ?? refuse('NOT_SIGNED_IN', {})

/** The same, when they may change their way in now. */
async function whoChanges(signIn: SignIn, context: Context): Promise<SignedIn> {
  const person = await whoAsks(signIn, context)
  await signIn.mayChange(person)
  return person
}
