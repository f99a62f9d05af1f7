const states = ['waiting', 'open', 'in_work', 'back', 'accepted', 'mended', 'all'] as const
type ShownState = (typeof states)[number]

/** How the list of findings is narrowed. The address of the screen keeps it. */
export type ChecksSearch = {
  readonly check?: string
  readonly state?: ShownState
  readonly owner?: string
  /** At stake at least, in cents. */
  readonly minCents?: number
  /** Only what concerns the accounts of this run. */
  readonly run?: number
}

/** Reads how a link narrows the list. What does not fit is left out. */
export function readChecksSearch(search: Record<string, unknown>): ChecksSearch {
  const { check, owner } = search
  const state = states.find((one) => one === search.state)
  const minCents = Number(search.minCents)
  const run = Number(search.run)
  return {
    ...(typeof check === 'string' && check && { check }),
    ...(state && state !== 'waiting' && { state }),
    ...(typeof owner === 'string' && owner && { owner }),
    ...(Number.isSafeInteger(minCents) && minCents > 0 && { minCents }),
    ...(Number.isSafeInteger(run) && run > 0 && { run }),
  }
}
