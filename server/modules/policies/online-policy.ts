import { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

/** What somebody may be asked beside the account number: the number or the amount of a bill, the last digits of their phone. */
const payFacts = ['bill-number', 'bill-amount', 'phone-last4'] as const
export type PayFact = (typeof payFacts)[number]

/** What the policy `online-payments` may say. */
export const OnlinePaymentsValue = z
  .strictObject({
    /** How it may be paid. */
    tenders: z
      .array(z.enum(['card', 'ach'], 'write card or ach'), 'write a list')
      .min(1, 'write card or ach'),
    /** One of these proves, with the account number, that somebody holds a bill. */
    secondFacts: z
      .array(z.enum(payFacts, `write one of: ${payFacts.join(', ')}`), 'write a list')
      .min(1, 'name a fact'),
    /** For so long a visit by account number goes on. */
    visitMinutes: z.int('write whole minutes').min(5, 'write 5 or more').max(120, 'write 120 or less'),
    /** The least and the most of one payment. */
    leastCents: z.int('write whole cents').min(50, 'write 50 or more'),
    mostCents: z.int('write whole cents').max(10_000_000_00),
    /** Whether another amount than what is due may be paid. */
    otherAmount: z.boolean('write true or false'),
    /** Ledger accounts of gl.csv: what the provider owes the city until its payout arrives, and what the provider keeps. */
    clearingAccount: z.string('write a ledger account of gl.csv, such as "1220"').min(1),
    feeAccount: z.string('write a ledger account of gl.csv, such as "6797"').min(1),
  })
  .refine(({ leastCents, mostCents }) => leastCents < mostCents, 'write a mostCents above leastCents')

export type OnlineRule = z.output<typeof OnlinePaymentsValue> & { readonly citation: string }

/** The rule that money of a payment begun earlier is kept by: that of the day, or the last there was before it ended; null where there never was one. */
export function lastOnlineRule(policies: readonly Policy[], on: PlainDate): OnlineRule | null {
  const [last] = policies
    .filter(({ code, from }) => code === 'online-payments' && !isBefore(on, from))
    .toSorted((a, b) => PlainDate.compare(b.from, a.from))
  return last ? onlineRule(policies, last.from) : null
}

/** The rule of paying online on a day; null where the city has set nothing down: then nothing is paid online. */
export function onlineRule(policies: readonly Policy[], on: PlainDate): OnlineRule | null {
  const policy = policyOn(policies, 'online-payments', on)
  return policy && { ...OnlinePaymentsValue.parse(policy.value), citation: policy.citation }
}
