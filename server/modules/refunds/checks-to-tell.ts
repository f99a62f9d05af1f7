import { earlier, isBefore } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { policiesFor } from '../policies/policies-queries.ts'
import { untoldChecks } from './check-files.ts'
import { positivePayRule } from './positive-pay-policy.ts'

/** Checks the bank has not been told of: it may refuse to pay them, or pay one that was voided. */
export const checksToTell: WaitingSource = {
  name: 'checks-to-tell',
  permission: 'cash.reconcile',
  look: async (work) => {
    if (!positivePayRule(await policiesFor(work), work.today)) return []
    const checks = await untoldChecks(work)
    if (checks.length === 0) return []
    const cents = checks.reduce((sum, { amountCents }) => sum + amountCents, 0)
    const oldest = checks.map(({ on }) => on).reduce(earlier)
    return [
      {
        kind: isBefore(oldest, work.today) ? 'late' : 'today',
        title: `${counted(checks.length, 'check', 'checks')} to tell the bank, ${dollars(cents)}`,
        text: `The oldest is of ${dayWords(oldest)}. Make the file, and give it to the bank before the checks come in.`,
        at: '/refunds',
        on: oldest.toString(),
        amountCents: cents,
      },
    ]
  },
}
