import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const orderKinds = [
  'deliver',
  'swap',
  'remove',
  'extra-pickup',
  'bulky',
  'missed-pickup',
  'go-back',
  'exchange',
] as const
export type OrderKind = (typeof orderKinds)[number]

/** What the policy `service-orders` may say: the code of the rate tables that a finished order of each kind is charged by. */
export const ServiceOrdersValue = z.strictObject({
  charges: z.partialRecord(
    z.enum(orderKinds, `write one of: ${orderKinds.join(', ')}`),
    z.string('write a code of the rate tables, such as bulky').min(1, 'write a code of the rate tables'),
  ),
})

/**
 * What the policy `missed-pickup` may say: until which day a missed pickup may be told to be collected again, and what may be done about it.
 * What a credit comes to, and until which hour it is told for one, says the policy `missed-pickup-credit`.
 */
export const MissedPickupValue = z.strictObject({
  reportWithinDays: z.int('write whole days').min(0).max(60),
  remedies: z.array(z.enum(['reschedule', 'credit'])).min(1, 'write reschedule, credit, or both'),
})

/** What the policy `delivery-orders` may say: how long after its first day a service must have had its delivery. */
export const DeliveryOrdersValue = z.strictObject({ withinDays: z.int('write whole days').min(0).max(90) })

type Cited<Value> = Value & { readonly citation: string }

/** The code that a kind of order is charged by on a day, with the section that says so; null: it costs nothing. */
export function orderCharge(
  policies: readonly Policy[],
  { kind, on }: { readonly kind: OrderKind; readonly on: PlainDate },
): Cited<{ readonly code: string }> | null {
  const policy = policyOn(policies, 'service-orders', on)
  const code = policy && ServiceOrdersValue.parse(policy.value).charges[kind]
  return policy && code ? { code, citation: policy.citation } : null
}

/** The rule of missed pickups on a day; null where the city has none: then a pickup is made good, and nothing is credited. */
export function missedPickupRule(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<z.infer<typeof MissedPickupValue>> | null {
  const policy = policyOn(policies, 'missed-pickup', on)
  return policy && { ...MissedPickupValue.parse(policy.value), citation: policy.citation }
}

/** From which day on services need a delivery, and within how many days; null where the city asks for none. */
export function deliveryRule(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<{ readonly from: PlainDate; readonly withinDays: number }> | null {
  const policy = policyOn(policies, 'delivery-orders', on)
  if (!policy) return null
  const { withinDays } = DeliveryOrdersValue.parse(policy.value)
  return { from: policy.from, withinDays, citation: policy.citation }
}
