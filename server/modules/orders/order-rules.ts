import type { OrderKind, OrderState } from '@cartwright/api/order-shapes'
import type { z } from 'zod'

export type Kind = z.infer<typeof OrderKind>
export type State = z.infer<typeof OrderState>
/** What is done with an order. */
export type Step = 'schedule' | 'complete' | 'could-not' | 'cancel' | 'undo'

/** In which states each step can be taken. What was done or called off is taken back before anything else is done with it. */
export const takenFrom: Readonly<Record<Step, readonly State[]>> = {
  schedule: ['open', 'scheduled', 'could-not'],
  complete: ['open', 'scheduled', 'could-not'],
  'could-not': ['open', 'scheduled'],
  cancel: ['open', 'scheduled', 'could-not'],
  undo: ['done', 'cancelled'],
}

/** The states of an order that is still to do, and that takes its place among what is free in the year. */
export const toDo: readonly State[] = ['open', 'scheduled', 'could-not']

/** The number of an order, as people say it and as its charge is referred to. */
export const orderNumber = (orderId: number): string => `SO-${orderId.toString().padStart(5, '0')}`

const titles: Readonly<Record<Kind, string>> = {
  deliver: 'Deliver a container',
  swap: 'Swap a container',
  remove: 'Remove a container',
  'extra-pickup': 'Extra pickup',
  bulky: 'Bulky pickup',
  'missed-pickup': 'Missed pickup',
  'go-back': 'Go back',
  exchange: 'Exchange a damaged container',
}

/** What an order is, as lists have it. */
export const kindTitle = (kind: Kind): string => titles[kind]

/** What follows from an order that is free, partly free, or charged, in one sentence for the caller. */
export function quoteSentence({
  chargeCents,
  free,
  dollars,
}: {
  readonly chargeCents: number
  readonly free: { readonly allowed: number; readonly usedBefore: number; readonly now: number } | null
  readonly dollars: string
}): string {
  if (!free) return chargeCents === 0 ? 'It costs nothing.' : `It costs ${dollars}.`
  const used = Math.min(free.usedBefore, free.allowed)
  const counted = `${used} of ${free.allowed} free this year used`
  if (free.now === 0) return `${counted}; this one costs ${dollars}.`
  return chargeCents === 0
    ? `${counted}; this one is free.`
    : `${counted}; ${free.now} of it free, the rest costs ${dollars}.`
}
