import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'

/** How long a sign-in that has begun waits for its next step. */
const stepMinutes = 10

/** What a sign-in that has begun waits for. */
type Kind = 'second-factor' | 'passkey' | 'new-passkey' | 'own-passkey' | 'oidc'

/** A sign-in that has begun: who it is, once that is known, and what the next step is held against. */
export type Step = { readonly userId: string | null; readonly facts: Readonly<Record<string, string>> }

/** Keeps sign-ins that have begun, each bound to a browser by a cookie. */
export function makeSteps({ db }: OpenDatabase, secure: boolean) {
  const name = `${secure ? '__Host-' : ''}cartwright.step`
  // Lax, because the browser comes back from an OpenID Connect provider with it.
  const cookie = (value: string, seconds: number): string =>
    `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const hashIn = (headers: Headers): string | null => {
    const pairs = headers.get('cookie')?.split(/;\s*/) ?? []
    const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
    return value ? hashOf(value) : null
  }
  return {
    /** Begins one, in place of any other of this person, and gives the cookie that goes on with it. */
    begin: async (kind: Kind, { userId, facts }: Step): Promise<string> => {
      const value = randomBytes(32).toString('base64url')
      await sql`delete from directory.sign_in_step where expires_at < now()`.execute(db)
      await sql`
        insert into directory.sign_in_step (hash, kind, user_id, facts, expires_at)
        values (${hashOf(value)}, ${kind}, ${userId}, ${JSON.stringify(facts)}::jsonb,
          now() + make_interval(mins => ${stepMinutes}))`.execute(db)
      return cookie(value, stepMinutes * 60)
    },

    /** The one this browser has begun; null when there is none or it is over. */
    look: async (kind: Kind, headers: Headers): Promise<Step | null> => {
      const { rows } = await sql<Step>`
        select user_id as "userId", facts from directory.sign_in_step
        where hash = ${hashIn(headers)} and kind = ${kind} and expires_at > now()`.execute(db)
      return rows[0] ?? null
    },

    /** The same, and it is over: of two who take it at once, one gets it. */
    take: async (kind: Kind, headers: Headers): Promise<Step | null> => {
      const { rows } = await sql<Step>`
        delete from directory.sign_in_step
        where hash = ${hashIn(headers)} and kind = ${kind} and expires_at > now()
        returning user_id as "userId", facts`.execute(db)
      return rows[0] ?? null
    },

    /** The cookie that forgets it. */
    over: (): string => cookie('', 0),
  }
}

export type Steps = ReturnType<typeof makeSteps>

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex')
