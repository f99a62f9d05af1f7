import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const text = (what: string, most: number) =>
  z.string(`write ${what}`).trim().min(1, `write ${what}`).max(most, `write ${most} characters at most`)

/** How a customer may let the city draw. */
const waysToAgree = ['paper', 'web', 'phone', 'business'] as const
export type WayToAgree = (typeof waysToAgree)[number]

/** What the policy `autopay` may say: when bills are drawn, from whom, and in which words a customer agrees to it. */
export const AutopayValue = z.strictObject({
  /** Days from the due day to the day a bill is drawn; on a day the banks are closed it is the next one they work. */
  daysAfterDue: z.int('write whole days').min(0, 'write 0 or more').max(15, 'write 15 or less'),
  /** The ways in which a customer may agree. */
  ways: z.array(z.enum(waysToAgree)).min(1, 'write paper, web, phone or business'),
  /** Banking days from the settlement of a prenote to the first draw: three by the Nacha rules, or more. */
  prenoteWaitsDays: z.int('write whole days').min(3, 'write 3 or more').max(10, 'write 10 or less'),
  /** Whether the final bill is drawn before autopay stops, or stops it before. */
  finalBill: z.enum(['draw', 'do-not-draw'], 'write draw or do-not-draw'),
  /** What the customer reads on the bank statement. */
  description: text('what the bank statement says', 10),
  /** What the customer agrees to; {holder}, {account} and {bank} are filled in. */
  wording: z.strictObject({
    en: text('the words in English', 1500),
    es: text('the words in Spanish', 1500),
  }),
})
export type AutopayRule = z.infer<typeof AutopayValue> & { readonly citation: string }

/** The rule of autopay on a day; null where the city has none: then nothing is drawn. */
export function autopayRule(policies: readonly Policy[], on: PlainDate): AutopayRule | null {
  const policy = policyOn(policies, 'autopay', on)
  return policy && { ...AutopayValue.parse(policy.value), citation: policy.citation }
}

/** What the policy `bank-profile` may say: how the city's bank wants its ACH files. */
export const BankProfileValue = z.strictObject({
  lineEnd: z.enum(['lf', 'crlf', 'none'], 'write lf, crlf or none'),
  /** The routing number of the bank the file goes to, and its name. */
  destination: z.string().regex(/^\d{9}$/, 'write nine digits in quotes'),
  destinationName: text('the name of the bank', 23),
  /** Ten characters exactly as the bank wants them. */
  origin: z.string().regex(/^( \d{9}|\d{9} |\d{10})$/, 'write ten digits, or nine with a blank'),
  originName: text('the name of the city', 23),
  odfi: z.string().regex(/^\d{8}$/, 'write the first eight digits of the bank’s routing number in quotes'),
  companyName: text('the name customers read', 16),
  companyId: z.string().regex(/^[A-Z0-9 ]{10}$/, 'write ten capitals and digits'),
})

/** How the city's bank wants its ACH files on a day; null where nothing is set down: then no file is written. */
export function bankProfile(
  policies: readonly Policy[],
  on: PlainDate,
): (z.infer<typeof BankProfileValue> & { readonly citation: string }) | null {
  const policy = policyOn(policies, 'bank-profile', on)
  return policy && { ...BankProfileValue.parse(policy.value), citation: policy.citation }
}
