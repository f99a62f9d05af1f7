import { createHash } from 'node:crypto'
import { callsAnHour } from './usps.ts'

type Simulated = {
  readonly id: string
  readonly secret: string
  readonly now: () => Temporal.Instant
}

/** How the simulator answers next, where a test wants it otherwise than well. */
type Mood = 'well' | 'down' | 'garbled' | 'forgets-token'

/** A simulator of the USPS Addresses API, with what its tests may look at and change. */
export type UspsSimulator = {
  readonly send: (request: Request) => Promise<Response>
  readonly calls: string[]
  feel: (mood: Mood) => void
}

const tokenSeconds = 28_799

/**
 * Answers as the USPS Addresses API does, with its shapes and its slips: flat places, additional information under either name, match codes of
 * two signs, empty corrections, `expires_in` as text. Every street is known; words in an address choose another answer: NOWHERE is not found,
 * SEVERAL is several, NOUNIT lacks its unit, VACANT is vacant, HIDDEN is not confirmed. ZIP+4 and all else is invented.
 */
export function uspsSimulator({ id, secret, now }: Simulated): UspsSimulator {
  const calls: string[] = []
  const made: number[] = []
  let mood: Mood = 'well'
  let issued = 0
  let until = 0
  const admitted = (request: Request): boolean =>
    request.headers.get('authorization') === `Bearer token-${issued}` && now().epochMilliseconds < until
  const token = async (request: Request): Promise<Response> => {
    const sent = (await request.json()) as Record<string, string>
    if (sent.client_id !== id || sent.client_secret !== secret)
      return error(401, 'invalid_client', 'The credentials are not known.')
    issued += 1
    until = now().epochMilliseconds + tokenSeconds * 1000
    return Response.json({
      access_token: `token-${issued}`,
      token_type: 'Bearer',
      issued_at: String(now().epochMilliseconds),
      expires_in: String(tokenSeconds),
      status: 'approved',
      scope: 'addresses',
    })
  }
  return {
    calls,
    feel: (next) => {
      mood = next
    },
    send: async (request) => {
      const url = new URL(request.url)
      calls.push(url.pathname)
      const at = now().epochMilliseconds
      made.push(at)
      if (made.filter((one) => one > at - 3_600_000).length > callsAnHour) return tooMany()
      if (mood === 'down') return error(503, '503', 'The service is not there.')
      if (mood === 'garbled') return new Response('<html>', { status: 200 })
      if (url.pathname === '/oauth2/v3/token') return token(request)
      if (mood === 'forgets-token') {
        mood = 'well'
        until = 0
      }
      if (!admitted(request)) return error(401, '401', 'The token is not known or has ended.')
      if (url.pathname === '/addresses/v3/city-state') return placeAnswer(url.searchParams)
      return url.pathname === '/addresses/v3/address'
        ? addressAnswer(url.searchParams)
        : error(404, '404', 'There is no such operation.')
    },
  }
}

const tooMany = (): Response =>
  new Response(JSON.stringify({ apiVersion: 'v3', error: { code: '429', message: 'Too many requests' } }), {
    status: 429,
    headers: { 'retry-after': '1200', 'content-type': 'application/json' },
  })

const error = (
  status: number,
  code: string,
  message: string,
  sub?: { code: string; title: string },
): Response =>
  Response.json(
    {
      apiVersion: 'v3',
      error: {
        code,
        message,
        errors: sub
          ? [{ status: String(status), ...sub, detail: message, source: { parameter: 'streetAddress' } }]
          : [],
      },
    },
    { status },
  )

function placeAnswer(query: URLSearchParams): Response {
  const zip = query.get('ZIPCode') ?? ''
  if (!/^\d{5}$/.test(zip) || zip === '00000')
    return error(400, '400', 'Invalid ZIP Code', { code: '010002', title: 'Invalid ZIP Code' })
  return Response.json({ city: 'MARLOW', state: 'CA', ZIPCode: zip })
}

function addressAnswer(query: URLSearchParams): Response {
  const street = (query.get('streetAddress') ?? '').toUpperCase()
  const unit = (query.get('secondaryAddress') ?? '').toUpperCase()
  if (street === '' || !query.has('state') || (!query.has('city') && !query.has('ZIPCode')))
    return error(400, '400', 'Invalid Address', { code: '010001', title: 'Invalid Address' })
  if (/NOWHERE/.test(street))
    return error(404, '404', 'Address Not Found', { code: '010005', title: 'Address Not Found' })
  if (/SEVERAL/.test(street))
    return error(400, '400', 'Multiple addresses', { code: '010006', title: 'Multiple addresses' })
  const digest = createHash('sha256').update(`${street}${unit}`).digest()
  const even = digest[0]! % 2 === 0
  const more = {
    deliveryPoint: String(digest[1]! % 100).padStart(2, '0'),
    carrierRoute: `C${String(digest[2]! % 100).padStart(3, '0')}`,
    DPVConfirmation: /NOUNIT/.test(street) ? 'D' : /HIDDEN/.test(street) ? 'N' : 'Y',
    DPVCMRA: 'N',
    business: 'N',
    centralDeliveryPoint: 'N',
    vacant: /VACANT/.test(street) ? 'Y' : 'N',
  }
  return Response.json({
    firm: null,
    address: {
      streetAddress: street
        .replaceAll(/[.,]/g, '')
        .replace(/\bSTREET\b/, 'ST')
        .replace(/\bAVENUE\b/, 'AVE'),
      streetAddressAbbreviation: null,
      secondaryAddress: unit,
      cityAbbreviation: null,
      city: (query.get('city') ?? 'MARLOW').toUpperCase(),
      state: (query.get('state') ?? 'CA').toUpperCase(),
      ZIPCode: query.get('ZIPCode') ?? '90009',
      ZIPPlus4: String(1000 + (digest.readUInt16BE(3) % 9000)),
      urbanization: null,
    },
    ...(even ? { additionalInfo: more } : { addressAdditionalInfo: more }),
    corrections: /NOUNIT/.test(street)
      ? [{ code: '32', text: 'Default address: more information is needed, such as an apartment number.' }]
      : [{ code: '', text: '' }],
    matches: [{ code: '31', text: 'Single Response - exact match' }],
  })
}
