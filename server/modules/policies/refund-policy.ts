import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const days = z.int('write whole days').min(0).max(1100)

/** What the policy `refunds` may say of money that goes back to customers. */
export const RefundsValue = z.strictObject({
  /** The liability account that owes a refund from its approval to its check, as gl.csv has it. */
  ledgerAccount: z.string('write a code of gl.csv').min(1, 'write a code of gl.csv'),
  /** Credits of closed accounts below this stay; 0 refunds every cent. */
  leastCents: z.int('write whole cents').min(0).max(100_000),
  /** So many days after the account closed and after its last payment, since that may still come back. */
  waitsDays: days,
  /** Whether a check of a closed account needs an address that is not the one it was served at. */
  forwardingAddressNeeded: z.boolean('write true or false'),
  /** A coordinator approves a batch up to this; a manager approves any. */
  coordinatorUpToCents: z.int('write whole cents').min(0),
  /** A check that is not cashed after so many days is stale, and is asked about. */
  staleAfterDays: days,
  /** The letter that tells of a refund, by the code of its template; left out: none. */
  letter: z.string().min(1).optional(),
})
export type RefundRule = z.infer<typeof RefundsValue> & { readonly citation: string }

/** The rule of refunds on a day; null where the city has set nothing down: then nothing is refunded. */
export function refundRule(policies: readonly Policy[], on: PlainDate): RefundRule | null {
  const policy = policyOn(policies, 'refunds', on)
  return policy && { ...RefundsValue.parse(policy.value), citation: policy.citation }
}
