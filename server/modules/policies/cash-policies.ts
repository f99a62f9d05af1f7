import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const days = (low: number, high: number) =>
  z
    .int(`write whole days from ${low} to ${high}`)
    .min(low, `write whole days from ${low} to ${high}`)
    .max(high, `write whole days from ${low} to ${high}`)

/** What the policy `cash-batches` may say. */
export const CashBatchesValue = z.strictObject({
  /** A payment like another within so many days is pointed out. */
  duplicateDays: days(1, 366),
  /** One line of every so many is keyed a second time; left out, none is. */
  sampleEvery: z.int('write a whole number, such as 25').min(2, 'write at least 2').max(1000).optional(),
  /** An open batch that nobody has touched for so many days is pointed out. */
  abandonedAfterDays: days(0, 60),
})

/** How batches are kept on a day, with the section that says so; null where the city says nothing: then nothing is pointed out or keyed twice. */
export function cashBatchesRule(
  policies: readonly Policy[],
  day: PlainDate,
): (z.infer<typeof CashBatchesValue> & { readonly citation: string }) | null {
  const policy = policyOn(policies, 'cash-batches', day)
  return policy && { ...CashBatchesValue.parse(policy.value), citation: policy.citation }
}

/** What the policy `cash-over-short` may say. */
export const CashOverShortValue = z.strictObject({
  ledgerAccount: z.string('write a ledger account of gl.csv, such as "6795"').min(1),
  /** Over or short by more than this, a second person signs. */
  secondPersonAboveCents: z.int('write whole cents, such as 1000 for $10.00').min(0).max(1_000_000),
})

/** Where what a drawer is over or short goes on a day, and from when on a second person signs; null where the city says nothing. */
export function cashOverShortRule(
  policies: readonly Policy[],
  day: PlainDate,
): (z.infer<typeof CashOverShortValue> & { readonly citation: string }) | null {
  const policy = policyOn(policies, 'cash-over-short', day)
  return policy && { ...CashOverShortValue.parse(policy.value), citation: policy.citation }
}
