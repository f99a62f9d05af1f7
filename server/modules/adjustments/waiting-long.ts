import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { policiesFor } from '../policies/policies-queries.ts'
import { authorityOn } from './adjustment-rules.ts'
import { dayWords } from './case-verdict.ts'

/** Adjustments that nobody has decided about: the customer waits for the answer, and the next bill says the old balance. */
export const adjustmentWaitsLong: StandingCheck = {
  code: 'adjustment-waits-long',
  title: 'Adjustment waits for approval too long',
  looksFor: 'An adjustment that waits for longer than the city’s rule of adjustments allows.',
  atStake: 'What it credits or charges.',
  owner: 'coordinator',
  find: async (work) => {
    const days = authorityOn(await policiesFor(work), work.today)?.waitsAtMostDays
    if (days === undefined) return []
    const { rows } = await sql<{
      id: number
      account: number
      number: string
      cents: number
      by: string
      on: PlainDate
      label: string
    }>`
      select a.id, a.account_id as account, account.number, a.gross_cents as cents, a.asked_by as by, a.asked_on as on,
        a.label_en as label
      from adjustment a join account on account.id = a.account_id
      where a.state = 'waiting' and a.asked_on < ${work.today.subtract({ days })}::date order by a.id`.execute(
      work.db,
    )
    return rows.map(({ id, account, number, cents, by, on, label }) => ({
      subject: `adjustment ${id}`,
      sentence: `Adjustment ${id} of account ${number}, ${label}, waits for approval since ${dayWords(on).en}.`,
      amountCents: cents,
      basis: `Credits and charges of the adjustment, ${dollars(cents)}.`,
      accountId: account,
      facts: [
        { what: 'Asked by', value: by },
        { what: 'Asked on', value: dayWords(on).en },
        { what: 'Allowed', value: `${days} days` },
      ],
    }))
  },
}
