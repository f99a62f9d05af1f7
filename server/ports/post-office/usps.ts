import type { ZodType } from 'zod'
import { type PostOffice, PostOfficeFailed } from '#kernel/post-office'
import { AddressFound, answerOf, ErrorTold, notFound, PlaceFound, questionOf, Token } from './usps-shapes.ts'

/** How the service is reached: the credentials of the application, and what carries a request there. */
export type UspsSettings = {
  readonly id: string
  readonly secret: string
  /** `https://apis.usps.com`, or `https://apis-tem.usps.com` for its tests. */
  readonly base: string
  readonly send: (request: Request) => Promise<Response>
  readonly now: () => Temporal.Instant
  readonly practice?: boolean
}

/** What an application may ask in an hour, tokens included (USPS/api-examples, issue 107). */
export const callsAnHour = 60
/** A token is not used in its last minute: it could end on its way. */
const spareSeconds = 60
const waitSeconds = 20

/**
 * The USPS Addresses API, version 3. A token is kept until shortly before it ends; one that is turned down is asked for anew once. What may be
 * asked in an hour is counted here as well, so that nobody is turned down who could have known. It keeps nothing of what it was asked.
 */
export function uspsPostOffice(settings: UspsSettings): PostOffice {
  const calls = countedCalls(settings)
  const token = tokens(settings, calls)
  const ask = async (path: string, query: URLSearchParams): Promise<Response> => {
    const once = async () =>
      calls.send(
        new Request(`${settings.base}${path}?${query.toString()}`, {
          headers: { authorization: `Bearer ${await token.get()}`, accept: 'application/json' },
          signal: AbortSignal.timeout(waitSeconds * 1000),
        }),
      )
    const first = await once()
    if (first.status !== 401) return first
    token.forget()
    return once()
  }
  return {
    practice: settings.practice ?? false,
    left: calls.left,
    check: async (asked) => {
      const response = await ask('/addresses/v3/address', questionOf(asked))
      if (response.ok) return answerOf(await answerIn(response, AddressFound))
      const told = notFound(response.status, await errorOf(response.clone()))
      return told ?? failed(response)
    },
    placeOf: async (zip5) => {
      const response = await ask('/addresses/v3/city-state', new URLSearchParams({ ZIPCode: zip5 }))
      if (response.ok) {
        const { city, state } = await answerIn(response, PlaceFound)
        return { place: city, state }
      }
      return notFound(response.status, await errorOf(response.clone())) ? null : failed(response)
    },
  }
}

type Calls = { readonly send: (request: Request) => Promise<Response>; readonly left: () => number }

/** Counts the calls of the last hour, and waits as long as the service asks for. */
function countedCalls({ send, now }: UspsSettings): Calls {
  let made: number[] = []
  let notBefore = 0
  const recent = (): number => {
    const since = now().epochMilliseconds - 3_600_000
    made = made.filter((at) => at > since)
    return made.length
  }
  return {
    left: () => (notBefore > now().epochMilliseconds ? 0 : Math.max(0, callsAnHour - recent())),
    send: async (request) => {
      const at = now().epochMilliseconds
      if (notBefore > at) throw busy(Math.ceil((notBefore - at) / 1000))
      if (recent() >= callsAnHour) throw busy(Math.ceil((made[0]! + 3_600_000 - at) / 1000))
      made.push(at)
      const response = await send(request).catch((error: unknown) => {
        throw new PostOfficeFailed('away', `It was not reached: ${(error as Error).message}`)
      })
      if (response.status !== 429) return response
      const seconds = retryAfter(response, at)
      notBefore = at + seconds * 1000
      throw busy(seconds)
    },
  }
}

const busy = (seconds: number) => new PostOfficeFailed('busy', 'Too many questions in this hour.', seconds)

/** Seconds or a day and time, as HTTP allows; an hour where it says nothing that can be read. */
function retryAfter(response: Response, at: number): number {
  const told = response.headers.get('retry-after') ?? ''
  if (/^\d{1,6}$/.test(told)) return Number(told)
  const until = momentOf(told)
  return until === null ? 3600 : Math.max(1, Math.ceil((until.epochMilliseconds - at) / 1000))
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Wed, 21 Oct 2026 07:28:00 GMT` (RFC 9110, 5.6.7); null when it is none. */
function momentOf(text: string): Temporal.Instant | null {
  const [, day, month, year, time] =
    /^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/.exec(text) ?? []
  const at = months.indexOf(month ?? '')
  if (at < 0) return null
  try {
    return Temporal.Instant.from(`${year}-${String(at + 1).padStart(2, '0')}-${day}T${time}Z`)
  } catch {
    return null
  }
}

/** The token, asked for once for all who wait for it. */
function tokens({ id, secret, base, now }: UspsSettings, calls: Calls) {
  let kept: { readonly token: string; readonly until: number } | null = null
  let asking: Promise<string> | null = null
  const fetchToken = async (): Promise<string> => {
    const response = await calls.send(
      new Request(`${base}/oauth2/v3/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ client_id: id, client_secret: secret, grant_type: 'client_credentials' }),
        signal: AbortSignal.timeout(waitSeconds * 1000),
      }),
    )
    if (!response.ok) return failed(response)
    const told = await answerIn(response, Token)
    kept = {
      token: told.access_token,
      until: now().epochMilliseconds + (told.expires_in - spareSeconds) * 1000,
    }
    return kept.token
  }
  return {
    forget: () => {
      kept = null
    },
    get: (): Promise<string> => {
      if (kept && kept.until > now().epochMilliseconds) return Promise.resolve(kept.token)
      asking ??= fetchToken().finally(() => {
        asking = null
      })
      return asking
    },
  }
}

async function errorOf(response: Response) {
  const read = ErrorTold.safeParse(await response.json().catch(() => null))
  return read.success ? read.data : null
}

/** It never says what was sent: an address is nobody else's business, and a secret less so. */
async function failed(response: Response): Promise<never> {
  const told = (await errorOf(response.clone()))?.error.message?.slice(0, 120) ?? ''
  if (response.status === 401 || response.status === 403)
    throw new PostOfficeFailed('not-admitted', `It does not admit us (${response.status}). ${told}`.trim())
  throw new PostOfficeFailed('away', `It answered with ${response.status}. ${told}`.trim())
}

async function answerIn<Value>(response: Response, shape: ZodType<Value>): Promise<Value> {
  const told = shape.safeParse(await response.json().catch(() => null))
  if (told.success) return told.data
  throw new PostOfficeFailed('away', 'It answered with something that cannot be read.')
}
