import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const word = (what: string) => z.string(`write ${what}`).trim().min(1, `write ${what}`)
const cents = z.int('write whole cents').min(1, 'write whole cents').max(100_000)
const days = z.int('write a number of days').min(1).max(1096)

const Reason = z.strictObject({
  code: word('a code such as nsf'),
  en: word('the reason in English'),
  es: word('the reason in Spanish'),
  /** What banks call it: R01, NSF. */
  bankCodes: z.array(word('a code')).default([]),
  /** Whether the fee is charged. Never for what the bank did wrong. */
  fee: z.boolean('write true or false'),
  /** Whether checks of the account are not taken for a while. */
  stopsChecks: z.boolean('write true or false'),
  /** Whether the same item may be presented again. */
  representable: z.boolean().default(false),
})

/** Civil Code § 1719: at most $25 for the first item, $35 for each later one. */
const civilCode = { firstCents: 2500, laterCents: 3500 }

const Fee = z
  .strictObject({
    firstCents: cents,
    laterCents: cents,
    /** Within how many days an earlier item of the payer makes this one a later one. */
    countedDays: days,
    /** What holds the fee down: the amounts of Civil Code § 1719, or the city's actual cost by Government Code § 6157. */
    cap: z.union([z.literal('civil-code-1719'), z.strictObject({ actualCostCents: cents })], {
      error: 'write civil-code-1719, or actualCostCents',
    }),
    /** The reason of the policy `adjustment-reasons` under which it is charged. */
    adjustmentReason: word('a code of the policy adjustment-reasons'),
  })
  .refine(({ firstCents, laterCents, cap }) => {
    const most =
      cap === 'civil-code-1719'
        ? civilCode
        : { firstCents: cap.actualCostCents, laterCents: cap.actualCostCents }
    return firstCents <= most.firstCents && laterCents <= most.laterCents
  }, 'the fee is above its cap')

/** What the policy `returned-items` may say: what follows when a bank does not pay a check or an electronic payment. */
export const ReturnedItemsValue = z
  .strictObject({
    reasons: z.array(Reason, 'write a list of reasons').min(1, 'write a reason'),
    /** Without it no fee is charged. */
    fee: Fee.optional(),
    /** For how many days checks are not taken. */
    cashOnlyDays: days.optional(),
    /** How often an item may be presented again, and within how many days of when it was received. NACHA: 2 within 180. */
    again: z.strictObject({ times: z.int().min(1).max(2), withinDays: days.max(180) }).optional(),
    /** Returns in files of banks are recorded by themselves when a file is loaded, or when a person releases them; without it one by one by hand. */
    fromFiles: z.enum(['by-itself', 'by-release'], 'write by-itself or by-release').optional(),
    /** The template of the letter to the payer. */
    letter: word('the code of a letter template').optional(),
  })
  .refine(
    ({ reasons }) => new Set(reasons.map(({ code }) => code)).size === reasons.length,
    'write each code once',
  )

/** The rule of returned items with its section. */
export type ReturnedItemsRule = z.output<typeof ReturnedItemsValue> & { readonly citation: string }
export type ReturnReason = ReturnedItemsRule['reasons'][number]

/** The rule in force on a day; null where the city has none: then nothing is returned here, and no fee is charged. */
export function returnedItemsRule(policies: readonly Policy[], on: PlainDate): ReturnedItemsRule | null {
  const policy = policyOn(policies, 'returned-items', on)
  return policy && { ...ReturnedItemsValue.parse(policy.value), citation: policy.citation }
}

/** A fee as the rule has it. */
export type ReturnFee = { readonly cents: number; readonly which: 'first' | 'later' }

/**
 * What is charged for a returned item: nothing for a reason without a fee, the first amount when the payer had none within the days of the rule,
 * else the later one. Pure.
 */
export function returnFee(
  { fee }: Pick<ReturnedItemsRule, 'fee'>,
  reason: Pick<ReturnReason, 'fee'>,
  earlier: number,
): ReturnFee | null {
  if (!fee || !reason.fee) return null
  return earlier === 0 ? { cents: fee.firstCents, which: 'first' } : { cents: fee.laterCents, which: 'later' }
}
