import { z } from 'zod'
import type { InTransaction, Job } from '#kernel/work'
import { calculateChunk, type Calculation } from './calculate-chunk.ts'

const Asked = z.object({ runId: z.int(), calculation: z.int() })

/** Calculates chunks of a run beside other workers until nothing is left: the part of a calculation that a thread can do. */
export const calculateChunksJob: Job = {
  name: 'calculate-chunks',
  run: ({ data, inTransaction }) => calculateChunks(inTransaction, Asked.parse(data)),
}

/** Calculates chunks of a run, each in a transaction, until nothing is left that nobody is working on. */
export async function calculateChunks(inTransaction: InTransaction, asked: Calculation): Promise<void> {
  let more = true
  while (more) more = await inTransaction((work) => calculateChunk(work, asked))
}
