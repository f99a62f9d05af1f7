import type { PlainDate } from './dates.ts'

/** `1 item`, `1,204 items`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** `2026-11-25` is `Nov 25, 2026`. */
export const dayWords = (day: PlainDate): string => day.toLocaleString('en-US', { dateStyle: 'medium' })
