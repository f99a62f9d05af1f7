import { urlOf } from '@cartwright/api/client'
import { runs } from '@cartwright/api/runs'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { runShown } from './run-queries.ts'
import type { RunDetail, RunProgress } from './run-types.ts'

/**
 * Keeps a run's progress on the screen while work is going on, by server-sent events. When the work ends, or the
 * line is lost for good, everything shown of the run is asked for again.
 */
export function useRunProgress(run: RunDetail): void {
  const queries = useQueryClient()
  const busy = run.progress.step !== 'idle' && run.progress.failure === null
  const { id } = run
  useEffect(() => {
    if (!busy) return undefined
    const events = new EventSource(urlOf(runs.events, { params: { id } }))
    const finish = () => {
      events.close()
      void queries.invalidateQueries({ queryKey: ['run', id] })
      void queries.invalidateQueries({ queryKey: ['runs'] })
    }
    events.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const progress = JSON.parse(data) as RunProgress
      if (progress.step === 'idle' || progress.failure !== null) return finish()
      queries.setQueryData<RunDetail>(runShown(id).queryKey, (shown) => shown && { ...shown, progress })
    })
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) finish()
    })
    return () => events.close()
  }, [busy, id, queries])
}
