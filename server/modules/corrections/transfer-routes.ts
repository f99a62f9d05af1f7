import { plans } from '@cartwright/api/plans'
import { transfers } from '@cartwright/api/transfers'
import type { Door } from '../../door.ts'
import { againAfter } from '#database/again-after'
import { askForTransfer, HalfPosted, type TransferAsked } from './ask-for-transfer.ts'
import { endPlan, lookAtPlanEnd } from './end-plan.ts'
import { missedPlans } from './missed-installments.ts'
import { plansOfAccount } from './plans-queries.ts'
import { previewTransfer } from './preview-transfer.ts'
import { listTransfers, transferAnswer } from './transfers-queries.ts'

/** Balances and charges moved between accounts, and what is paid in installments. Approving a transfer is approving any of its adjustments. */
export function serveTransfers(door: Door): void {
  door.open(transfers.preview, (work, { params, body }) => previewTransfer(work, { ...params, ...body }))
  door.openLong(transfers.ask, ({ inTransaction }, { params, body }) => {
    const asked: TransferAsked = { ...params, ...body }
    const attempt = (wait: boolean) =>
      againAfter('one_transfer_per_request', () =>
        inTransaction(async (work) => transferAnswer(work, await askForTransfer(work, asked, { wait }))),
      )
    return attempt(false).catch((error: unknown) => {
      // What one of the accounts may not have posted at once waits for all of them.
      if (error instanceof HalfPosted) return attempt(true)
      throw error
    })
  })
  door.open(transfers.list, listTransfers)
  door.open(transfers.show, (work, { params }) => transferAnswer(work, params.id))
  door.open(plans.ofAccount, async (work, { params }) => ({
    rows: await plansOfAccount(work, params.accountNumber),
  }))
  door.open(plans.missed, missedPlans)
  door.open(plans.lookAtEnd, (work, { params, query }) =>
    lookAtPlanEnd(work, { planId: params.id, ...query }),
  )
  door.open(plans.end, (work, { params, body }) => endPlan(work, { planId: params.id, ...body }))
}
