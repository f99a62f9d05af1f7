import type { CaseView } from './case-queries.ts'

/** Which cases are on the screen: it stands in the address, so that it can be sent to somebody. */
export type CaseSearch = {
  readonly view?: CaseView | undefined
  readonly type?: string | undefined
  readonly owner?: string | undefined
  readonly account?: string | undefined
  readonly q?: string | undefined
}

const views: readonly CaseView[] = ['late', 'mine', 'waiting', 'open', 'closed', 'all']

/** Reads it from an address somebody may have typed. */
export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const view = views.find((one) => one === search.view)
  const text = (name: 'type' | 'owner' | 'account' | 'q') =>
    typeof search[name] === 'string' && search[name] !== '' ? { [name]: search[name] } : {}
  return {
    ...(view && view !== 'open' && { view }),
    ...text('type'),
    ...text('owner'),
    ...text('account'),
    ...text('q'),
  }
}
