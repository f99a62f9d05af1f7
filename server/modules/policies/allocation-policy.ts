import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const word = (what: string) => z.string(`write ${what}`).trim().min(1, `write ${what}`)
const words = (what: string) => z.array(word(what), `write a list: ${what}`).default([])

/** The code of the policy. */
export const allocationCode = 'payment-allocation'

/** By what items are put in order. Each key decides among those that the keys before it left equal. */
const orderKeys = ['directed', 'bill-age', 'type', 'penalties-first', 'penalties-last', 'due-day'] as const

/** One type of receivable: what belongs to it. One that names nothing takes all that no other names. */
const ReceivableType = z.strictObject({
  type: word('a code such as service'),
  en: word('its name in English'),
  es: word('its name in Spanish'),
  ledgerCodes: words('codes of gl.csv'),
  lineKinds: words('kinds of bill lines'),
  sources: words('what made the entry, such as installment'),
  /** Whether it is a penalty, for the keys that put penalties first or last. */
  penalty: z.boolean().default(false),
  /** Paid only when a person says so: what the county collects with the property tax, for one. */
  onlyDirected: z.boolean().default(false),
  /** Never carried onto the tax roll: a returned item fee, by Government Code § 6157(b). */
  neverOnLien: z.boolean().default(false),
})

const Order = z.strictObject({
  classes: z.array(word('a class, or "*"'), 'write a list of classes').min(1, 'write a class, or "*"'),
  keys: z.array(z.enum(orderKeys, `write one of: ${orderKeys.join(', ')}`)).min(1, 'write a key'),
  /** Among items of equal rank: the oldest entry first, or each in proportion. */
  within: z.enum(['sequential', 'pro-rata'], 'write sequential or pro-rata'),
})

/** What the policy `payment-allocation` may say: the types of receivables by priority, and by class what is paid first. */
export const PaymentAllocationValue = z
  .strictObject({
    types: z.array(ReceivableType, 'write a list of types').min(1, 'write a type'),
    orders: z.array(Order, 'write a list of orders').min(1, 'write an order'),
  })
  .refine(({ types }) => new Set(types.map(({ type }) => type)).size === types.length, 'write each type once')
  .refine(
    ({ orders }) => orders.some(({ classes }) => classes.includes('*')),
    'write an order for the class "*", which is every class that no other order names',
  )

export type OrderKey = (typeof orderKeys)[number]
export type ReceivableTypeRule = z.output<typeof ReceivableType>

/** What is paid first, for one class: the citation is null where the city has set nothing down. */
export type AllocationOrder = {
  readonly types: readonly ReceivableTypeRule[]
  readonly keys: readonly OrderKey[]
  readonly within: 'sequential' | 'pro-rata'
  readonly citation: string | null
}

/** What holds where the city has set nothing down: what is due first is paid first, and all is of one type. */
const oldestDueFirst: AllocationOrder = { types: [], keys: ['due-day'], within: 'sequential', citation: null }

/**
 * What is paid first on a day, by class of account. Where the city has set nothing down that is what was due first, and the order says so by
 * having no citation. Pure.
 */
export function allocationOrders(
  policies: readonly Policy[],
  on: PlainDate,
): (accountClass: string) => AllocationOrder {
  const policy = policyOn(policies, allocationCode, on)
  if (!policy) return () => oldestDueFirst
  const { types, orders } = PaymentAllocationValue.parse(policy.value)
  return (accountClass) => {
    const { keys, within } = (orders.find(({ classes }) => classes.includes(accountClass)) ??
      orders.find(({ classes }) => classes.includes('*')))!
    return { types, keys, within, citation: policy.citation }
  }
}
