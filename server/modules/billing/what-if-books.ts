import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { asIfFrom, ifAdopted, type RatesAndRules } from '../proposals/proposed.ts'
import { findVersion } from '../proposals/stored-proposals.ts'
import { rateBook } from '../rates/rate-book.ts'
import { rateBook as bookInForce } from '../rates/rates-queries.ts'
import type { Books } from './compare-books.ts'
import type { Prices } from './rate-served.ts'
import type { WhatIfRow } from './what-if-rows.ts'

/** Books that were compiled, by what they are of. A calculation asks once for each chunk. */
const compiled = new Map<string, Books>()
const kept = 20

/**
 * The rates and rules in force beside those that would be if the proposal of a what-if were adopted: on its own days, or as if it had been
 * in force on the first day of the period. The books of runs are read as they are, and never changed.
 */
export async function whatIfBooks(work: Work, whatIf: WhatIfRow, period: BillingPeriod): Promise<Books> {
  const inForce = await bookInForce(work)
  const policies = await policiesFor(work)
  const day = whatIf.as_if_in_force ? period.from : null
  const { id, asked_at } = whatIf
  const key = JSON.stringify([work.city, id, asked_at.toString(), day?.toString(), policies])
  const known = compiled.get(key)
  if (known && known.adopted.book === inForce) return known
  const proposal = await findVersion(work, whatIf.proposal_id, whatIf.number)
  const made = compileBooks(
    { book: inForce, rules: prorationRules(policies) },
    { versions: inForce.versions, policies },
    day ? asIfFrom(proposal, day) : proposal,
  )
  compiled.set(key, made)
  if (compiled.size > kept) compiled.delete(compiled.keys().next().value!)
  return made
}

function compileBooks(inForce: Prices, adopted: RatesAndRules, proposed: RatesAndRules): Books {
  const after = ifAdopted(adopted, proposed)
  const rules = prorationRules(after.policies)
  const [newRates, newRules] = [proposed.versions.length > 0, proposed.policies.length > 0]
  const book = newRates ? rateBook(after.versions) : inForce.book
  return {
    adopted: inForce,
    proposed: { book, rules },
    between: newRates && newRules ? { book, rules: inForce.rules } : null,
    rulesOnly: !newRates,
  }
}
