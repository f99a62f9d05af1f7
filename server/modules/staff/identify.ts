import { refuse } from '#kernel/refusal'
import { bearerToken } from '../../bearer-token.ts'
import type { Caller, Identify } from '../../door.ts'
import type { Membership } from './memberships.ts'
import type { SignedIn } from './begin-session.ts'
import { cityKey, type SignIn } from './sign-in.ts'

/**
 * Recognises the caller of a request by the session cookie, and the city by header, query or cookie, in this order. A city
 * that is asked for and is not theirs is refused; a cookie left from before falls back to their first city.
 */
export function identifyBy(signIn: Pick<SignIn, 'whoIs' | 'byToken'>): Identify {
  return async (request) => {
    const token = bearerToken(request.headers)
    // A request with a token is judged by the token alone, good or not, whatever cookies come with it.
    if (token !== null) return forCity(await signIn.byToken(token), request)
    const person = await signIn.whoIs(request.headers)
    const member = person && memberFor(person, request)
    if (!member) return null
    return {
      actor: { name: person.name, userId: person.userId, role: member.role },
      city: member.city.name,
      ...(mustSetUp(person, member) && { held: true }),
    }
  }
}

/** Whether somebody came in by their password alone where their role must have a second factor. */
export const mustSetUp = ({ method }: Pick<SignedIn, 'method'>, { needsFactor }: Membership): boolean =>
  needsFactor && method === 'password'

/** A token is of one city: another that is asked for is refused. */
function forCity(caller: Caller | null, request: Request): Caller | null {
  const asked = request.headers.get(cityKey) ?? new URL(request.url).searchParams.get(cityKey)
  if (caller && asked && asked !== caller.city) refuse('CITY_NOT_FOUND', { city: asked })
  return caller
}

/** What the person is to the city their request is for; null when they work for no city. */
export function memberFor(person: SignedIn, request: Request): Membership | null {
  const asked = request.headers.get(cityKey) ?? new URL(request.url).searchParams.get(cityKey)
  const find = (name: string | undefined): Membership | undefined =>
    person.memberships.find(({ city }) => city.name === name)
  if (asked) return find(asked) ?? refuse('CITY_NOT_FOUND', { city: asked })
  return find(cookieOf(request, cityKey)) ?? person.memberships[0] ?? null
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = request.headers.get('cookie')?.split(/;\s*/) ?? []
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
