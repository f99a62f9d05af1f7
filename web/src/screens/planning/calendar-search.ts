import { useNavigate, useSearch } from '@tanstack/react-router'

const views = ['month', 'list', 'year'] as const
export type View = (typeof views)[number]

/** What the address of the calendar says: which view, of when, of whom. */
export type CalendarSearch = {
  readonly view?: View | undefined
  /** `2026-11`. */
  readonly month?: string | undefined
  /** The day that is chosen in the month. */
  readonly day?: string | undefined
  readonly year?: number | undefined
  readonly cycle?: string | undefined
  readonly owner?: string | undefined
}

/** Reads the address; what does not fit is left out. */
export const readCalendarSearch = (search: Record<string, unknown>): CalendarSearch => ({
  view: views.find((view) => view === search.view),
  month: fitting(search.month, /^\d{4}-(0[1-9]|1[0-2])$/),
  day: fitting(search.day, /^\d{4}-\d{2}-\d{2}$/),
  year:
    typeof search.year === 'number' && search.year >= 2000 && search.year <= 2200 ? search.year : undefined,
  cycle: typeof search.cycle === 'number' ? String(search.cycle) : fitting(search.cycle, /./),
  owner: fitting(search.owner, /./),
})

const fitting = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

/** The place in the calendar, and the way to another. */
export function useCalendarPlace(): { place: CalendarSearch; go: (change: CalendarSearch) => void } {
  const place = useSearch({ strict: false, select: (search) => search as CalendarSearch })
  const navigate = useNavigate()
  const go = (change: CalendarSearch) =>
    void navigate({ to: '/calendar', search: { ...place, ...change }, replace: true, resetScroll: false })
  return { place, go }
}
