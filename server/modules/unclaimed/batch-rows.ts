import type { UnclaimedBatch, UnclaimedClaim, UnclaimedItem } from '@cartwright/api/unclaimed-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { heldBack } from './due-day.ts'

export type BatchShown = z.infer<typeof UnclaimedBatch>
export type ItemShown = z.infer<typeof UnclaimedItem>
export type ClaimShown = z.infer<typeof UnclaimedClaim>
/** A batch with its money and what is claimed of it. */
export type WholeBatch = {
  readonly batch: BatchShown
  readonly items: ItemShown[]
  readonly claims: ClaimShown[]
}

/** The newest batches. */
export const unclaimedBatches = (work: Work): Promise<BatchShown[]> =>
  readBatches(work, sql`true order by b.id desc limit 100`)

/** One batch with its money, in its order, and the claims. Refuses UNCLAIMED_BATCH_NOT_FOUND. */
export async function wholeBatch(work: Work, batchId: number): Promise<WholeBatch> {
  const [batch] = await readBatches(work, sql`b.id = ${batchId}`)
  if (!batch) return refuse('UNCLAIMED_BATCH_NOT_FOUND', { batchId })
  const claims = await readClaims(work, batchId)
  return { batch, items: await readItems(work, batchId, claims), claims: claims.map(claimShown) }
}

/** The same while nobody else decides about it. */
export async function lockBatch(work: Work, batchId: number): Promise<WholeBatch> {
  await sql`select from unclaimed_batch where id = ${batchId} for no key update`.execute(work.db)
  return wholeBatch(work, batchId)
}

/** One item with its batch while nobody else decides about that. Refuses UNCLAIMED_ITEM_NOT_FOUND. */
export async function lockItem(work: Work, itemId: number): Promise<WholeBatch & { item: ItemShown }> {
  const row = await work.db
    .selectFrom('unclaimed_item')
    .select('batch_id')
    .where('id', '=', itemId)
    .executeTakeFirst()
  if (!row) return refuse('UNCLAIMED_ITEM_NOT_FOUND', { itemId })
  const whole = await lockBatch(work, row.batch_id)
  return { ...whole, item: whole.items.find((one) => one.itemId === itemId)! }
}

type Days<Row, Names extends keyof Row> = Omit<Row, Names> & {
  readonly [Name in Names]: null extends Row[Name] ? PlainDate | null : PlainDate
}

async function readBatches({ db, today }: Work, of: RawBuilder<unknown>): Promise<BatchShown[]> {
  const { rows } = await sql<Days<BatchShown, 'madeOn' | 'becomesOn' | 'firstOn' | 'secondOn' | 'endedOn'>>`
    select b.id as "batchId", b.way, b.state, b.citation, b.ledger_account as "ledgerAccount", b.note, sums.count, sums.cents,
      sums."listedCents", sums."takenCents", claims."openClaims", b.made_by as "madeBy", b.made_on as "madeOn",
      b.becomes_on as "becomesOn", b.newspaper, b.first_on as "firstOn", b.second_on as "secondOn",
      b.published_by as "publishedBy", b.ended_by as "endedBy", b.ended_on as "endedOn"
    from unclaimed_batch b cross join lateral (
      select count(*) filter (where state <> 'left-out') as count,
        coalesce(sum(amount_cents) filter (where state <> 'left-out'), 0)::bigint as cents,
        coalesce(sum(amount_cents) filter (where state = 'listed'), 0)::bigint as "listedCents",
        coalesce(sum(amount_cents) filter (where state = 'taken'), 0)::bigint as "takenCents"
      from unclaimed_item where batch_id = b.id) sums
    cross join lateral (
      select count(*) as "openClaims" from unclaimed_claim c join unclaimed_item i on i.id = c.item_id
      where i.batch_id = b.id and i.state = 'listed'
        and (c.state in ('filed', 'suit') or (c.state = 'rejected' and c.held_until >= ${today}::date))) claims
    where ${of}`.execute(db)
  return rows.map(({ madeOn, becomesOn, firstOn, secondOn, endedOn, ...row }) => ({
    ...row,
    madeOn: madeOn.toString(),
    becomesOn: becomesOn?.toString() ?? null,
    firstOn: firstOn?.toString() ?? null,
    secondOn: secondOn?.toString() ?? null,
    endedOn: endedOn?.toString() ?? null,
  }))
}

type ItemRow = Omit<Days<ItemShown, 'since' | 'resolvedOn' | 'endedOn'>, 'heldBack'>

async function readItems(
  { db, today }: Work,
  batchId: number,
  claims: readonly ClaimRow[],
): Promise<ItemShown[]> {
  const { rows } = await sql<ItemRow>`
    select i.id as "itemId", i.batch_id as "batchId", i.kind, i.source_id as "sourceId", a.number as "accountNumber", i.owner_name as owner,
      (i.name_withheld or exists (select from account_party ap join party p on p.id = ap.party_id
        where ap.account_id = i.account_id and ap.role = 'payer' and p.confidential_address)) as "nameWithheld", i.amount_cents as "amountCents", i.since, i.held_in as "heldIn",
      coalesce(l.fund, '') as fund, i.state, i.entry_id as "entryId", i.resolution, i.resolved_on as "resolvedOn",
      i.ended_by as "endedBy", i.ended_on as "endedOn", i.ended_reason as "endedReason"
    from unclaimed_item i left join account a on a.id = i.account_id left join ledger_account l on l.code = i.held_in
    where i.batch_id = ${batchId} order by i.id limit 6000`.execute(db)
  const ofItem = Map.groupBy(claims, ({ itemId }) => itemId)
  return rows.map(({ since, resolvedOn, endedOn, ...row }) => ({
    ...row,
    since: since.toString(),
    resolvedOn: resolvedOn?.toString() ?? null,
    endedOn: endedOn?.toString() ?? null,
    heldBack: row.state === 'listed' ? heldBack(ofItem.get(row.itemId) ?? [], today) : null,
  }))
}

type ClaimRow = Days<ClaimShown, 'filedOn' | 'heldUntil' | 'decidedOn'>

async function readClaims({ db }: Work, batchId: number): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select c.id as "claimId", c.item_id as "itemId", c.claimant_name as claimant, c.address, c.amount_cents as "amountCents", c.grounds,
      c.filed_on as "filedOn", c.entered_by as "enteredBy", c.state, c.held_until as "heldUntil", c.decided_by as "decidedBy",
      c.decided_on as "decidedOn", c.reason
    from unclaimed_claim c join unclaimed_item i on i.id = c.item_id
    where i.batch_id = ${batchId} order by c.id limit 2000`.execute(db)
  return rows
}

const claimShown = ({ filedOn, heldUntil, decidedOn, ...row }: ClaimRow): ClaimShown => ({
  ...row,
  filedOn: filedOn.toString(),
  heldUntil: heldUntil?.toString() ?? null,
  decidedOn: decidedOn?.toString() ?? null,
})
