import { call } from '@cartwright/api/client'
import { reviews } from '@cartwright/api/reviews'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { runSample } from './run-queries.ts'
import type { SampleItem } from './run-types.ts'

export type Verdict = 'right' | 'wrong' | 'overruled'

/** Signs the bill that is on the screen, and no other that it may have become meanwhile. */
export function useSign(id: number, item: SampleItem, onSigned: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (signed: { readonly verdict: Verdict; readonly note?: string }) =>
      call(reviews.sign, {
        params: { id, accountNumber: item.accountNumber },
        body: { ...signed, ...(item.billHash !== null && { billHash: item.billHash }) },
      }),
    onSuccess: (sample) => {
      queries.setQueryData(runSample(id).queryKey, sample)
      onSigned()
      return queries.invalidateQueries({ queryKey: ['run', id], exact: true })
    },
    onError: () => queries.invalidateQueries({ queryKey: ['run', id] }),
  })
}
