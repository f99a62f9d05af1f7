import { city } from '@cartwright/api/city'
import { call } from '@cartwright/api/client'
import { rates } from '@cartwright/api/rates'
import { queryOptions, useQuery } from '@tanstack/react-query'

export const cityShown = queryOptions({
  queryKey: ['city'],
  queryFn: () => call(city.show, {}),
  staleTime: 60_000,
})

export const rateChoices = queryOptions({
  queryKey: ['rates', 'choices'],
  queryFn: () => call(rates.choices, { query: {} }),
  staleTime: 60_000,
})

/** The business day of the city; empty until it is known. */
export const useToday = (): string => useQuery(cityShown).data?.today ?? ''

/** The clock of the city; without one, the reader's. */
export const useTimeZone = (): string | undefined => useQuery(cityShown).data?.identity?.timeZone
