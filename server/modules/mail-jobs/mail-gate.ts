import type { Gate } from '#kernel/gate'
import { notNeeded, green, red } from '../billing/gate.ts'

/** Where a run has a job of the mail, it is mailed by its job: after the proof, and with counts that come to the same. */
export const mailJobApproved: Gate = {
  name: 'mail-job-approved',
  title: 'Job of the mail',
  before: 'mail',
  look: async ({ db }, run) => {
    const job = await db
      .selectFrom('mail_job')
      .select(['id', 'state'])
      .where('run_id', '=', run.id)
      .where('state', '<>', 'dropped')
      .executeTakeFirst()
    if (!job) return notNeeded('The run has no job of the mail.')
    const { id, state } = job
    return ['mailed', 'statement-received', 'reconciled'].includes(state)
      ? green(`Mail job ${id} is ${state.replaceAll('-', ' ')}.`)
      : red(
          `Mail job ${id} is ${state.replaceAll('-', ' ')}. Enter there that it was mailed: the run is mailed with it.`,
          `/mail-jobs/${id}`,
        )
  },
}
