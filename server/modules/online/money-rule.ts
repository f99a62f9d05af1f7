import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lastOnlineRule, type OnlineRule } from '../policies/online-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/** The rule that says where money of online payments is kept. Refuses PAY_NOT_OPEN in a city that never took any. */
export const moneyRule = async (work: Work): Promise<OnlineRule> =>
  lastOnlineRule(await policiesFor(work), work.today) ?? refuse('PAY_NOT_OPEN', {})
