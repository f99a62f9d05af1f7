import { Role } from '@cartwright/api/roles'
import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const word = (what: string) => z.string(`write ${what}`).trim().min(1, `write ${what}`)

/** What the policy `payment-reversal` may say: why a payment may be taken back, by whom, and whether the money may go to another account. */
export const PaymentReversalValue = z
  .strictObject({
    reasons: z
      .array(
        z.strictObject({
          code: word('a code such as wrong-account'),
          en: word('the reason in English'),
          es: word('the reason in Spanish'),
          ask: z.array(Role, 'write a list of roles').min(1, 'name a role'),
          /** Whether the money may be posted to another account in the same step. */
          moves: z.boolean().default(false),
        }),
        'write a list of reasons',
      )
      .min(1, 'write a reason'),
  })
  .refine(
    ({ reasons }) => new Set(reasons.map(({ code }) => code)).size === reasons.length,
    'write each code once',
  )

/** The rule of taking payments back, with its section. */
export type ReversalRule = z.output<typeof PaymentReversalValue> & { readonly citation: string }

/** The rule in force on a day; null where the city has none: then nothing is taken back. */
export function reversalRule(policies: readonly Policy[], on: PlainDate): ReversalRule | null {
  const policy = policyOn(policies, 'payment-reversal', on)
  return policy && { ...PaymentReversalValue.parse(policy.value), citation: policy.citation }
}
