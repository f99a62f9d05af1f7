import { z } from 'zod'
import { problem } from './problem.ts'

/** Why a second factor, a passkey or a sign-in by OpenID Connect may be refused. */
export const signInRefusals = {
  CODE_REFUSED: problem(
    'CODE_REFUSED',
    401,
    'The code is not right or was used before, or sign-in is shut for a while after too many failures.',
    {},
  ),
  CODES_ALREADY_SET_UP: problem(
    'CODES_ALREADY_SET_UP',
    409,
    'Codes are set up already. Take them away first, then set them up anew.',
    {},
  ),
  CONFIRM_FIRST: problem('CONFIRM_FIRST', 403, 'Confirm that it is you, then do it again.', {
    by: z.array(z.enum(['password', 'code'])),
  }),
  CONFIRM_REFUSED: problem(
    'CONFIRM_REFUSED',
    403,
    'That is not right, or sign-in is shut for a while after too many failures. Signing out and in again works as well.',
    {},
  ),
  FACTOR_FIRST: problem(
    'FACTOR_FIRST',
    403,
    'Show your second factor again, then do it again. Who signs in by OpenID Connect signs out and in again; who has none sets one up first, under My sign-in.',
    { by: z.array(z.enum(['code', 'passkey'])) },
  ),
  FACTOR_NOT_FOUND: problem('FACTOR_NOT_FOUND', 404, 'That is not set up, or was taken away meanwhile.', {}),
  OIDC_EMAIL_NOT_VERIFIED: problem(
    'OIDC_EMAIL_NOT_VERIFIED',
    403,
    'The provider does not say that your e-mail address is yours. Ask whoever keeps it to verify the address.',
    {},
  ),
  OIDC_FAILED: problem(
    'OIDC_FAILED',
    401,
    'The provider’s answer cannot be trusted, or came too late. Sign in again; if it happens again, tell your administrator.',
    {},
  ),
  OIDC_PERSON_UNKNOWN: problem(
    'OIDC_PERSON_UNKNOWN',
    403,
    'The provider knows you, but you have no role in any city here. Ask an administrator to add you by this e-mail address.',
    {},
  ),
  OIDC_UNAVAILABLE: problem(
    'OIDC_UNAVAILABLE',
    503,
    'The provider does not answer. Try again in a moment, or sign in with your password.',
    {},
  ),
  OWN_FACTOR_NOT_RESET: problem(
    'OWN_FACTOR_NOT_RESET',
    409,
    'Your own codes and passkeys you take away yourself, under My sign-in, or another administrator does.',
    {},
  ),
  PASSKEY_ALREADY_HERE: problem('PASSKEY_ALREADY_HERE', 409, 'This passkey is registered already.', {}),
  PASSKEY_REFUSED: problem(
    'PASSKEY_REFUSED',
    401,
    'This passkey is not known here, or its answer came too late. Sign in another way.',
    {},
  ),
  SECOND_FACTOR_NEEDED: problem(
    'SECOND_FACTOR_NEEDED',
    403,
    'Your role must have a second factor. Set up codes or a passkey first, under My sign-in.',
    {},
  ),
  SIGN_IN_STEP_OVER: problem(
    'SIGN_IN_STEP_OVER',
    401,
    'That took too long, or was begun in another window. Sign in again.',
    {},
  ),
}
