import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'

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

/** What becomes of the deposits of an account that ends. */
export function depositSentences({
  applied,
  waiting,
}: {
  readonly applied: number
  readonly waiting: number
}): string[] {
  return [
    ...(applied > 0
      ? [
          `The deposit with its interest, ${dollars(applied)}, pays what is owed; what is left over is a credit.`,
        ]
      : []),
    ...(waiting > 0
      ? [`A deposit of ${dollars(waiting)} is still held. Apply it, or ask for its refund.`]
      : []),
  ]
}
