import { PlainDate } from '#kernel/dates'

/** A day of the books as the history says it: `2026-11-25` is `Nov 25, 2026`. */
export const dayWords = (day: string): string =>
  PlainDate.from(day).toLocaleString('en-US', { dateStyle: 'medium' })
