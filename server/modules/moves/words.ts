import type { PlainDate } from '#kernel/dates'

/** A day as sentences have it: `Nov 23, 2026`. */
export const dayWords = (day: PlainDate): string => day.toLocaleString('en-US', { dateStyle: 'medium' })

type Container = {
  readonly quantity: number
  readonly size: string
  readonly stream: string
  readonly container: string
}

/** Containers as sentences have them: `1 × 96 gal cart set`. */
export const containerWords = ({ quantity, size, stream, container }: Container): string =>
  `${quantity} × ${size} ${stream === 'all' ? '' : `${stream} `}${container.replaceAll('-', ' ')}`
