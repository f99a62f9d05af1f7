import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const code = z
  .string('write a code such as missed-pickup')
  .regex(/^[a-z][a-z0-9-]{1,40}$/, 'write a code in small letters, such as missed-pickup')

/** What the policy `contact-reasons` may say: what conversations of the service desk are about, in the order they are offered. */
export const ContactReasonsValue = z.strictObject({
  reasons: z
    .array(
      z.strictObject({
        code,
        name: z.string('write how it is shown').min(1, 'write how it is shown').max(60),
        // How a Spanish letter says it; left out, as it is shown.
        nameEs: z.string('write how a Spanish letter says it').trim().min(1).max(60).optional(),
      }),
    )
    .min(1, 'list at least one reason'),
})

/** The reasons of conversations on a day, with the rule that names them; null where the city keeps no list. */
export function contactReasonsRule(policies: readonly Policy[], day: PlainDate) {
  const policy = policyOn(policies, 'contact-reasons', day)
  return policy && { ...ContactReasonsValue.parse(policy.value), citation: policy.citation }
}

/** What the policy `first-call-resolution` may say: for how many days nobody may call again about the same, for a call to count as resolved. */
export const FirstCallValue = z.strictObject({
  days: z
    .int('write a whole number of days, from 1 to 60')
    .min(1, 'write a whole number of days, from 1 to 60')
    .max(60, 'write a whole number of days, from 1 to 60'),
})

/** After how many quiet days a call counts as resolved, with the rule that says so; null where the city has not said. */
export function firstCallRule(policies: readonly Policy[], day: PlainDate) {
  const policy = policyOn(policies, 'first-call-resolution', day)
  return policy && { ...FirstCallValue.parse(policy.value), citation: policy.citation }
}

/** The facts a caller can be asked for. What the books do not have of an account is not asked. */
const identityFacts = [
  'name',
  'service-address',
  'account-number',
  'phone',
  'email',
  'last-payment',
  'last-bill',
  'former-number',
  'mailing-address',
  'photo-id',
  'signature',
] as const
export type IdentityFact = (typeof identityFacts)[number]

/** What can be guarded by a check: changes of a contact, and saying what is private. */
const guardedDeeds = ['name', 'mailing-address', 'email', 'phone', 'bank', 'read-out'] as const
export type GuardedDeed = (typeof guardedDeeds)[number]

/** What the policy `identity-check` may say: what is guarded, which facts are asked, and how many must be right. */
export const IdentityCheckValue = z
  .strictObject({
    facts: z.array(z.enum(identityFacts)).min(1, 'list at least one fact that is asked'),
    needed: z.int('write how many must be right').min(1, 'write how many must be right, from 1 up'),
    guards: z.array(z.enum(guardedDeeds)).min(1, 'list what it guards'),
    // So many changes of one contact within so many days are pointed out.
    manyChanges: z
      .strictObject({ changes: z.int().min(2).max(50), days: z.int().min(1).max(366) })
      .optional(),
  })
  .refine(({ facts, needed }) => needed <= facts.length, 'needed is more than the facts there are')

/** The rule of identity checks in force on a day, with its section; null: nobody is asked. */
export function identityRule(policies: readonly Policy[], day: PlainDate) {
  const policy = policyOn(policies, 'identity-check', day)
  return policy && { ...IdentityCheckValue.parse(policy.value), citation: policy.citation }
}
