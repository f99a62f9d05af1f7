import { refuse } from '#kernel/refusal'
import type { Identify } from '../../door.ts'
import type { Membership } from './memberships.ts'
import { cityKey, type SignedIn, type SignIn } from './sign-in.ts'

/**
 * Recognises the caller of a request by the session cookie, and the city by header, query or cookie, in this order. A city
 * that is asked for and is not theirs is refused; a cookie left from before falls back to their first city.
 */
export function identifyBy(signIn: Pick<SignIn, 'whoIs'>): Identify {
  return async (request) => {
    const person = await signIn.whoIs(request.headers)
    const member = person && memberFor(person, request)
    if (!member) return null
    return {
      actor: { name: person.name, userId: person.userId, role: member.role },
      city: member.city.name,
    }
  }
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
