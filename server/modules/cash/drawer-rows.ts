import type { Drawer } from '@cartwright/api/counter-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import { cashOverShortRule } from '../policies/cash-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'

export type DrawerShown = z.infer<typeof Drawer>
type ByTender = NonNullable<DrawerShown['expected']>
type Stored = Omit<DrawerShown, 'mine' | 'openedOn' | 'closedOn' | 'differenceCents' | 'needsSecond'> & {
  readonly cashierKey: string
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
}

async function readDrawers(work: Work, of: RawBuilder<unknown>): Promise<DrawerShown[]> {
  const { rows } = await sql<Stored>`
    select w.id as "drawerId", cashier_name as cashier, cashier_key as "cashierKey", opened_on as "openedOn",
      float_cents as "floatCents", w.state, expected, reason, signed_by as "signedBy", closed_on as "closedOn",
      d.number as "depositNumber", (select count(*) from cash_receipt r where r.drawer_id = w.id) as receipts,
      case when c.id is null then null else jsonb_build_object('cashCents', cash_cents, 'checksCents', c.checks_cents,
        'cardsCents', cards_cents) end as counted
    from cash_drawer w left join bank_deposit d on d.id = w.bank_deposit_id
    left join lateral (select * from cash_count where drawer_id = w.id order by id desc limit 1) c on true
    where ${of}`.execute(work.db)
  const rule = cashOverShortRule(await policiesFor(work), work.today)
  return rows.map(({ cashierKey, ...row }) => ({
    ...row,
    mine: cashierKey === keyOf(work.actor),
    openedOn: row.openedOn.toString(),
    closedOn: row.closedOn?.toString() ?? null,
    differenceCents: sumOf(differences(row)),
    needsSecond: row.state === 'counted' && rule !== null && sizeOf(row) > rule.secondPersonAboveCents,
  }))
}

/** Counted less expected, tender by tender; null before it is counted. */
export const differences = ({
  counted,
  expected,
}: Pick<DrawerShown, 'counted' | 'expected'>): ByTender | null =>
  counted &&
  expected && {
    cashCents: counted.cashCents - expected.cashCents,
    checksCents: counted.checksCents - expected.checksCents,
    cardsCents: counted.cardsCents - expected.cardsCents,
  }

const sumOf = (off: ByTender | null): number | null => off && off.cashCents + off.checksCents + off.cardsCents

/** How much a drawer is off in all: over in one tender does not hide short in another. */
export const sizeOf = (drawer: Pick<DrawerShown, 'counted' | 'expected'>): number =>
  Object.values(differences(drawer) ?? {}).reduce((all, off) => all + Math.abs(off), 0)

/** Drawers that are not closed, and the newest of the others. */
export const drawers = (work: Work): Promise<DrawerShown[]> =>
  readDrawers(work, sql`true order by w.state = 'closed', w.id desc limit 100`)

/** All drawers that are not closed, the oldest first. */
export const openDrawers = (work: Work): Promise<DrawerShown[]> =>
  readDrawers(work, sql`w.state <> 'closed' order by w.id`)

/** One drawer. Refuses DRAWER_NOT_FOUND. */
export async function drawerById(work: Work, drawerId: number): Promise<DrawerShown> {
  const [found] = await readDrawers(work, sql`w.id = ${drawerId}`)
  return found ?? refuse('DRAWER_NOT_FOUND', { drawerId })
}
