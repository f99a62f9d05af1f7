import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { approveAdjustment } from '../adjustments/approve-adjustment.ts'
import { askForAdjustment } from '../adjustments/ask-for-adjustment.ts'
import type { PastDays } from './past-days.ts'

type Planned = {
  readonly past: PastDays
  readonly office: Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor>>
  readonly today: PlainDate
}

const wanted = [
  {
    reason: 'missed-pickup',
    cents: -930,
    note: 'The truck passed the house on Tuesday; told the same day.',
    ago: 6,
  },
  {
    reason: 'courtesy',
    cents: -1000,
    note: 'First call in nine years, and we put her through twice.',
    ago: 5,
  },
  {
    reason: 'billing-error',
    cents: -1500,
    note: 'Extra cart billed that went back the month before.',
    ago: 4,
  },
  {
    reason: 'billing-error',
    cents: -18_640,
    note: 'Second set of carts billed for five months; it never stood there.',
    ago: 3,
  },
  {
    reason: 'vacancy',
    cents: -7950,
    note: 'House is being sold; papers of the agent are in the file.',
    ago: 2,
  },
  { reason: 'billing-error', cents: 6200, note: 'Bin of 3 yards billed as 2 yards since October.', ago: 1 },
] as const

/** Some adjustments of the last days: a few posted within the clerk’s limits, one approved, and a few that wait. */
export async function plantAdjustments({ past, office, today }: Planned): Promise<void> {
  const accounts = await past.on(today, office.clerk)(homes)
  for (const [index, { reason, cents, note, ago }] of wanted.entries()) {
    const accountId = accounts[index]
    if (accountId === undefined) return
    const on = today.subtract({ days: ago })
    const { adjustmentId, state } = await past.on(
      on,
      office.clerk,
    )((work) => askForAdjustment(work, { accountId, reason, note, parts: [{ amountCents: cents }] }))
    if (index === 3 && state === 'waiting')
      await past.on(
        on,
        office.manager,
      )((work) =>
        approveAdjustment(work, { adjustmentId, note: 'The hauler’s list shows one set.', outcomes: [] }),
      )
  }
}

/** Homes of the first cycle that owe something, far into the list: nobody tries things on them. */
async function homes(work: Work): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id from account a where a.class = 'residential' and a.cycle = '1' and a.closed_on is null
      and exists (select from bill b where b.account_id = a.id and b.charges_cents > 0)
    order by a.id desc limit ${wanted.length}`.execute(work.db)
  return rows.map(({ id }) => id)
}
