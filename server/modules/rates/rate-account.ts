import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountToRate } from './account-to-rate.ts'
import type { RateBook } from './rate-book.ts'
import type { Rated } from './derivation.ts'
import type { ProrationRules } from '../policies/proration-rules.ts'

/** Prices one account for one billing period (contract; the working follows). */
export type RateAccount = (
  book: RateBook,
  rules: ProrationRules,
  period: BillingPeriod,
  account: AccountToRate,
) => Rated
