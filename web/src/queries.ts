import { Refused } from '@cartwright/api/client'
import { QueryClient } from '@tanstack/react-query'

/** What was asked of the server and is kept for a moment. A refusal is an answer, so it is not asked for again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
    },
  },
})
