import type { Statement } from '@cartwright/api/correction-shapes'
import type { z } from 'zod'
import { isBefore, later, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { billedUntil } from '../accounts/billed-until.ts'
import { askForCorrection } from '../corrections/ask-for-correction.ts'
import { planCorrection } from '../corrections/plan-correction.ts'
import { dayWords } from './words.ts'

/** What was really served on days that were billed. */
export type BilledFact = z.output<typeof Statement>['facts'][number]

/** From when on something is recorded: the day itself, or the first one that no posted bill covers. */
export async function recordableFrom(work: Work, account: KnownAccount, day: PlainDate): Promise<PlainDate> {
  const billed = await billedUntil(work, [account.id])
  return billed ? later(day, billed.until) : day
}

/**
 * Puts right what was billed for the days from one until another: what was really served is stated, and those days are rated again and credited
 * or charged within the authority of whoever works, or wait for a second person. Answers what is said of it. Does nothing where no
 * day was billed.
 */
export async function correctBilledDays(
  work: Work,
  {
    account,
    from,
    until,
    facts,
    reason,
  }: {
    readonly account: KnownAccount
    readonly from: PlainDate
    readonly until: PlainDate
    readonly facts: readonly BilledFact[]
    readonly reason: string
  },
): Promise<string[]> {
  if (!isBefore(from, until) || facts.length === 0) return []
  const stated = { from: from.toString(), until: until.toString(), facts: [...facts] }
  const { comparison } = await planCorrection(work, { account, stated, on: work.today, beyond: false })
  const correctionId = await askForCorrection(work, {
    ...stated,
    accountNumber: account.number,
    reason,
    overrideReason: null,
    inInstallments: false,
    fingerprint: comparison.fingerprint,
    requestKey:
      `move ${account.number} ${stated.from} ${stated.until} ${work.today.toString()} ${JSON.stringify(facts)}`.slice(
        0,
        90,
      ),
  })
  const { state } = await work.db
    .selectFrom('correction')
    .select('state')
    .where('id', '=', correctionId)
    .executeTakeFirstOrThrow()
  const cents = comparison.postedCents
  const what = cents < 0 ? `${dollars(-cents)} is credited` : `${dollars(cents)} is charged`
  const days = `${dayWords(from)} to ${dayWords(until.subtract({ days: 1 }))}`
  return [
    `Bills cover ${days} already: ${what} by correction ${correctionId}${state === 'posted' ? '.' : ', once a second person has approved it.'}`,
  ]
}
