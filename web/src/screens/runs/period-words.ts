import { monthName, period, plusDays } from '../../parts/day.tsx'

/**
 * A billing period as people say it: `Dec 2026`, `Nov – Dec 2026`, or its first and last day when it does not keep
 * to whole months. `until` is the first day the period no longer covers.
 */
export function periodWords(from: string, until: string): string {
  if (!from.endsWith('-01') || !until.endsWith('-01')) return period(from, until)
  const first = monthName(from)
  const last = monthName(plusDays(until, -1))
  if (first === last) return last
  return first.slice(-4) === last.slice(-4) ? `${first.slice(0, 3)} – ${last}` : `${first} – ${last}`
}
