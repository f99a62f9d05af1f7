import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { approveAdjustment } from '../adjustments/approve-adjustment.ts'
import { returnAdjustment, withdrawAdjustment } from '../adjustments/end-adjustment.ts'
import type { AdjustmentOutcome } from '../adjustments/outcome.ts'
import { applyCorrection } from './apply-correction.ts'
import { endCorrection } from './end-correction.ts'

/**
 * A correction follows its adjustment: approved, the facts change with it; sent back or withdrawn, so is the correction. One of a service
 * that several accounts pay is one: who approves, returns or withdraws the adjustment of one account does so with those of the others.
 */
export const correctionOutcome: AdjustmentOutcome = {
  kind: 'correction',
  accounts: async (work, { id }) => (await sharing(work, id)).map(({ account_id }) => account_id),
  approved: async (work, { id, adjustmentId }) => {
    const all = await sharing(work, id)
    for (const other of adjustmentsOf(all, adjustmentId))
      await approveAdjustment(work, { adjustmentId: other, outcomes: [] })
    // The facts change last: until then each is worked out as it was looked at.
    for (const { id: one } of all.toReversed()) await applyCorrection(work, one)
  },
  ended: async (work, { id, state, note }) => {
    const all = await sharing(work, id)
    const own = all.find((one) => one.id === id)?.adjustment_id ?? null
    for (const adjustmentId of adjustmentsOf(all, own))
      if (state === 'returned') await returnAdjustment(work, { adjustmentId, note: note ?? '', outcomes: [] })
      else await withdrawAdjustment(work, { adjustmentId, note: note ?? undefined, outcomes: [] })
    for (const { id: correctionId } of all)
      await endCorrection(work, {
        correctionId,
        state: state === 'returned' ? 'refused' : 'withdrawn',
        note,
      })
  },
  reversing: (_, { id }) =>
    Promise.resolve(refuse('CORRECTION_TAKEN_BACK_BY_CORRECTING', { correctionId: id })),
}

type Sharing = { readonly id: number; readonly account_id: number; readonly adjustment_id: number | null }

/** The corrections of all who pay, that of the account whose service it is first; of any other correction, itself. */
export async function sharing({ db }: Work, correctionId: number): Promise<Sharing[]> {
  const root = db
    .selectFrom('correction')
    .select(({ fn }) => fn.coalesce('shared_of', 'id').as('root'))
    .where('id', '=', correctionId)
  return db
    .selectFrom('correction')
    .select(['id', 'account_id', 'adjustment_id'])
    .where((is) => is.or([is('id', '=', root), is('shared_of', '=', root)]))
    .orderBy('id')
    .execute()
}

const adjustmentsOf = (all: readonly Sharing[], except: number | null): number[] =>
  all.flatMap(({ adjustment_id }) =>
    adjustment_id === null || adjustment_id === except ? [] : adjustment_id,
  )
