import { type ForCaseSearch, readForCase } from '../cases/for-case.ts'

const states = ['waiting', 'posted', 'returned', 'withdrawn'] as const

/** How the list of adjustments is narrowed. The address of the screen keeps it. */
export type AdjustmentSearch = {
  readonly state?: (typeof states)[number]
  readonly reason?: string
  readonly accountNumber?: string
  readonly askedBy?: string
  readonly from?: string
  readonly through?: string
}

/** Reads how a link narrows the list. What does not fit is left out. */
export function readAdjustmentSearch(search: Record<string, unknown>): AdjustmentSearch {
  const state = states.find((one) => one === search.state)
  const texts = (['reason', 'accountNumber', 'askedBy'] as const).flatMap((name) =>
    typeof search[name] === 'string' && search[name] ? [[name, search[name]] as const] : [],
  )
  const days = (['from', 'through'] as const).flatMap((name) =>
    typeof search[name] === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search[name])
      ? [[name, search[name]] as const]
      : [],
  )
  return { ...(state && { state }), ...Object.fromEntries([...texts, ...days]) }
}

/** With which bill an adjustment begins: its lines are offered first; and for which case it is. */
export type AdjustSearch = ForCaseSearch & { readonly bill?: string }

/** Reads with which bill a link begins an adjustment. */
export const readAdjustSearch = (search: Record<string, unknown>): AdjustSearch => ({
  ...readForCase(search),
  ...billOf(search),
})

const billOf = ({ bill }: Record<string, unknown>): { readonly bill?: string } =>
  typeof bill === 'string' && bill ? { bill } : typeof bill === 'number' ? { bill: String(bill) } : {}
