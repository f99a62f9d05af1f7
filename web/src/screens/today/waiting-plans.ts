import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import type { MissedPlans } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

/** Plans of installments of which one stayed unpaid longer than the rule lets it be: call, or end the plan as broken. */
export const ofMissedPlans = ({ rows }: MissedPlans): Waiting[] =>
  rows.map(({ accountNumber, payerName, dueOn, amountCents, restCents, citation }) => ({
    kind: 'late',
    title: `${payerName ?? accountNumber} did not keep a plan`,
    text: `${money(amountCents)} of ${day(dueOn)} is unpaid, ${money(restCents)} is still to come. Ask for it, or end the plan on the account’s page (${citation}).`,
    target: { screen: 'account', accountNumber },
    on: dueOn,
    withOthers: false,
    amountCents: amountCents + restCents,
  }))
