import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type Asking, askForPlanned } from './ask-for-planned.ts'
import { billsToRebill } from './bills-to-rebill.ts'
import type { Comparison } from './compare-past.ts'
import { isReplaced } from './judge-bills.ts'
import { planRebill } from './plan-rebill.ts'
import { rebillWords } from './rebill-words.ts'

/** Bills of an account that are to be cancelled and billed anew. */
type RebillAsked = Asking & {
  readonly billNumbers: readonly string[]
  /** Null: all that is on them. */
  readonly serviceId: number | null
  /** The list they were named by. */
  readonly listId?: number | null
}

/**
 * Asks for bills to be cancelled and billed anew. What is left as it was is neither credited nor charged: the difference is posted on the
 * lines, and a replacement is made of each bill when it is. Answers the number of the correction that carries it. Refuses what
 * `billsToRebill`, `planRebill` and `askForPlanned` refuse, and bills of which none would be replaced.
 */
export const askForRebill = (work: Work, asked: RebillAsked): Promise<number> =>
  askForPlanned(work, asked, async (account) => {
    const bills = await billsToRebill(work, account, asked.billNumbers)
    const { serviceId, overrideReason, listId = null } = asked
    const plan = await planRebill(work, {
      account,
      rebill: { bills, serviceId },
      on: work.today,
      beyond: overrideReason !== null,
    })
    refuseNone(plan.comparison)
    const { statement } = plan
    return {
      plan,
      stated: { from: statement.from.toString(), until: statement.until!.toString(), facts: [] },
      told: rebillWords({ bills, serviceId, known: plan.subject.known, statement }),
      rebill: { of: serviceId === null ? 'bills' : 'service', serviceId, listId },
    }
  })

function refuseNone({ bills }: Comparison): void {
  if (bills.some(({ verdict }) => isReplaced(verdict))) return
  refuse('REBILL_REPLACES_NOTHING', { why: bills.map(({ bill, why }) => `${bill.number}: ${why}`) })
}
