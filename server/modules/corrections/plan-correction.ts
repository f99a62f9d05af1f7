import type { Statement as StatementShape } from '@cartwright/api/correction-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { type LookBack, lookBackOn } from '../policies/look-back.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { rateBook } from '../rates/rates-queries.ts'
import { billsOf, billsOfYears } from './bills-of-years.ts'
import { checkStatement } from './check-statement.ts'
import {
  comparePast,
  type Comparison,
  type CorrectableAccount,
  type CorrectionRules,
} from './compare-past.ts'
import type { Statement } from './known-facts.ts'
import { readCorrectable } from './read-correctable.ts'

/** What is stated, as it travels. */
export type StatementSent = z.output<typeof StatementShape>

/** A correction worked out: what it is of, by which rule, and what it comes to. */
export type PlannedCorrection = {
  readonly subject: CorrectableAccount
  readonly statement: Statement
  readonly lookBack: LookBack
  readonly comparison: Comparison
}

/** By which day and whose word it is judged. */
export type JudgedBy = {
  /** The day from which the look-back is counted: that on which it was asked for. */
  readonly on: PlainDate
  readonly beyond: boolean
}
type Asked = JudgedBy & {
  readonly account: KnownAccount
  readonly stated: StatementSent
  /** Whether the bills of these days are cancelled and billed anew. */
  readonly newBills?: boolean
}

/**
 * Works a correction out: the same in a preview, when it is asked for, and when it is posted. Refuses, in this order: no rule of the city,
 * going beyond a look-back that lets nobody, and what `checkStatement` refuses.
 */
export async function planCorrection(
  work: Work,
  { account, stated, newBills = false, ...by }: Asked,
): Promise<PlannedCorrection> {
  const rules = await correctionRules(work, by)
  const told = statementOf(stated)
  const also = billsOf(await billsOfYears(work, told.facts), account.id)
  const statement: Statement = {
    ...told,
    ...(newBills && { anew: 'all' }),
    ...(also.size > 0 && { also }),
  }
  const [subject] = await readCorrectable(work, [account.id], statement)
  await checkStatement(work, account, subject!, statement)
  const comparison = comparePast(rules, subject!, statement)
  return { subject: subject!, statement, lookBack: rules.lookBack, comparison }
}

/** The prices and rules by which the past is rated again and judged. Refuses a city without a look-back, and going beyond one that lets nobody. */
export async function correctionRules(work: Work, { on, beyond }: JudgedBy): Promise<CorrectionRules> {
  const policies = await policiesFor(work)
  const lookBack = lookBackOn(policies, on) ?? refuse('CORRECTION_RULE_MISSING', { policy: 'look-back' })
  if (beyond && !lookBack.managerMayGoBeyond)
    refuse('CORRECTION_REACHES_TOO_FAR', { citation: lookBack.citation })
  const prices = { book: await rateBook(work), rules: prorationRules(policies) }
  return { prices, lookBack, today: on, override: beyond }
}

const statementOf = ({ from, until, facts }: StatementSent): Statement => ({
  from: PlainDate.from(from),
  until: until === null ? null : PlainDate.from(until),
  facts: facts.map((fact) =>
    // What was left out was not otherwise.
    fact.kind === 'service-was' || fact.kind === 'event-was'
      ? {
          ...fact,
          was: Object.fromEntries(Object.entries(fact.was).filter(([, value]) => value !== undefined)),
        }
      : fact,
  ),
})
