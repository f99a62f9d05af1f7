import { day } from '../../parts/day.tsx'
import type { Order } from './order-queries.ts'

export const orderKinds = [
  'bulky',
  'extra-pickup',
  'missed-pickup',
  'go-back',
  'deliver',
  'swap',
  'remove',
  'exchange',
] as const

const kinds: Readonly<Record<Order['kind'], string>> = {
  deliver: 'Deliver a container',
  swap: 'Swap a container for another size',
  remove: 'Remove a container',
  'extra-pickup': 'Extra pickup',
  bulky: 'Bulky pickup',
  'missed-pickup': 'Missed pickup',
  'go-back': 'Go back',
  exchange: 'Exchange a damaged container',
}

/** What an order is, as people say it. */
export const kindWords = (kind: string): string => kinds[kind as Order['kind']] ?? kind

const states: Readonly<Record<Order['state'], string>> = {
  open: '○ open',
  scheduled: '◐ scheduled',
  done: '● done',
  'could-not': '✗ could not be done',
  cancelled: '– called off',
}
const stateWords = (state: Order['state']): string => states[state]

/** Where an order stands, with its day; a list writes days short. */
export function orderState({ state, scheduledOn, doneOn, late }: Order, write = day): string {
  const when = state === 'scheduled' ? scheduledOn : state === 'done' ? doneOn : null
  return `${stateWords(state)}${when ? ` ${write(when)}` : ''}${late ? ' · late' : ''}`
}

const steps: Readonly<Record<string, string>> = {
  'add-order': 'Ordered',
  'schedule-order': 'Scheduled',
  'complete-order': 'Done',
  'could-not-do-order': 'Could not be done',
  'cancel-order': 'Called off',
  'undo-order': 'Taken back',
}
export const stepWords = (what: string): string => steps[what] ?? what

/** What comes or goes, and how many of it; of what has no container, how often. */
export function containerWords({ container, quantity }: Order): string {
  if (quantity === 1) return container ?? ''
  return container === null ? `${quantity} times` : `${quantity} × ${container}`
}
