import { type Simulator, simulator } from '#ports/payment-provider/simulator'
import { memoryStore } from '#ports/payment-provider/simulator-store'
import type { AppParts, createApp } from '../app.ts'

/** The provider of payments of a test's office: it calls the office as one does over the net. */
export function practiceProvider(
  app: () => ReturnType<typeof createApp>,
  city: string,
): Simulator & Required<Pick<AppParts, 'online'>> {
  const made = simulator({
    store: memoryStore(),
    pagesUrl: 'http://localhost/practice-provider',
    deliver: async (body, headers) =>
      (await app().request(`/api/online/events/${city}`, { method: 'POST', headers: { ...headers }, body }))
        .status,
  })
  const online = { providerOf: () => Promise.resolve(made.provider), publicUrl: 'http://localhost' }
  return { ...made, online }
}
