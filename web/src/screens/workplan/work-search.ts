import type { TaskView } from './work-queries.ts'

/** What of the work plan is on the screen: it stands in the address, so that it can be sent to somebody. */
export type WorkSearch = {
  readonly view?: TaskView | undefined
  readonly as?: 'board' | undefined
  readonly task?: number | undefined
}

const views: readonly TaskView[] = ['late', 'mine', 'waiting', 'open', 'closed']

/** Reads it from an address somebody may have typed. */
export function readWorkSearch(search: Record<string, unknown>): WorkSearch {
  const view = views.find((one) => one === search.view)
  const task = Number(search.task)
  return {
    ...(view && { view }),
    ...(search.as === 'board' && { as: 'board' as const }),
    ...(Number.isSafeInteger(task) && task > 0 && { task }),
  }
}
