import { wordOf } from './words.ts'

type Described = {
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
  readonly location: string
  readonly units: number
}

/** A service in words: `2 × 3 yd bin, refuse, 2 pickups a week, at the side yard`. */
export function serviceWords(service: Described): string {
  const { stream, container, size, quantity, pickupsPerWeek, location, units } = service
  const many = quantity > 1 ? `${quantity} × ` : ''
  const what = `${many}${size === '*' ? '' : `${size} `}${wordOf(container)}`
  const often =
    pickupsPerWeek === null ? 'on call' : pickupsPerWeek === 1 ? 'weekly' : `${pickupsPerWeek} pickups a week`
  return [
    what,
    wordOf(stream),
    often,
    location === 'curb' ? '' : wordOf(location),
    units > 1 ? `${units} units` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
