import { call } from '@cartwright/api/client'
import { policies } from '@cartwright/api/policies'
import { procedures } from '@cartwright/api/procedures'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'

/** The procedures in use by title, narrowed by words or by a rule they quote. */
export const procedureList = (asked: { readonly find?: string; readonly quoting?: string } = {}) =>
  queryOptions({
    queryKey: ['procedures', 'list', asked],
    queryFn: () => call(procedures.list, { query: asked }),
    placeholderData: keepPreviousData,
  })

/** The codes of the city’s rules, each once. */
export const policyCodes = queryOptions({
  queryKey: ['policies', 'codes'],
  queryFn: async () => [...new Set((await call(policies.list, { query: {} })).rows.map(({ code }) => code))],
  staleTime: 60_000,
})

/** One procedure, or as it was in an earlier version. */
export const procedureShown = (id: number, version?: number) =>
  queryOptions({
    queryKey: ['procedures', id, version ?? 'newest'],
    queryFn: () => call(procedures.show, { params: { id }, query: version === undefined ? {} : { version } }),
  })

/** Who has read what. */
export const procedureReaders = queryOptions({
  queryKey: ['procedures', 'readers'],
  queryFn: () => call(procedures.readers, {}),
})
