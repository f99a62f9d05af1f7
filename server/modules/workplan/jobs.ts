import type { Job } from '#kernel/work'
import { makeRecurring } from './recurring-tasks.ts'

/** Puts the tasks on the list that come again, when their day has come. */
export const makeRecurringJob: Job = {
  name: 'make-recurring-tasks',
  run: async ({ inTransaction }) => {
    await inTransaction((work) => makeRecurring(work))
  },
}
