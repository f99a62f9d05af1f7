import type { Statement } from '@cartwright/api/correction-shapes'
import type { BillPutRight } from '@cartwright/api/move-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, later, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { billedUntil } from '../accounts/billed-until.ts'
import { askForCorrection } from '../corrections/ask-for-correction.ts'
import type { Comparison } from '../corrections/compare-past.ts'
import { planCorrection } from '../corrections/plan-correction.ts'
import { periodWords } from '../rates/explain-words.ts'

/** What was really served on days that were billed. */
export type BilledFact = z.output<typeof Statement>['facts'][number]

/** From when on something is recorded: the day itself, or the first one that no posted bill covers. */
export async function recordableFrom(work: Work, account: KnownAccount, day: PlainDate): Promise<PlainDate> {
  const billed = await billedUntil(work, [account.id])
  return billed ? later(day, billed.until) : day
}

/** What was put right of days that were billed: what is said of it, and each bill it is of. */
export type PutRight = {
  readonly sentences: readonly string[]
  readonly bills: readonly z.output<typeof BillPutRight>[]
}

type Billed = {
  readonly account: KnownAccount
  readonly from: PlainDate
  readonly until: PlainDate
  readonly facts: readonly BilledFact[]
  readonly reason: string
}

/**
 * Puts right what was billed for the days from one until another: what was really served is stated, and those days are rated again and credited
 * or charged within the authority of whoever works, or wait for a second person. Answers what is said of it and what becomes of each bill.
 * Does nothing where no day was billed. Refuses what `askForCorrection` refuses.
 */
export async function correctBilledDays(work: Work, billed: Billed): Promise<PutRight> {
  const { account, from, until, facts, reason } = billed
  if (!isBefore(from, until) || facts.length === 0) return { sentences: [], bills: [] }
  const stated = { from: from.toString(), until: until.toString(), facts: [...facts] }
  const { comparison } = await planCorrection(work, { account, stated, on: work.today, beyond: false })
  const correctionId = await askForCorrection(work, {
    ...stated,
    accountNumber: account.number,
    reason,
    overrideReason: null,
    inInstallments: false,
    fingerprint: comparison.fingerprint,
    // Whoever asks twice for one thing is told apart before; here each is a correction of its own.
    requestKey: `billed days of ${account.number}, ${(await correctionsOf(work, account.id)) + 1}`,
  })
  const { state } = await work.db
    .selectFrom('correction')
    .select('state')
    .where('id', '=', correctionId)
    .executeTakeFirstOrThrow()
  const by = work.isTakenBack ? 'a correction' : `correction ${correctionId}`
  return {
    sentences: [
      `Bills cover ${periodWords(stated.from, stated.until, 'en')} already: ${posted(comparison)} by ${by}${state === 'posted' ? '.' : ', once a second person has approved it.'}`,
      ...left(comparison),
    ],
    bills: comparison.bills.map(({ bill, billedCents, movedCents, shouldCents, postedCents, why }) => ({
      billNumber: bill.number,
      periodFrom: bill.periodFrom,
      periodUntil: bill.periodUntil,
      billedCents: billedCents + movedCents,
      shouldCents,
      postedCents,
      why,
    })),
  }
}

function posted({ postedCents }: Comparison): string {
  if (postedCents === 0) return 'nothing is credited or charged'
  return postedCents < 0 ? `${dollars(-postedCents)} is credited` : `${dollars(postedCents)} is charged`
}

/** What differs and is not posted, each with the rule that says so. */
const left = ({ bills }: Comparison): string[] =>
  bills
    .filter(({ verdict }) => verdict === 'beyond' || verdict === 'waived')
    .map(({ bill, why }) => `Bill ${bill.number} stays as it is: ${why}`)

async function correctionsOf({ db }: Work, accountId: number): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from correction where account_id = ${accountId}`.execute(db)
  return rows[0]!.many
}
