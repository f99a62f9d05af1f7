import { sql } from 'kysely'
import type { Sample } from '@cartwright/api/review-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { reviewRules } from '../city/city-queries.ts'
import type { BillRun } from './bill-run.ts'
import { isSampled } from './draw-sample.ts'
import { drawRows } from './sample-rows.ts'

type Answer = z.output<typeof Sample>
export type SampleItem = Answer['items'][number]

/**
 * A hash over what a person sees of the bill of a row `r`: its sums, its lines with their reasons, and all that prints. The same bill
 * has the same hash, however often it is calculated.
 */
const billHash = sql<string>`encode(sha256(convert_to(concat_ws('|', r.account_number, r.previous_balance_cents, r.payments_cents,
    r.adjustments_cents, r.charges_cents, r.total_due_cents, r.is_final, r.document), 'UTF8') || coalesce((
  select string_agg(sha256(record_send(l)), '' order by l.line_no) from register_line l
  where l.run_id = r.run_id and l.account_id = r.account_id), '')), 'hex')`

type ItemRow = Omit<SampleItem, 'stands' | 'note' | 'signedBy' | 'signedAt'> & {
  readonly isBilled: boolean | null
  readonly held: boolean | null
  readonly verdict: 'right' | 'wrong' | 'overruled' | null
  readonly note: string | null
  readonly signedHash: string | null
  readonly signedBy: string | null
  readonly signedByKey: string | null
  readonly signedAt: Temporal.Instant | null
}

/** The bills of a run's sample in the order in which they are looked at, each with how its last signature stands. */
export async function sampleItems(
  work: Work,
  runId: number,
): Promise<(SampleItem & { signedByKey: string | null })[]> {
  const { rows } = await sql<ItemRow>`
    select i.position, i.account_id as "accountId", a.number as "accountNumber", i.drawn_for as "drawnFor", a.class,
      r.payer_name as "payerName", r.service_address as "serviceAddress", r.charges_cents as "chargesCents",
      r.is_billed as "isBilled", r.held, ${billHash} as "billHash", s.verdict, s.note, s.bill_hash as "signedHash",
      s.signed_by as "signedBy", s.signed_by_key as "signedByKey", s.signed_at as "signedAt"
    from sample_item i join account a on a.id = i.account_id
    left join register_bill r on r.run_id = i.run_id and r.account_id = i.account_id
    left join lateral (select * from sample_signature one where one.run_id = i.run_id and one.account_id = i.account_id
      order by one.id desc limit 1) s on true
    where i.run_id = ${runId} order by i.position`.execute(work.db)
  return rows.map((row) => {
    const { isBilled: _, held: __, verdict: ___, signedHash: ____, signedAt, ...told } = row
    return { ...told, stands: standingOf(row), signedAt: signedAt?.toString() ?? null }
  })
}

/** A signature stands for the bill that was signed; for one that came out otherwise, a person looks again. */
function standingOf({ isBilled, held, verdict, billHash: now, signedHash }: ItemRow): SampleItem['stands'] {
  if (held) return 'held'
  if (!isBilled) return 'not-billed'
  if (verdict === null) return 'unsigned'
  return signedHash === now ? verdict : 'changed'
}

/** Whether a bill of a sample keeps a run from being released. */
export const isOpen = ({ stands }: SampleItem): boolean =>
  stands === 'unsigned' || stands === 'changed' || stands === 'wrong'

/** The sample of a run: how it was drawn, its bills, and whether the register as it is now gives the same ones. */
export async function sampleOf(work: Work, run: BillRun): Promise<Answer> {
  const { sample } = await reviewRules(work)
  const drawn = await work.db
    .selectFrom('run_sample')
    .selectAll()
    .where('run_id', '=', run.id)
    .executeTakeFirst()
  const items = drawn ? await sampleItems(work, run.id) : []
  return {
    needed: isSampled(run) ? sample : 0,
    drawing: drawn
      ? {
          seed: drawn.seed,
          method: drawn.method,
          size: drawn.size,
          perClass: drawn.per_class,
          ofPointedOut: drawn.of_pointed_out,
          bills: drawn.bills,
          drawnBy: drawn.drawn_by,
          drawnAt: drawn.drawn_at.toString(),
        }
      : null,
    items: items.map(toldItem),
  }
}

function toldItem(one: SampleItem & { signedByKey: string | null }): SampleItem {
  const { signedByKey: _, ...item } = one
  return item
}

/** Draws a run's sample again from what was kept: what an auditor does. Null when none was drawn. */
export async function drawnAgain(
  work: Work,
  run: BillRun,
): Promise<{ same: boolean; missing: string[]; added: string[] } | null> {
  const { drawing, items } = await sampleOf(work, run)
  if (!drawing) return null
  const again = new Set((await drawRows(work, run.id, drawing)).map(({ accountId }) => accountId))
  const before = new Set(items.map(({ accountId }) => accountId))
  const added = [...again].filter((id) => !before.has(id))
  const { rows } = await sql<{ number: string }>`
    select number from account where id = any(${added}::bigint[]) order by number`.execute(work.db)
  const missing = items.filter(({ accountId }) => !again.has(accountId))
  return {
    same: added.length === 0 && missing.length === 0,
    missing: missing.map(({ accountNumber }) => accountNumber),
    added: rows.map(({ number }) => number),
  }
}
