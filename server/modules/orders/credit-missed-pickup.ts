import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { recordCase } from '../adjustments/record-case.ts'
import type { AskedOrder } from './check-order.ts'
import { writeStep } from './write-step.ts'

/** Whether an order is a missed pickup that is credited, and not collected again. */
export const isCredited = ({ kind, remedy }: AskedOrder): boolean =>
  kind === 'missed-pickup' && remedy === 'credit'

/** A missed pickup as the standard case has it. */
export const creditFacts = (work: Work, { serviceId, missedOn, reportedOn }: AskedOrder) => ({
  standardCase: 'missed-pickup' as const,
  serviceId: serviceId!,
  missedOn: missedOn!,
  // Of a call only its day is kept: it stands for noon.
  reportedAt: `${reportedOn ?? work.today.toString()}T12:00`,
  oneOfSet: false,
  wanted: 'credit' as const,
})

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
    facts: creditFacts(work, asked),
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
