import { orderKinds } from './order-words.ts'

const views = ['to-do', 'late', 'today', 'done', 'all'] as const

/** How the list of orders is narrowed. The address of the screen keeps it. */
export type OrdersSearch = {
  readonly view?: (typeof views)[number]
  readonly kind?: (typeof orderKinds)[number]
  readonly route?: string
  readonly on?: string
}

/** Reads how a link narrows the list. What does not fit is left out. */
export function readOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const view = views.find((one) => one === search.view)
  const kind = orderKinds.find((one) => one === search.kind)
  const { route, on } = search
  return {
    ...(view && view !== 'to-do' && { view }),
    ...(kind && { kind }),
    ...(typeof route === 'string' && route && { route }),
    ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && { on }),
  }
}
