import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { BankRun, LeftOut, Mandate } from './autopay-queries.ts'

export const wayWords: Record<Mandate['givenBy'], string> = {
  paper: 'signed on paper',
  web: 'on the web site',
  phone: 'by telephone',
  business: 'agreement of a business',
}

/** The sign of each state, which stands before its words. */
export const signs: Record<Mandate['state'], string> = {
  'prenote-to-send': '○',
  'prenote-sent': '○',
  live: '✓',
  held: '▲',
  stopped: '✗',
}

/** How far an autopay is, in a sentence. */
export function standing({ state, liveFrom, why, stoppedOn }: Mandate): string {
  if (state === 'prenote-to-send') return 'Waits for its prenote. Nothing is drawn yet.'
  if (state === 'prenote-sent')
    return `The prenote is sent. It is drawn from ${day(liveFrom!)} on, unless the bank answers.`
  if (state === 'live') return `Live since ${day(liveFrom!)}.`
  if (state === 'held') return `Held: ${why}`
  return `Stopped on ${day(stoppedOn!)}: ${why}`
}

export const kindWords: Record<BankRun['kind'], string> = {
  prenote: 'Prenotes',
  autopay: 'Autopay',
  refund: 'Refunds',
  retry: 'Presented again',
}

export const runStateWords: Record<BankRun['state'], string> = {
  prepared: '○ waits for its release',
  released: '▲ released, to the bank',
  posted: '✓ done',
  cancelled: '✗ cancelled',
}

/** `3 entries, $120.00`. */
export const totalSentence = ({ kind, entries, amountCents }: BankRun): string =>
  kind === 'prenote'
    ? count(entries, 'prenote')
    : `${count(entries, 'entry', 'entries')}, ${money(amountCents)}`

export const leftOutWords: Record<LeftOut['why'], string> = {
  'not-live': 'Autopay was not live by its day: held, or its prenote still waits',
  'bill-asks': 'The bill asked the customer to pay',
  'nothing-open': 'Nothing of it is open that may be drawn',
  'final-bill': 'A final bill is not drawn, by the city’s rule',
}
