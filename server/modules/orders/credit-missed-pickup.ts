import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { recordCase } from '../adjustments/record-case.ts'
import type { AskedOrder } from './check-order.ts'
import { writeStep } from './write-step.ts'

/**
 * Credits a missed pickup by the city's rule, as the standard case of adjustments: within the authority of whoever works, or waiting for a second
 * person. Nothing is left to do for the crew. Refuses what the rule refuses.
 */
export async function creditMissedPickup(
  work: Work,
  {
    account,
    orderId,
    asked,
  }: { readonly account: KnownAccount; readonly orderId: number; readonly asked: AskedOrder },
): Promise<void> {
  const { told, adjustment } = await recordCase(work, {
    accountId: account.id,
    facts: {
      standardCase: 'missed-pickup',
      serviceId: asked.serviceId!,
      missedOn: asked.missedOn!,
      // Of a call only its day is kept: it stands for noon.
      reportedAt: `${asked.reportedOn ?? work.today.toString()}T12:00`,
      oneOfSet: false,
      wanted: 'credit',
    },
    note: asked.missedReason ?? 'Missed pickup',
    evidence: [],
    requestKey: `service order ${orderId}`,
  })
  await writeStep(
    work,
    {
      orderId,
      command: 'complete-order',
      accountNumber: account.number,
      state: 'done',
      onDay: work.today,
      note: told.en.join(' '),
      changes: { adjustmentId: adjustment?.adjustmentId ?? null },
    },
    { done_on: work.today, done: JSON.stringify({ services: [], quantity: asked.quantity }) },
  )
}
