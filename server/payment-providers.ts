import { join } from 'node:path'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { OpenDatabase } from '#database/open-database'
import type { PlainDate } from '#kernel/dates'
import type { ProviderOf } from '#kernel/payment-provider'
import { type Simulator, simulator } from '#ports/payment-provider/simulator'
import { folderStore } from '#ports/payment-provider/simulator-store'
import { stripeProvider } from '#ports/payment-provider/stripe'
import { ourHeaders } from './app.ts'
import { practiceOf } from './practice-of.ts'
import { isTestKey, refuseTestKey } from './read-stripe.ts'
import type { Settings } from './settings.ts'

/** Where the provider for practice has its pages. */
const practicePath = '/practice-provider'

/** Who takes the payments of each city, and the pages of the provider for practice. */
export type PaymentProviders = { readonly providerOf: ProviderOf; readonly practicePages: Hono }

/**
 * A practice city pays with the provider for practice and never with a real one; another city with the provider that the settings name for it, and
 * never with the one for practice.
 */
export function paymentProviders(
  { dataFolder, port, publicUrl, stripe, today }: Settings,
  database: OpenDatabase,
): PaymentProviders {
  const simulators = new Map<string, Simulator>()
  const simulatorOf = (city: string): Simulator => {
    const made =
      simulators.get(city) ??
      simulator({
        store: folderStore(join(dataFolder, 'practice-provider', city)),
        pagesUrl: `${publicUrl}${practicePath}/${city}`,
        deliver: deliverTo(`http://localhost:${port}/api/online/events/${encodeURIComponent(city)}`),
        paidAt: () => noonOf(today()),
      })
    simulators.set(city, made)
    return made
  }
  const isPractice = (name: string): Promise<boolean | null> => practiceOf(database, name)
  // A city that was made after the start takes no payments with a key for trying out; the next start says why.
  const real =
    stripe &&
    !isTestKey(stripe.key) &&
    stripeProvider({ ...stripe, base: 'https://api.stripe.com', send: (request) => fetch(request) })
  const pagesOf = async (request: Request, city: string): Promise<Response> => {
    if ((await isPractice(city)) !== true) return new Response('There is no such page.', { status: 404 })
    return new Hono().route(`${practicePath}/:city`, simulatorOf(city).pages).fetch(request)
  }
  const practicePages = new Hono()
  practicePages.use('*', secureHeaders(ourHeaders))
  practicePages.all('/:city/*', async (c) => pagesOf(c.req.raw, c.req.param('city')))
  practicePages.all('/:city', async (c) => pagesOf(c.req.raw, c.req.param('city')))
  return {
    practicePages,
    providerOf: async (city) => {
      const practice = await isPractice(city)
      if (practice === null) return null
      if (practice) return simulatorOf(city).provider
      return (stripe?.city === city && real) || null
    },
  }
}

/** In a practice city the calendar may stand still: what is paid there is paid on its day. Noon by UTC is of that day from Hawaii to Japan. */
const noonOf = (day: PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant()

/** Refuses to open where a city whose books are real would be paid with a key for trying out. */
export async function refuseTestKeys(
  { stripe }: Pick<Settings, 'stripe'>,
  database: Pick<OpenDatabase, 'db'>,
): Promise<void> {
  if (!stripe) return
  const practice = await practiceOf(database, stripe.city)
  if (practice !== null) refuseTestKey(stripe, practice)
}

const deliverTo =
  (url: string) =>
  async (body: string, headers: Readonly<Record<string, string>>): Promise<number> => {
    // An office that does not answer is told again by whoever practices; the nightly look finds out by itself.
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
    return response?.status ?? 0
  }
