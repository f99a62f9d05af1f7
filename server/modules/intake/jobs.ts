import { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import type { Job } from '#kernel/work'
import { loadJob } from './apply-import.ts'
import { keepFailure, loadImport } from './load-import.ts'

const Asked = z.object({ importId: z.int() })

/**
 * Loads an import in one transaction. A worker that is killed leaves nothing behind but the question, which another takes up.
 * What goes wrong is kept with the import and told to the log; the import can be applied again.
 */
export const loadImportJob: Job = {
  name: loadJob,
  run: async ({ data, inTransaction }) => {
    const { importId } = Asked.parse(data)
    try {
      await inTransaction((work) => loadImport(work, importId))
    } catch (error) {
      await inTransaction((work) => keepFailure(work, importId, failureText(error)))
      throw error
    }
  },
}

const failureText = (error: unknown): string =>
  error instanceof Refusal
    ? `${error.problem.title} (${error.problem.code})`
    : 'Something went wrong on our side; the log has it. Nothing was loaded. Apply it again.'
