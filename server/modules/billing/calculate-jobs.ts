import { z } from 'zod'
import type { InTransaction, Job } from '#kernel/work'
import { calculateChunk } from './calculate-chunk.ts'
import { calculateJob, finishCalculation } from './calculate-run.ts'
import { noteFailure } from './note-failure.ts'

const Asked = z.object({ runId: z.int(), calculation: z.int() })

/** Calculates a run chunk by chunk, beside other workers, until nothing is left; then ends the calculation if it is the last. */
export const calculateRunJob: Job = {
  name: calculateJob,
  run: async ({ data, inTransaction }) => {
    const asked = Asked.parse(data)
    await noteFailure(inTransaction, asked.runId, 'calculation', () => calculateAll(inTransaction, asked))
  },
}

async function calculateAll(inTransaction: InTransaction, asked: z.output<typeof Asked>): Promise<void> {
  let more = true
  while (more) more = await inTransaction((work) => calculateChunk(work, asked))
  await inTransaction((work) => finishCalculation(work, asked))
}
