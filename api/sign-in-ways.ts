import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { Role } from './roles.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { Session } from './staff.ts'

const Done = z.object({ done: z.literal(true) })
const Code = z.object({ code: z.string().trim().min(6, 'Write the whole code.').max(40) })
const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
const PasskeyName = FreeText.min(1, 'Name it, so that you know it later.').max(60)
/** What a browser is asked to do with a key, and what it answers, in the words of WebAuthn. */
const Asked = z.object({ options: z.record(z.string(), z.unknown()) })
const KeyAnswer = z.record(z.string(), z.unknown())
const passkeyId = z.object({ passkeyId: z.string() })
const BackupCodes = z.object({
  backupCodes: z.array(z.string()).describe('Shown now and never again. Each works once.'),
})

const FactorRoles = z.object({ roles: z.array(Role) })

const Ways = z.object({
  password: z.boolean(),
  fixed: z.boolean().describe('An invented person of a practice city: nothing here can be changed.'),
  required: z.boolean().describe('Whether the role must have a second factor.'),
  method: z.enum(['password', 'code', 'passkey', 'oidc', 'practice']).describe('How this session began.'),
  codes: z.object({ since: z.iso.datetime(), backupCodesLeft: z.int() }).nullable(),
  passkeys: z.array(Passkey),
  oidc: z
    .object({ label: z.string(), linked: z.boolean() })
    .nullable()
    .describe('Null where the installation has no such sign-in.'),
})

const setUp = { permission: 'sign-in.set-up', tags: ['Sign-in'] } as const
const open = { permission: 'public', tags: ['Sign-in'] } as const

/** A person's ways in beside the password, and which of them a city demands. */
export const ways = {
  giveCode: {
    ...open,
    method: 'post',
    path: '/sign-in/code',
    summary: 'The second step of a sign-in: the code of the app, or a backup code',
    request: { body: json(Code) },
    responses: {
      200: answer('Signed in: the session cookie is set.', Session),
      ...mayRefuse('CODE_REFUSED', 'SIGN_IN_STEP_OVER', 'TOO_MANY_REQUESTS'),
    },
  },
  list: {
    ...setUp,
    method: 'get',
    path: '/sign-in/ways',
    summary: 'How you sign in: password, codes, passkeys, OpenID Connect',
    request: {},
    responses: { 200: answer('Your ways in.', Ways) },
  },
  confirm: {
    ...setUp,
    method: 'post',
    path: '/sign-in/confirm',
    summary: 'Confirm that it is you, with your password or, without one, a code; it holds for ten minutes',
    request: {
      body: json(z.object({ password: z.string().max(128).optional(), code: Code.shape.code.optional() })),
    },
    responses: { 200: answer('Confirmed.', Done), ...mayRefuse('CONFIRM_REFUSED', 'TOO_MANY_REQUESTS') },
  },
  showCode: {
    ...setUp,
    method: 'post',
    path: '/sign-in/factor/code',
    summary:
      'Show your second factor again, with a code of the app or a backup code; it holds for ten minutes',
    request: { body: json(Code) },
    responses: { 200: answer('Shown.', Done), ...mayRefuse('CODE_REFUSED', 'TOO_MANY_REQUESTS') },
  },
  ownPasskeyOptions: {
    ...setUp,
    method: 'post',
    path: '/sign-in/factor/passkey/options',
    summary: 'Begin to show a passkey of yours again: what the browser asks the key',
    request: {},
    responses: { 200: answer('For the browser.', Asked), ...mayRefuse('FACTOR_NOT_FOUND') },
  },
  showPasskey: {
    ...setUp,
    method: 'post',
    path: '/sign-in/factor/passkey',
    summary: 'Show your second factor again, with the answer of a passkey; it holds for ten minutes',
    request: { body: json(z.object({ answer: KeyAnswer })) },
    responses: { 200: answer('Shown.', Done), ...mayRefuse('PASSKEY_REFUSED', 'TOO_MANY_REQUESTS') },
  },
  beginCodes: {
    ...setUp,
    method: 'post',
    path: '/sign-in/codes',
    summary: 'Begin to set up codes: a secret for the app, as text and as QR code',
    request: {},
    responses: {
      201: answer(
        'Begun: it counts once a code is confirmed.',
        z.object({
          secret: z.string().describe('For apps that cannot read the picture.'),
          address: z.string().describe('What the picture says.'),
          qrCode: z.string().describe('An SVG picture.'),
        }),
      ),
      ...mayRefuse('CODES_ALREADY_SET_UP', 'CONFIRM_FIRST', 'DEMO_PERSON_FIXED'),
    },
  },
  confirmCodes: {
    ...setUp,
    method: 'put',
    path: '/sign-in/codes',
    summary: 'Finish setting up codes with the first one; gives the backup codes',
    request: { body: json(Code) },
    responses: {
      200: answer('Set up: from now on the code is asked for.', BackupCodes),
      ...mayRefuse('CODE_REFUSED', 'CONFIRM_FIRST', 'DEMO_PERSON_FIXED'),
    },
  },
  renewBackupCodes: {
    ...setUp,
    method: 'post',
    path: '/sign-in/codes/backup',
    summary: 'New backup codes; the old ones work no more',
    request: {},
    responses: {
      200: answer('The new ones.', BackupCodes),
      ...mayRefuse('CONFIRM_FIRST', 'DEMO_PERSON_FIXED', 'FACTOR_NOT_FOUND'),
    },
  },
  removeCodes: {
    ...setUp,
    method: 'delete',
    path: '/sign-in/codes',
    summary: 'Take your codes away; your other sessions end',
    request: {},
    responses: {
      200: answer('Taken away.', Done),
      ...mayRefuse('CONFIRM_FIRST', 'DEMO_PERSON_FIXED', 'FACTOR_NOT_FOUND'),
    },
  },
  passkeyOptions: {
    ...open,
    method: 'post',
    path: '/sign-in/passkey/options',
    summary: 'Begin to sign in with a passkey: what the browser asks the key',
    request: {},
    responses: { 200: answer('For the browser.', Asked), ...mayRefuse('TOO_MANY_REQUESTS') },
  },
  signInByPasskey: {
    ...open,
    method: 'post',
    path: '/sign-in/passkey',
    summary: 'Sign in with the answer of a passkey',
    request: { body: json(z.object({ answer: KeyAnswer })) },
    responses: {
      200: answer('Signed in: the session cookie is set.', Session),
      ...mayRefuse('PASSKEY_REFUSED', 'TOO_MANY_REQUESTS'),
    },
  },
  newPasskey: {
    ...setUp,
    method: 'post',
    path: '/sign-in/passkeys/options',
    summary: 'Begin to register a passkey: what the browser asks the key',
    request: {},
    responses: { 200: answer('For the browser.', Asked), ...mayRefuse('CONFIRM_FIRST', 'DEMO_PERSON_FIXED') },
  },
  registerPasskey: {
    ...setUp,
    method: 'post',
    path: '/sign-in/passkeys',
    summary: 'Register a passkey under a name',
    request: { body: json(z.object({ name: PasskeyName, answer: KeyAnswer })) },
    responses: {
      201: answer('Registered.', Done),
      ...mayRefuse('CONFIRM_FIRST', 'DEMO_PERSON_FIXED', 'PASSKEY_ALREADY_HERE', 'PASSKEY_REFUSED'),
    },
  },
  renamePasskey: {
    ...setUp,
    method: 'put',
    path: '/sign-in/passkeys/{passkeyId}',
    summary: 'Give a passkey another name',
    request: { params: passkeyId, body: json(z.object({ name: PasskeyName })) },
    responses: {
      200: answer('Renamed.', Done),
      ...mayRefuse('CONFIRM_FIRST', 'DEMO_PERSON_FIXED', 'FACTOR_NOT_FOUND'),
    },
  },
  removePasskey: {
    ...setUp,
    method: 'delete',
    path: '/sign-in/passkeys/{passkeyId}',
    summary: 'Take a passkey away; your other sessions end',
    request: { params: passkeyId },
    responses: {
      200: answer('Taken away.', Done),
      ...mayRefuse('CONFIRM_FIRST', 'DEMO_PERSON_FIXED', 'FACTOR_NOT_FOUND'),
    },
  },
  beginOidc: {
    ...open,
    method: 'get',
    path: '/sign-in/oidc',
    summary: 'Sign in with an account of the provider (OpenID Connect), where the installation has one',
    request: { query: z.object({ to: z.string().max(500).optional().describe('The screen to open then.') }) },
    responses: {
      302: file('To the provider, or back to the sign-in page with `refused`.', 'text/html'),
      ...mayRefuse('NO_SUCH_ADDRESS', 'TOO_MANY_REQUESTS'),
    },
  },
  finishOidc: {
    ...open,
    method: 'get',
    path: '/sign-in/oidc/callback',
    summary: 'Where the provider sends people back to',
    request: {},
    responses: {
      302: file('To the screen asked for, or back to the sign-in page with `refused`.', 'text/html'),
      ...mayRefuse('NO_SUCH_ADDRESS', 'TOO_MANY_REQUESTS'),
    },
  },
  factorRoles: {
    method: 'get',
    path: '/second-factor-roles',
    summary: 'The roles of this city that must have a second factor',
    permission: 'staff.change',
    tags: ['Staff'],
    request: {},
    responses: { 200: answer('The roles.', FactorRoles) },
  },
  setFactorRoles: {
    method: 'put',
    path: '/second-factor-roles',
    summary: 'Say which roles must have a second factor; it holds from the next request on',
    permission: 'staff.change',
    tags: ['Staff'],
    request: { body: json(FactorRoles) },
    responses: { 200: answer('Set.', FactorRoles) },
  },
  resetPerson: {
    method: 'delete',
    path: '/staff/{userId}/second-factor',
    summary: 'Take away all codes and passkeys of a person who lost them; their sessions end',
    permission: 'staff.change',
    tags: ['Staff'],
    request: { params: z.object({ userId: z.string() }) },
    responses: {
      200: answer('Taken away: next time the password alone signs in, or the provider.', Done),
      ...mayRefuse('DEMO_PERSON_FIXED', 'OWN_FACTOR_NOT_RESET', 'PERSON_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
