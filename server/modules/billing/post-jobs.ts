import { z } from 'zod'
import type { Job } from '#kernel/work'
import { noteFailure } from './note-failure.ts'
import { postJob, postRun } from './post-run.ts'

const Asked = z.object({ runId: z.int() })

/** Posts a run. One that is refused is released again, with the reason on it. */
export const postRunJob: Job = {
  name: postJob,
  run: async ({ data, inTransaction }) => {
    const { runId } = Asked.parse(data)
    await noteFailure(inTransaction, runId, 'posting', () => inTransaction((work) => postRun(work, runId)))
  },
}
