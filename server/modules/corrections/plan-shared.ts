import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { billsOfYears } from './bills-of-years.ts'
import { comparePast } from './compare-past.ts'
import type { KnownFacts, StatedFact } from './known-facts.ts'
import { correctionRules, type JudgedBy, type PlannedCorrection } from './plan-correction.ts'
import { readCorrectable } from './read-correctable.ts'

/** An account that pays a part of what is corrected on another, and what it comes to there. */
export type PlannedPayer = {
  readonly account: Pick<KnownAccount, 'id' | 'number'>
  readonly plan: PlannedCorrection
}

/**
 * What a correction of an account's facts comes to for the other accounts that pay a part of the services it is about: their bills of the
 * same days are made again with those facts, and held against themselves. In the order of their ids; none, where nothing is shared.
 */
export async function planPayers(
  work: Work,
  { ownerId, own, ...by }: JudgedBy & { readonly ownerId: number; readonly own: PlannedCorrection },
): Promise<PlannedPayer[]> {
  const { statement, comparison } = own
  const ofYears = await billsOfYears(work, statement.facts)
  const payers = await payersOf(work, {
    ownerId,
    serviceIds: sharedIn(own.subject.known, statement.facts),
    charged: ofYears.map(({ accountId }) => accountId),
  })
  if (payers.length === 0) return []
  const rules = await correctionRules(work, by)
  const { from, until } = statement
  const also = new Set(ofYears.map(({ billId }) => billId))
  const theirs = { from, until, facts: [], anew: 'all' as const, also }
  const subjects = await readCorrectable(
    work,
    payers.map(({ id }) => id),
    theirs,
  )
  return payers.flatMap((account) => {
    const found = subjects.find(({ facts }) => facts.accountId === account.id)!
    const subject = { ...found, shared: { ownerId, known: comparison.corrected } }
    const plan = {
      subject,
      statement: theirs,
      lookBack: rules.lookBack,
      comparison: comparePast(rules, subject, theirs),
    }
    return plan.comparison.bills.length === 0 ? [] : [{ account, plan }]
  })
}

/** The services whose price the facts are about: of another class, all of them are. */
function sharedIn({ services }: KnownFacts, facts: readonly StatedFact[]): number[] {
  if (facts.some(({ kind }) => kind === 'class')) return services.map(({ serviceId }) => serviceId)
  return facts.flatMap((fact) =>
    fact.kind === 'service-was' || fact.kind === 'service-absent' ? fact.serviceId : [],
  )
}

async function payersOf(
  { db }: Work,
  {
    ownerId,
    serviceIds,
    charged,
  }: {
    readonly ownerId: number
    readonly serviceIds: readonly number[]
    /** Accounts that were charged for what happened. */
    readonly charged: readonly number[]
  },
): Promise<PlannedPayer['account'][]> {
  if (serviceIds.length + charged.length === 0) return []
  const { rows } = await sql<PlannedPayer['account']>`
    select a.id, a.number from account a
    where a.id <> ${ownerId} and (a.id = any(${charged}::bigint[]) or exists (select from service_share s
      where s.account_id = a.id and s.service_id = any(${serviceIds}::bigint[]))) order by a.id`.execute(db)
  return rows
}

/** Of all of it: what was looked at is what is asked for. Without others who pay, that of the correction itself. */
export function fingerprintOfAll(own: PlannedCorrection, payers: readonly PlannedPayer[]): string {
  if (payers.length === 0) return own.comparison.fingerprint
  const all = [own.comparison, ...payers.map(({ plan }) => plan.comparison)].map((one) => one.fingerprint)
  return createHash('sha256').update(all.join(' ')).digest('hex').slice(0, 32)
}
