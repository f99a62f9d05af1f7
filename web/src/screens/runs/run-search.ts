import { ChangeCause as causes, ExceptionCode as exceptionCodes } from '@cartwright/api/run-shapes'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { RegisterSort } from './run-queries.ts'
import type { ChangeCause, ExceptionCode, RegisterFilter } from './run-types.ts'

const runTabs = [
  'exceptions',
  'register',
  'sample',
  'change',
  'gl',
  'documents',
  'delivery',
  'mail-sort',
  'history',
] as const
export type RunTab = (typeof runTabs)[number]
const sorts: readonly RegisterSort[] = ['account', 'change', 'charges']

export type RunSearch = {
  readonly tab?: RunTab | undefined
  readonly sort?: RegisterSort | undefined
  readonly account?: string | undefined
  readonly search?: string | undefined
  readonly class?: string | undefined
  readonly exception?: ExceptionCode | undefined
  readonly cause?: ChangeCause | undefined
  readonly changeOverPercent?: number | undefined
  readonly against?: number | undefined
  readonly fromPercent?: number | undefined
  readonly untilPercent?: number | undefined
  readonly gl?: string | undefined
  readonly billed?: true | undefined
  readonly undecided?: true | undefined
  readonly isNew?: true | undefined
  readonly isFinal?: true | undefined
  readonly isProrated?: true | undefined
  readonly held?: true | undefined
  readonly suppressed?: true | undefined
}

/** What the address of a run's page says beyond the run: tab, filter, sort order and the account that is open. */
export const readRunSearch = (search: Record<string, unknown>): RunSearch => ({
  tab: runTabs.find((tab) => tab === search.tab),
  sort: sorts.find((sort) => sort === search.sort),
  account: textOf(search.account),
  search: textOf(search.search)?.slice(0, 100),
  class: textOf(search.class),
  exception: exceptionCodes.safeParse(search.exception).data,
  cause: causes.safeParse(search.cause).data,
  changeOverPercent: percentOf(search.changeOverPercent),
  against: percentOf(search.against) || undefined,
  fromPercent: wholeOf(search.fromPercent),
  untilPercent: wholeOf(search.untilPercent),
  gl: textOf(search.gl),
  billed: yes(search.billed),
  undecided: yes(search.undecided),
  isNew: yes(search.isNew),
  isFinal: yes(search.isFinal),
  isProrated: yes(search.isProrated),
  held: yes(search.held),
  suppressed: yes(search.suppressed),
})

/** Text of an address; what looks like a number arrives as one. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

const yes = (value: unknown): true | undefined => (value === true ? true : undefined)
const wholeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) ? value : undefined
const percentOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined

const flags = ['billed', 'undecided', 'isNew', 'isFinal', 'isProrated', 'held', 'suppressed'] as const

/** The part of the address that narrows the register, as the server takes it. */
export function filterOf(search: RunSearch): RegisterFilter {
  const { search: words, class: kind, exception, cause, changeOverPercent } = search
  const { against, fromPercent, untilPercent, gl } = search
  const about = { search: words, class: kind, exception, cause, changeOverPercent }
  const given = { ...about, against, fromPercent, untilPercent, gl }
  const set = flags.filter((flag) => search[flag]).map((flag) => [flag, 'true'])
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== '')),
    ...Object.fromEntries(set),
  }
}

/** Every narrowing taken off, for links that narrow anew. The run that is compared with stays. */
export const unfiltered: RunSearch = {
  search: undefined,
  class: undefined,
  exception: undefined,
  cause: undefined,
  changeOverPercent: undefined,
  fromPercent: undefined,
  untilPercent: undefined,
  gl: undefined,
  billed: undefined,
  undecided: undefined,
  isNew: undefined,
  isFinal: undefined,
  isProrated: undefined,
  held: undefined,
  suppressed: undefined,
}

/** Where on a run's page a person is, and how to go elsewhere on it. The address holds it, so a link shows the same. */
export function useRunPlace(): {
  place: RunSearch
  go: (change: RunSearch, how?: { replace: boolean }) => void
} {
  const place = useSearch({ strict: false, select: (search) => search as RunSearch })
  const navigate = useNavigate()
  const go = (change: RunSearch, { replace } = { replace: false }) =>
    void navigate({
      to: '.',
      search: (before: RunSearch) => ({ ...before, ...change }),
      replace,
      resetScroll: false,
    })
  return { place, go }
}
