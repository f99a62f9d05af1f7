import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountBalance } from '../ledger/ledger-queries.ts'
import type { AdjustmentAnswered } from './ask-for-adjustment.ts'
import { accountToAdjust, type AdjustedAccount } from './hold-account.ts'
import { type AdjustmentOutcome, outcomeFor } from './outcome.ts'

/** An adjustment as it is stored. */
export type StoredAdjustment = Selectable<Database['adjustment']>

/** The adjustment with a number. Refuses ADJUSTMENT_NOT_FOUND. */
export async function adjustmentById(work: Work, adjustmentId: number): Promise<StoredAdjustment> {
  const found = await work.db
    .selectFrom('adjustment')
    .selectAll()
    .where('id', '=', adjustmentId)
    .executeTakeFirst()
  return found ?? refuse('ADJUSTMENT_NOT_FOUND', { adjustmentId })
}

/**
 * The same with its account, both held until the work ends: of two people who decide at once, the second sees what the first did. What
 * deciding changes of other accounts is held as well, all in the order of their ids.
 */
export async function holdAdjustment(
  work: Work,
  adjustmentId: number,
  outcomes: readonly AdjustmentOutcome[],
): Promise<{ adjustment: StoredAdjustment; account: AdjustedAccount }> {
  const found = await adjustmentById(work, adjustmentId)
  const asked = outcomeFor(outcomes, found)
  const others = (await asked?.outcome.accounts?.(work, { id: asked.id })) ?? []
  const ids = [...new Set([...others, found.account_id])].toSorted((a, b) => a - b)
  const held = new Map<number, AdjustedAccount>()
  for (const id of ids) held.set(id, await accountToAdjust(work, id, true))
  const account = held.get(found.account_id)!
  const adjustment = await work.db
    .selectFrom('adjustment')
    .selectAll()
    .where('id', '=', adjustmentId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { adjustment, account }
}

/** Refuses one that somebody has decided about. */
export function refuseDecided({ state, decided_by, decided_on, asked_by, asked_on }: StoredAdjustment): void {
  if (state === 'waiting') return
  refuse('ADJUSTMENT_NOT_WAITING', {
    state,
    by: decided_by ?? asked_by,
    on: (decided_on ?? asked_on).toString(),
  })
}

/** What became of an adjustment, as the answer of a command about it. */
export async function answered(
  work: Work,
  { id, account_id }: StoredAdjustment,
): Promise<AdjustmentAnswered> {
  const { state, amount_cents } = await adjustmentById(work, id)
  return {
    adjustmentId: id,
    state: state as AdjustmentAnswered['state'],
    amountCents: amount_cents,
    balanceCents: await accountBalance(work, account_id),
    repeated: false,
  }
}
