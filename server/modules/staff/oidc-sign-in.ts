import { Email } from '@cartwright/api/staff'
import type { Role } from '@cartwright/api/roles'
import { sql } from 'kysely'
import { inTransaction } from '#database/in-transaction'
import type { OpenDatabase } from '#database/open-database'
import { refuse } from '#kernel/refusal'
import { addPerson } from './add-person.ts'
import { beginSession, type SignedIn, type WithCookies } from './begin-session.ts'
import { membershipsOf } from './memberships.ts'
import { makeOidcProvider, type Vouched } from './oidc-provider.ts'
import { isPracticePerson } from './practice-people.ts'
import type { SignInCore } from './sign-in.ts'

type Came = { readonly search: string; readonly from: string }

/** Sign-in by OpenID Connect; null where the installation has none. */
export function makeOidcSignIn(core: SignInCore) {
  const { oidc, publicUrl, steps, slowDown, auth, database } = core
  if (!oidc) return null
  const provider = makeOidcProvider(oidc, { redirectTo: `${publicUrl}/api/sign-in/oidc/callback` })
  return {
    label: oidc.label,

    /** Where to send the browser, which keeps a cookie meanwhile. */
    begin: async ({ to, from }: { readonly to: string; readonly from: string }) => {
      slowDown(from)
      const { address, ...begun } = await provider.begin()
      const cookie = await steps.begin('oidc', { userId: null, facts: { ...begun, to } })
      return { address, cookies: [cookie] }
    },

    /** Begins the session of whom the provider vouches for, and tells which screen was asked for. */
    finish: async (
      { search, from }: Came,
      headers: Headers,
    ): Promise<WithCookies<SignedIn> & { readonly to: string }> => {
      slowDown(from)
      const step = await steps.take('oidc', headers)
      if (!step) refuse('SIGN_IN_STEP_OVER', {})
      const { state = '', nonce = '', verifier = '', to = '/' } = step.facts
      const vouched = await provider.finish({ state, nonce, verifier }, search)
      const userId = await personOf(core, vouched)
      if ((await membershipsOf(database, userId)).length === 0) refuse('OIDC_PERSON_UNKNOWN', {})
      const begun = await beginSession(auth, database, { userId, method: 'oidc', from }, headers)
      return { ...begun, cookies: [...begun.cookies, steps.over()], to }
    },
  }
}

/**
 * Whom the provider means: by its own name for them once that is known, the first time by an e-mail address that it has verified.
 * Refuses an address that is not verified, and people nobody added, unless what is said of them gives them a role.
 */
async function personOf(core: SignInCore, vouched: Vouched): Promise<string> {
  const { database } = core
  const known = await identityOf(database, vouched)
  if (known) return known
  const email = Email.safeParse(vouched.claims.email)
  if (!email.success || vouched.claims.email_verified !== true) refuse('OIDC_EMAIL_NOT_VERIFIED', {})
  if (isPracticePerson({ email: email.data })) refuse('OIDC_PERSON_UNKNOWN', {})
  const userId =
    (await memberBy(database, email.data)) ??
    (await addByClaim(core, vouched, email.data)) ??
    refuse('OIDC_PERSON_UNKNOWN', {})
  await remember(database, vouched, userId)
  return userId
}

async function identityOf({ db }: OpenDatabase, { issuer, subject }: Vouched): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    select user_id as "userId" from directory.oidc_identity
    where issuer = ${issuer} and subject = ${subject}`.execute(db)
  return rows[0]?.userId
}

async function memberBy({ db }: OpenDatabase, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from directory."user" u
    where email = ${email} and exists (select from directory.membership m where m.user_id = u.id)`.execute(db)
  return rows[0]?.id
}

/** Whoever is somebody else to the provider than before, under the same address, is not taken for the same person. */
async function remember({ db }: OpenDatabase, { issuer, subject }: Vouched, userId: string): Promise<void> {
  const { rows } = await sql`
    insert into directory.oidc_identity (issuer, subject, user_id) values (${issuer}, ${subject}, ${userId})
    on conflict do nothing returning user_id`.execute(db)
  if (rows.length === 0) refuse('OIDC_PERSON_UNKNOWN', {})
}

async function addByClaim(
  { database, oidc, today }: SignInCore,
  { claims, subject }: Vouched,
  email: string,
): Promise<string | undefined> {
  const role = roleBy(oidc?.newPeople?.roles ?? [], claims[oidc?.newPeople?.claim ?? ''])
  if (!role || !oidc?.newPeople) return undefined
  const name =
    typeof claims.name === 'string' && claims.name.trim() ? claims.name.trim().slice(0, 100) : email
  const actor = { name: `${oidc.label} (OpenID Connect)`, userId: null, role: 'system' as const }
  const { city } = oidc.newPeople
  const person = await inTransaction(
    database.db,
    { city, actor, today: today(), gates: [], send: () => Promise.resolve() },
    (work) => addPerson(work, { email, name, role, byProvider: true }, () => Promise.resolve(subject)),
  )
  return person.userId
}

const roleBy = (roles: readonly (readonly [string, Role])[], said: unknown): Role | undefined => {
  const values: readonly unknown[] = Array.isArray(said) ? said : [said]
  return roles.find(([value]) => values.includes(value))?.[1]
}
