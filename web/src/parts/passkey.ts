import { call } from '@cartwright/api/client'
import { ways } from '@cartwright/api/sign-in-ways'
import type { Session } from '@cartwright/api/staff'
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

type ToRegister = Parameters<typeof startRegistration>[0]['optionsJSON']
type ToSignIn = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** Has the browser make a passkey, and registers it under a name. */
export async function registerPasskey(name: string): Promise<void> {
  const { options } = await call(ways.newPasskey, {})
  const answer = await startRegistration({ optionsJSON: options as unknown as ToRegister })
  await call(ways.registerPasskey, { body: { name, answer: { ...answer } } })
}

/** Signs in with a passkey the browser has. */
export async function signInByPasskey(): Promise<Session> {
  const { options } = await call(ways.passkeyOptions, {})
  const answer = await startAuthentication({ optionsJSON: options as unknown as ToSignIn })
  return call(ways.signInByPasskey, { body: { answer: { ...answer } } })
}

/** Shows a passkey of the person who is signed in once more. */
export async function showPasskey(): Promise<void> {
  const { options } = await call(ways.ownPasskeyOptions, {})
  const answer = await startAuthentication({ optionsJSON: options as unknown as ToSignIn })
  await call(ways.showPasskey, { body: { answer: { ...answer } } })
}
