import { bills } from '@cartwright/api/bills'
import { call } from '@cartwright/api/client'
import { runs } from '@cartwright/api/runs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StepName } from './run-types.ts'

export type StepTaken = {
  readonly step: StepName
  readonly note?: string
  readonly what?: 'all' | 'changed'
  readonly fromPiece?: number
}

/** Takes one step of the corridor. Whatever comes of it, all that is shown of the run is asked for again. */
export function useTakeStep(id: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (taken: StepTaken) => takes[taken.step]({ id }, taken),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['run', id] }),
        queries.invalidateQueries({ queryKey: ['runs'] }),
      ]),
  })
}

type Take = (params: { readonly id: number }, taken: Omit<StepTaken, 'step'>) => Promise<unknown>

const takes: Record<StepName, Take> = {
  calculate: (params, { what = 'all' }) => call(runs.calculate, { params, body: { what } }),
  review: (params) => call(runs.review, { params }),
  release: (params, { note }) => call(runs.release, { params, body: note ? { note } : {} }),
  unrelease: (params, { note = '' }) => call(runs.unrelease, { params, body: { note } }),
  post: (params) => call(runs.post, { params }),
  print: (params, { fromPiece = 1 }) => call(bills.print, { params, query: { fromPiece } }),
  mail: (params) => call(runs.mailed, { params }),
  close: (params) => call(runs.close, { params }),
  void: (params, { note = '' }) => call(runs.void, { params, body: { note } }),
}
