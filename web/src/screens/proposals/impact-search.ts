const tabs = ['impact', 'revenue', 'accounts'] as const
export type ImpactTab = (typeof tabs)[number]
const changes = ['more', 'less', 'same', 'gaps'] as const
const sorts = ['account', 'increase', 'decrease'] as const

/** Where on the page of a what-if one is, and which accounts are shown. */
export type ImpactSearch = {
  readonly view?: ImpactTab
  readonly class?: string
  readonly served?: string
  readonly change?: (typeof changes)[number]
  readonly order?: (typeof sorts)[number]
  readonly minPercent?: number
  readonly maxPercent?: number
  readonly minCents?: number
  readonly maxCents?: number
  readonly find?: string
}

const oneOf = <Word extends string>(known: readonly Word[], value: unknown): Word | undefined =>
  known.find((word) => word === value)
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined
const whole = (value: unknown): number | undefined => {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value ? Number(value) : Number.NaN
  return Number.isSafeInteger(number) ? number : undefined
}

/** Reads the address. What does not fit is left out. */
export function readImpactSearch(search: Record<string, unknown>): ImpactSearch {
  const read = {
    view: oneOf(tabs, search.view),
    class: text(search.class),
    served: text(search.served),
    change: oneOf(changes, search.change),
    order: oneOf(sorts, search.order),
    minPercent: whole(search.minPercent),
    maxPercent: whole(search.maxPercent),
    minCents: whole(search.minCents),
    maxCents: whole(search.maxCents),
    find: text(search.find),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** Two what-ifs to be set side by side. */
export type CompareSearch = { readonly one?: number; readonly other?: number }

export function readCompareSearch(search: Record<string, unknown>): CompareSearch {
  const [one, other] = [whole(search.one), whole(search.other)]
  return { ...(one !== undefined && { one }), ...(other !== undefined && { other }) }
}
