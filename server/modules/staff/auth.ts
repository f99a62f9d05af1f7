import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import { directorySchema } from '#database/migrate'
import type { OpenDatabase } from '#database/open-database'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { OidcSettings } from './oidc-settings.ts'

/** A session ends this long after sign-in, however busy: one working day. */
const sessionHours = 12

/** What sign-in needs from the installation. */
export type AuthParts = {
  readonly database: OpenDatabase
  /** Signs the session cookies. Whoever has it can be anybody. */
  readonly secret: string
  /** Whether people come by https, so that cookies are never sent in the clear. */
  readonly secure: boolean
  /** The address people know the product by: passkeys are bound to its host, and providers send people back to it. */
  readonly publicUrl: string
  /** The provider people may sign in with besides; null where there is none. */
  readonly oidc: OidcSettings | null
  readonly today: () => PlainDate
}

export type Auth = ReturnType<typeof makeAuth>['auth']

/**
 * The sign-in library on our tables in the directory. It has a pool of its own, because it wants the driver's own kind of
 * instants, and none of its addresses is served: our routes call it.
 */
export function makeAuth({ database, secret, secure }: Pick<AuthParts, 'database' | 'secret' | 'secure'>) {
  const pool = new pg.Pool({ ...database.where, max: 4 })
  // One that breaks is told by its next call; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  const auth = betterAuth({
    appName: 'Cartwright',
    // Needed by the library for links in e-mails, of which there are none.
    baseURL: 'http://localhost',
    secret,
    database: { db, type: 'postgres', schemaName: directorySchema, transaction: true },
    account: { modelName: 'credential' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      // The database fills them in.
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        confirmedAt: { type: 'date', required: false, input: false },
        factorAt: { type: 'date', required: false, input: false },
      },
    },
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: 'cartwright',
      // Whether a request comes from our own pages is checked at our own door, for every route.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      database: { validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [{ id: 'begin', endpoints: { signInAs } }],
  })
  return { auth, close: () => db.destroy() }
}

/** Begins a session of somebody. The caller has made sure that it is they. */
const signInAs = createAuthEndpoint(
  { method: 'POST', body: z.object({ userId: z.string() }) },
  async (context) => {
    const { internalAdapter } = context.context
    const user = await internalAdapter.findUserById(context.body.userId)
    if (!user) refuse('SIGN_IN_REFUSED', {})
    const session = await internalAdapter.createSession(user.id)
    await setSessionCookie(context, { session, user })
    return context.json({ userId: user.id })
  },
)
