import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const amount = (low: number) =>
  z
    .int(`write whole cents, from ${low} up`)
    .min(low, `write whole cents, from ${low} up`)
    .max(100_000_000, 'write at most 100000000 cents')
const print = z.strictObject({ print: z.boolean('write true or false') })

/** What the policy `minimum-bill` may say: a balance below so much is carried to the next bill. */
export const MinimumBillValue = z.strictObject({ cents: amount(1) })
/** What the policies `zero-bill` and `credit-bill` may say: whether bills that ask for nothing, or less, are sent. */
export const PrintedValue = print
/** What the policy `on-demand-release` may say: up to how much one person alone may release a single bill on demand. */
export const OnDemandReleaseValue = z.strictObject({ preparerUpToCents: amount(1) })
/** What the policy `bill-email` may say: what an e-mailed bill has with it. */
export const BillEmailValue = z
  .strictObject({
    attachPdf: z.boolean('write true or false'),
    link: z.boolean('write true or false'),
  })
  .refine(({ attachPdf, link }) => attachPdf || link, 'let it have the PDF, the link, or both')

type Cited<Value> = Value & { readonly citation: string }

/** Which bills are not sent, and by which rule. Null: they are sent. */
export type SendingRules = {
  readonly minimum: Cited<{ readonly cents: number }> | null
  readonly zero: Cited<object> | null
  readonly credit: Cited<object> | null
}

/** The rules of sending in force on the day of the bills. A city that says nothing sends every bill. */
export function sendingRules(policies: readonly Policy[], on: PlainDate): SendingRules {
  const minimum = policyOn(policies, 'minimum-bill', on)
  return {
    minimum: minimum && { ...MinimumBillValue.parse(minimum.value), citation: minimum.citation },
    zero: unprinted(policyOn(policies, 'zero-bill', on)),
    credit: unprinted(policyOn(policies, 'credit-bill', on)),
  }
}

const unprinted = (policy: Policy | null): Cited<object> | null =>
  policy && !PrintedValue.parse(policy.value).print ? { citation: policy.citation } : null

/** Up to how much one person alone may release a single bill on demand; null where the city has no such rule. */
export function soleRelease(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<{ readonly upToCents: number }> | null {
  const policy = policyOn(policies, 'on-demand-release', on)
  if (!policy) return null
  return { upToCents: OnDemandReleaseValue.parse(policy.value).preparerUpToCents, citation: policy.citation }
}

/** What an e-mailed bill has with it: the PDF and a link, where the city says nothing else. */
export function emailRules(policies: readonly Policy[], on: PlainDate): z.infer<typeof BillEmailValue> {
  const policy = policyOn(policies, 'bill-email', on)
  return policy ? BillEmailValue.parse(policy.value) : { attachPdf: true, link: true }
}
