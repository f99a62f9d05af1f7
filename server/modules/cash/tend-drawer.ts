import type { counter } from '@cartwright/api/counter'
import type { ReceivedBy } from '@cartwright/api/route'
import { type Selectable, sql } from 'kysely'
import type { Database } from '#database/types'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { isOwn, keyOf } from '../billing/bill-run.ts'
import { codesByKind } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { cashOverShortRule } from '../policies/cash-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { differences, type DrawerShown, drawerById, sizeOf } from './drawer-rows.ts'

type HeldDrawer = Selectable<Database['cash_drawer']>

/** Opens a drawer with its float for whoever asks. The same request again answers with the drawer it opened. Refuses a second one. */
export async function openDrawer(
  work: Work,
  { body }: ReceivedBy<typeof counter.openDrawer>,
): Promise<DrawerShown> {
  const me = keyOf(work.actor)
  const before = await work.db
    .selectFrom('cash_drawer')
    .select(['id', 'request_id'])
    .where((or) =>
      or.or([
        or('request_id', '=', body.key),
        or.and([or('cashier_key', '=', me), or('state', '<>', 'closed')]),
      ]),
    )
    // A request sent again is answered with its own drawer, though another may be open by now.
    .orderBy((of) => of('request_id', '=', body.key), 'desc')
    .executeTakeFirst()
  if (before?.request_id === body.key) return drawerById(work, before.id)
  if (before) refuse('DRAWER_ALREADY_OPEN', { drawerId: before.id })
  const { id } = await work.db
    .insertInto('cash_drawer')
    .values({
      cashier_name: work.actor.name,
      cashier_key: me,
      opened_on: work.today,
      float_cents: body.floatCents,
      request_id: body.key,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'open-drawer',
    subject: `drawer ${id}`,
    changes: { floatCents: body.floatCents },
  })
  return drawerById(work, id)
}

/** Holds a drawer until the work ends: no receipt comes into it meanwhile. */
export async function lockDrawer({ db }: Work, drawerId: number): Promise<HeldDrawer> {
  const found = await db
    .selectFrom('cash_drawer')
    .selectAll()
    .where('id', '=', drawerId)
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuse('DRAWER_NOT_FOUND', { drawerId })
}

const refuseOthers = ({ actor }: Work, drawer: HeldDrawer): void => {
  if (drawer.cashier_key !== keyOf(actor)) refuse('DRAWER_OF_ANOTHER', { cashier: drawer.cashier_name })
}

/**
 * Keeps a blind count: what was expected is worked out now and told only now. It may be counted again until it is closed; every count stays.
 * From the first count on no receipt comes into the drawer. Refuses another's drawer, and a closed one.
 */
export async function countDrawer(
  work: Work,
  { params: { drawerId }, body }: ReceivedBy<typeof counter.count>,
): Promise<DrawerShown> {
  const drawer = await lockDrawer(work, drawerId)
  refuseOthers(work, drawer)
  if (drawer.state === 'closed') refuse('DRAWER_NOT_OPEN', { state: drawer.state })
  const worth = (some: typeof body.pieces) => some.reduce((all, one) => all + one.cents * one.pieces, 0)
  const counted = {
    cashCents: worth(body.pieces),
    checksCents: body.checksCents,
    cardsCents: body.cardsCents,
  }
  await work.db
    .insertInto('cash_count')
    .values({
      drawer_id: drawerId,
      pieces: JSON.stringify(Object.fromEntries(body.pieces.map((one) => [one.cents, one.pieces]))),
      cash_cents: counted.cashCents,
      coin_cents: worth(body.pieces.filter((one) => one.cents < 100)),
      checks_count: body.checksCount,
      checks_cents: body.checksCents,
      cards_cents: body.cardsCents,
      counted_by: work.actor.name,
    })
    .execute()
  const expected = await expectedIn(work, drawer)
  await work.db
    .updateTable('cash_drawer')
    .set({ state: 'counted', expected: JSON.stringify(expected) })
    .where('id', '=', drawerId)
    .execute()
  await recordCommand(work, {
    command: 'count-drawer',
    subject: `drawer ${drawerId}`,
    changes: { expected, counted },
  })
  return drawerById(work, drawerId)
}

/** What there should be: the float and the cash of receipts that were not voided, their checks, their cards. */
async function expectedIn(
  { db }: Work,
  { id, float_cents }: HeldDrawer,
): Promise<NonNullable<DrawerShown['expected']>> {
  const { rows } = await sql<{ tender: string; cents: number }>`
    select tender, sum(amount_cents)::bigint as cents from cash_receipt_tender t join cash_receipt r on r.id = t.receipt_id
    where r.drawer_id = ${id} and r.state = 'live' group by tender`.execute(db)
  const of = (tender: string) => rows.find((row) => row.tender === tender)?.cents ?? 0
  return { cashCents: float_cents + of('cash'), checksCents: of('check'), cardsCents: of('card') }
}

/**
 * Closes a counted drawer for its cashier: what it is over or short is posted, and that is final. Refuses one that is off without a reason, and
 * one that is off by more than the limit: a second person closes it. Closed again it changes nothing.
 */
export async function closeDrawer(
  work: Work,
  { params: { drawerId }, body }: ReceivedBy<typeof counter.closeDrawer>,
): Promise<DrawerShown> {
  const drawer = await lockDrawer(work, drawerId)
  refuseOthers(work, drawer)
  return endDrawer(work, { drawer, reason: body.reason, second: false })
}

/** The same by a second person, who counted with the cashier. Refuses the cashier, and whoever works under the cashier’s authority. */
export async function signDrawer(
  work: Work,
  { params: { drawerId }, body }: ReceivedBy<typeof counter.signDrawer>,
): Promise<DrawerShown> {
  const drawer = await lockDrawer(work, drawerId)
  return endDrawer(work, { drawer, reason: body.reason, second: !isOwn(work.actor, drawer.cashier_key) })
}

type Ending = { readonly drawer: HeldDrawer; readonly reason: string | null; readonly second: boolean }

async function endDrawer(work: Work, { drawer, reason, second }: Ending): Promise<DrawerShown> {
  const shown = await drawerById(work, drawer.id)
  if (drawer.state === 'closed') return shown
  if (drawer.state !== 'counted') refuse('DRAWER_NOT_OPEN', { state: drawer.state })
  const off = sizeOf(shown)
  const differenceCents = shown.differenceCents ?? 0
  const rule = cashOverShortRule(await policiesFor(work), work.today)
  if (off > 0) {
    if (!rule) return refuse('CASH_RULE_MISSING', { policy: 'cash-over-short' })
    if (!reason) refuse('DRAWER_NEEDS_REASON', { differenceCents })
    const { secondPersonAboveCents: limitCents, citation } = rule
    if (off > limitCents && !second) refuse('DRAWER_NEEDS_SECOND', { differenceCents, limitCents, citation })
    await postDifferences(work, shown, rule.ledgerAccount)
  }
  await work.db
    .updateTable('cash_drawer')
    .set({
      state: 'closed',
      reason,
      signed_by: second ? work.actor.name : null,
      closed_by: work.actor.name,
      closed_on: work.today,
    })
    .where('id', '=', drawer.id)
    .execute()
  await recordCommand(work, {
    command: 'close-drawer',
    subject: `drawer ${drawer.id}`,
    changes: { differenceCents, second, citation: rule?.citation ?? null },
    reason,
  })
  return drawerById(work, drawer.id)
}

/** Over: cash is debited; short: it is credited. One entry for each tender that is off. */
async function postDifferences(work: Work, drawer: DrawerShown, overShort: string): Promise<void> {
  const { cash } = await codesByKind(work, 'cash')
  for (const off of Object.values(differences(drawer) ?? {})) {
    if (off === 0) continue
    await postEntry(work, {
      postedOn: work.today,
      debit: off > 0 ? cash : overShort,
      credit: off > 0 ? overShort : cash,
      amount: cents(Math.abs(off)),
      accountId: null,
      source: 'cash-over-short',
      sourceId: drawer.drawerId,
    })
  }
}
