import type { AdapterFactory, AdapterPayload } from 'oidc-provider'

/** What the provider of the tests keeps while it runs: who is signed in, and which codes it gave. */
export function oidcMemory(): AdapterFactory {
  const kept = new Map<string, AdapterPayload>()
  return (kind) => ({
    upsert: (id, payload) => {
      kept.set(`${kind} ${id}`, payload)
      return Promise.resolve()
    },
    find: (id) => Promise.resolve(kept.get(`${kind} ${id}`)),
    findByUid: (uid) =>
      Promise.resolve(
        [...kept].find(([key, payload]) => key.startsWith(`${kind} `) && payload.uid === uid)?.[1],
      ),
    findByUserCode: () => Promise.resolve(undefined),
    consume: (id) => {
      const found = kept.get(`${kind} ${id}`)
      if (found) found.consumed = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
      return Promise.resolve()
    },
    destroy: (id) => {
      kept.delete(`${kind} ${id}`)
      return Promise.resolve()
    },
    revokeByGrantId: (grantId) => {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key)
      return Promise.resolve()
    },
  })
}
