import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { approveAdjustment } from '../adjustments/approve-adjustment.ts'
import { askForCorrection } from '../corrections/ask-for-correction.ts'
import { correctionOutcome } from '../corrections/correction-outcome.ts'
import { planCorrection, type StatementSent } from '../corrections/plan-correction.ts'
import type { PastDays } from './past-days.ts'

type Planned = {
  readonly past: PastDays
  readonly office: Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor>>
  readonly today: PlainDate
}

/** A home with one set of large carts that was billed twice, and the first day of its first bill. */
export type Home = { readonly accountNumber: string; readonly serviceId: number; readonly from: string }

/**
 * Corrections of the last days: one posted with its letter and new bills, one with a plan that runs, and one that waits for a second person.
 */
export async function plantCorrections({ past, office, today }: Planned): Promise<void> {
  const [small, more, waiting] = await past.on(today, office.clerk)(homes)
  if (!small || !more || !waiting) return
  const ask = (home: Home, { ago, ...asked }: Asked) =>
    past.on(today.subtract({ days: ago }), office.clerk)((work) => correct(work, home, asked))
  await ask(small, {
    ago: 12,
    facts: [{ kind: 'service-was', serviceId: small.serviceId, was: { size: '32 gal' } }],
    reason: 'The driver wrote down small carts; the swap order was never entered.',
    newBills: true,
  })
  const planned = await ask(more, {
    ago: 9,
    facts: [{ kind: 'service-there', service: extraCarts(3) }],
    reason: 'Three extra carts stand there, as the owner says herself; nobody entered them.',
    inInstallments: true,
  })
  if (planned !== null)
    await past.on(
      today.subtract({ days: 8 }),
      office.manager,
    )((work) =>
      approveAdjustment(work, {
        adjustmentId: planned,
        note: 'The photographs show three carts.',
        outcomes: [correctionOutcome],
      }),
    )
  await ask(waiting, {
    ago: 2,
    facts: [{ kind: 'service-there', service: extraCarts(4) }],
    reason: 'The hauler’s list has four extra carts since the owner built the second house.',
    newBills: true,
  })
}

const extraCarts = (quantity: number) => ({
  stream: 'refuse',
  container: 'extra-cart',
  size: '96 gal',
  quantity,
  pickupsPerWeek: 1,
  location: 'curb',
  units: 1,
})

type Wanted = Pick<StatementSent, 'facts'> & {
  readonly reason: string
  readonly newBills?: boolean
  readonly inInstallments?: boolean
  /** The case it was asked for from. */
  readonly deskCaseId?: number
}
type Asked = Wanted & { readonly ago: number }

/** Asks for a correction since the first bill, as it was looked at; answers the adjustment that waits, if one does. */
export async function correct(
  work: Work,
  { accountNumber, from }: Home,
  { facts, reason, newBills = false, inInstallments = false, deskCaseId }: Wanted,
): Promise<number | null> {
  const stated = { from, until: null, facts }
  const account = await accountByNumber(work, accountNumber)
  const { comparison } = await planCorrection(work, {
    account,
    stated,
    newBills,
    on: work.today,
    beyond: false,
  })
  const id = await askForCorrection(work, {
    ...stated,
    accountNumber,
    reason,
    newBills,
    inInstallments,
    overrideReason: null,
    fingerprint: comparison.fingerprint,
    requestKey: `practice ${accountNumber}`,
    deskCaseId,
  })
  const { state, adjustment_id } = await work.db
    .selectFrom('correction')
    .select(['state', 'adjustment_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return state === 'asked' ? adjustment_id : null
}

/** Homes far into the list, whose accounts nobody tries things on; not those that have adjustments. All, or those that are written to in English. */
export async function homes({ db, today }: Work, inEnglish = false): Promise<Home[]> {
  const { rows } = await sql<Home>`
    select a.number as "accountNumber", min(s.id) as "serviceId", min(b.period_from)::text as "from"
    from account a join service s on s.account_id = a.id
    join (select account_id, min(period_from) as period_from, max(issued_on) as issued_on from bill group by 1 having count(*) > 1) b
      on b.account_id = a.id
    where a.class = 'residential' and a.closed_on is null and b.issued_on < ${today.subtract({ days: 14 })}::date
      and not exists (select from adjustment j where j.account_id = a.id)
      and not exists (select from service_share h where h.account_id = a.id)
      and (not ${inEnglish}::boolean or exists (select from account_party ap join party p on p.id = ap.party_id
        where ap.account_id = a.id and ap.role = 'payer' and ap.until_on is null and p.language = 'en'))
    group by a.id, a.number
    having count(*) = 1 and bool_and(s.container = 'cart-set' and s.size = '96 gal' and s.until_on is null and s.from_on <= b.period_from)
    order by a.id desc limit 3`.execute(db)
  return rows
}
