/** Counts calls by key and says when one more may come: 0 when now, else after how many seconds. */
export type RateLimit = (key: string) => number

/**
 * Lets `most` calls by each key through in every window of `seconds`. It is kept in this process: several processes let
 * as many times more through, which is why failed passwords are counted in the database besides.
 */
export function makeRateLimit({
  most,
  seconds,
  now = () => Temporal.Now.instant().epochMilliseconds,
}: {
  readonly most: number
  readonly seconds: number
  readonly now?: () => number
}): RateLimit {
  const calls = new Map<string, { until: number; count: number }>()
  let swept = now()
  return (key) => {
    const at = now()
    // Without sweeping, every address that ever called would stay in memory.
    if (at - swept > seconds * 1000) {
      for (const [old, { until }] of calls) if (until <= at) calls.delete(old)
      swept = at
    }
    const found = calls.get(key)
    const current = found && found.until > at ? found : { until: at + seconds * 1000, count: 0 }
    calls.set(key, current)
    current.count++
    return current.count <= most ? 0 : Math.ceil((current.until - at) / 1000)
  }
}
