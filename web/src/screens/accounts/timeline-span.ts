import { daysBetween, plusDays } from '../../parts/day.tsx'

type Lasting = { readonly from: string; readonly until: string | null }

/** The days a timeline shows: two years back and a quarter ahead, so that what is planned is seen as well. */
export const timelineWindow = (today: string): { from: string; until: string } => ({
  from: plusDays(today, -730),
  until: plusDays(today, 91),
})

/** Where a service lies within a window, in percent of its width; null when it lies outside. */
export function spanIn(
  { from, until }: Lasting,
  window: { readonly from: string; readonly until: string },
): { left: number; width: number } | null {
  const all = daysBetween(window.from, window.until)
  const start = Math.max(0, daysBetween(window.from, from))
  const end = until === null ? all : Math.min(all, daysBetween(window.from, until))
  if (start >= end) return null
  return { left: (start / all) * 100, width: ((end - start) / all) * 100 }
}
