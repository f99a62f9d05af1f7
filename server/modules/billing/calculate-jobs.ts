import { z } from 'zod'
import type { Job } from '#kernel/work'
import { calculateChunks, calculateChunksJob } from './calculate-chunks.ts'
import { calculateJob, finishCalculation } from './calculate-run.ts'
import { noteFailure } from './note-failure.ts'

const Asked = z.object({ runId: z.int(), calculation: z.int(), large: z.boolean().default(false) })

/**
 * Calculates a run beside other workers until nothing is left; then ends the calculation if it is the last. A large run is
 * calculated in a thread where there are any: rating keeps a thread busy, and people wait for this one.
 */
export const calculateRunJob: Job = {
  name: calculateJob,
  run: async ({ data, inTransaction, inThread }) => {
    const { large, ...asked } = Asked.parse(data)
    await noteFailure(inTransaction, asked.runId, 'calculation', async () => {
      if (large && inThread) await inThread(calculateChunksJob.name, asked)
      else await calculateChunks(inTransaction, asked)
      await inTransaction((work) => finishCalculation(work, asked))
    })
  },
}
