import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { cents } from '#kernel/money'
import type { Work } from '#kernel/work'
import { instant, keyOf } from '../billing/bill-run.ts'
import { postEntries } from '../ledger/post-entries.ts'
import { reverseEntry } from '../ledger/reverse-entry.ts'
import type { PlannedEntry } from './judge-parts.ts'
import type { PlannedAdjustment } from './plan-adjustment.ts'

/** How a standard case worked its amount out, in both languages. */
export type Derivation = {
  readonly en: readonly string[]
  readonly es: readonly string[]
  readonly citation: string
}

export type NewAdjustment = {
  readonly accountId: number
  readonly plan: PlannedAdjustment
  readonly note: string
  readonly evidence: readonly number[]
  readonly source?: { readonly kind: string; readonly id: number } | undefined
  readonly requestKey?: string | undefined
  readonly reversesId?: number | undefined
  readonly deskCaseId?: number | null | undefined
  readonly standardCase?: string | undefined
  readonly derivation?: Derivation | undefined
}

/** Writes an adjustment down as waiting or posted, with its parts and its evidence. Its entries are posted by `postParts`. */
export async function storeAdjustment(work: Work, wanted: NewAdjustment): Promise<number> {
  const { plan, evidence } = wanted
  const { id } = await work.db
    .insertInto('adjustment')
    .values({ ...columnsOf(wanted), ...askedBy(work), ...standing(work, plan.judged.alone) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertRows(work, {
    into: sql`insert into adjustment_part`,
    rows: plan.parts.map((part, index) => ({ ...part, no: index + 1 })),
    columns: {
      adjustment_id: ['bigint', () => id],
      part_no: ['bigint', ({ no }) => no],
      bill_id: ['bigint', ({ line }) => line?.billId],
      line_no: ['bigint', ({ line }) => line?.lineNo],
      ledger_code: ['text', ({ ledgerCode }) => ledgerCode],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
    },
  })
  await insertRows(work, {
    into: sql`insert into adjustment_evidence`,
    rows: [...new Set(evidence)],
    columns: { adjustment_id: ['bigint', () => id], evidence_id: ['bigint', (file) => file] },
  })
  return id
}

const columnsOf = ({
  accountId,
  plan,
  note,
  source,
  requestKey,
  reversesId,
  deskCaseId,
  standardCase,
  derivation,
}: NewAdjustment) => ({
  account_id: accountId,
  reason: plan.reason.code,
  label_en: plan.reason.en,
  label_es: plan.reason.es,
  citation: plan.reason.citation,
  amount_cents: plan.amountCents,
  gross_cents: plan.grossCents,
  note,
  standard_case: standardCase ?? null,
  derivation: derivation ? JSON.stringify(derivation) : null,
  source_kind: source?.kind ?? null,
  source_id: source?.id ?? null,
  reverses_id: reversesId ?? null,
  desk_case_id: deskCaseId ?? null,
  request_key: requestKey ?? null,
  authority: JSON.stringify(plan.judged),
})

const askedBy = ({ actor, today }: Work) => ({
  asked_by: actor.name,
  asked_key: keyOf(actor),
  asked_role: actor.role,
  asked_on: today,
})

const standing = ({ today }: Work, alone: boolean) => ({
  alone,
  state: alone ? 'posted' : 'waiting',
  posted_on: alone ? today : null,
})

type ToPost = {
  readonly adjustmentId: number
  readonly accountId: number
  readonly entries: readonly PlannedEntry[]
}

/** Posts the entries of an adjustment today, one for each part in the order of the parts. */
export async function postParts(work: Work, { adjustmentId, accountId, entries }: ToPost): Promise<void> {
  const ids = await postEntries(
    work,
    entries.map(({ debit, credit, amountCents }) => ({
      postedOn: work.today,
      debit,
      credit,
      amount: cents(amountCents),
      accountId,
      source: 'adjustment',
      sourceId: adjustmentId,
    })),
  )
  await nameEntries(work, adjustmentId, ids)
}

/** Takes back the entries of another adjustment by their mirrors, today. */
export async function postMirrors(
  work: Work,
  { adjustmentId, reversesId, reason }: { adjustmentId: number; reversesId: number; reason: string },
): Promise<void> {
  const parts = await work.db
    .selectFrom('adjustment_part')
    .select(['part_no', 'entry_id'])
    .where('adjustment_id', '=', reversesId)
    .orderBy('part_no')
    .execute()
  const ids: number[] = []
  for (const { entry_id } of parts)
    ids.push(await reverseEntry(work, { entryId: entry_id!, postedOn: work.today, reason }))
  await nameEntries(work, adjustmentId, ids)
}

async function nameEntries(work: Work, adjustmentId: number, ids: readonly number[]): Promise<void> {
  await sql`
    update adjustment_part set entry_id = given.entry_id
    from unnest(${ids}::bigint[]) with ordinality as given (entry_id, part_no)
    where adjustment_part.adjustment_id = ${adjustmentId} and adjustment_part.part_no = given.part_no`.execute(
    work.db,
  )
}

type Decision = { readonly state: 'posted' | 'returned' | 'withdrawn'; readonly note: string | null }

/** Writes down what was decided about an adjustment that waited, and by whom. */
export async function storeDecision(work: Work, id: number, { state, note }: Decision): Promise<void> {
  await work.db
    .updateTable('adjustment')
    .set({
      state,
      decided_by: work.actor.name,
      decided_key: keyOf(work.actor),
      decided_on: work.today,
      decided_at: instant(),
      decision_note: note,
      posted_on: state === 'posted' ? work.today : null,
    })
    .where('id', '=', id)
    .execute()
}
