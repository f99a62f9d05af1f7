import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

/**
 * What the policy `cancel-and-rebill` may say: when a bill that takes the place of a cancelled one is due anew, and how many days after
 * it was made. Without the policy, and for a bill that comes to no more, the day of the cancelled bill stays.
 */
export const CancelAndRebillValue = z.strictObject({
  dueAnew: z.enum(['when-more-is-owed', 'always'], 'write when-more-is-owed or always'),
  dueAfterDays: z.int('write a number of days, such as 21').min(1).max(365),
})

/** The rule of due days with its section. */
type CancelAndRebillRule = z.infer<typeof CancelAndRebillValue> & { readonly citation: string }

/** The rule in force on a day; null where the city has none. */
function cancelAndRebillOn(policies: readonly Policy[], day: PlainDate): CancelAndRebillRule | null {
  const policy = policyOn(policies, 'cancel-and-rebill', day)
  return policy && { ...CancelAndRebillValue.parse(policy.value), citation: policy.citation }
}

/** When a bill is due and when it is late. */
type DueDays = { readonly dueOn: PlainDate; readonly delinquentOn: PlainDate }

/**
 * When a bill made anew today is due: as the cancelled one, so that nobody gains or loses days by our mistake, unless the policy gives new
 * days. The days between due and late stay as many as they were. Never earlier than the cancelled bill was. Pure.
 */
export function dueAgain(
  cancelled: DueDays,
  { policies, today, moreCents }: { policies: readonly Policy[]; today: PlainDate; moreCents: number },
): DueDays & { readonly citation: string | null } {
  const rule = cancelAndRebillOn(policies, today)
  const anew = rule !== null && (rule.dueAnew === 'always' || moreCents > 0)
  const dueOn = anew ? today.add({ days: rule.dueAfterDays }) : cancelled.dueOn
  if (!anew || dueOn.since(cancelled.dueOn).days <= 0) return { ...cancelled, citation: null }
  const grace = cancelled.delinquentOn.since(cancelled.dueOn).days
  return { dueOn, delinquentOn: dueOn.add({ days: grace }), citation: rule.citation }
}
