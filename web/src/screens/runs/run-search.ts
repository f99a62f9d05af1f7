import { ChangeCause, ExceptionCode } from '@cartwright/api/run-shapes'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { z } from 'zod'
import type { RegisterFilter } from './run-types.ts'

export const runTabs = ['exceptions', 'register', 'change', 'gl', 'documents', 'history'] as const
export type RunTab = (typeof runTabs)[number]

const yes = z.boolean().optional().catch(undefined)
const RunSearch = z.object({
  tab: z.enum(runTabs).optional().catch(undefined),
  sort: z.enum(['account', 'change', 'charges']).optional().catch(undefined),
  account: z.coerce.string().optional().catch(undefined),
  search: z.coerce.string().max(100).optional().catch(undefined),
  class: z.coerce.string().optional().catch(undefined),
  exception: ExceptionCode.optional().catch(undefined),
  cause: ChangeCause.optional().catch(undefined),
  changeOverPercent: z.int().min(0).optional().catch(undefined),
  undecided: yes,
  isNew: yes,
  isFinal: yes,
  isProrated: yes,
  held: yes,
})
export type RunSearch = z.infer<typeof RunSearch>

/** What the address of a run's page says beyond the run: tab, filter, sort order and the account that is open. */
export const readRunSearch = (search: Record<string, unknown>): RunSearch => RunSearch.parse(search)

const flags = ['undecided', 'isNew', 'isFinal', 'isProrated', 'held'] as const

/** The part of the address that narrows the register, as the server takes it. */
export function filterOf(search: RunSearch): RegisterFilter {
  const { search: words, class: kind, exception, cause, changeOverPercent } = search
  const given = { search: words, class: kind, exception, cause, changeOverPercent }
  const set = flags.filter((flag) => search[flag]).map((flag) => [flag, 'true'])
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== '')),
    ...Object.fromEntries(set),
  }
}

/** Every narrowing taken off, for links that narrow anew. */
export const unfiltered: RunSearch = {
  search: undefined,
  class: undefined,
  exception: undefined,
  cause: undefined,
  changeOverPercent: undefined,
  undecided: undefined,
  isNew: undefined,
  isFinal: undefined,
  isProrated: undefined,
  held: undefined,
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
