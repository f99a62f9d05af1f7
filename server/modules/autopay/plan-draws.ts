import type { LeftOut as LeftOutShape } from '@cartwright/api/autopay-shapes'
import type { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountBalances } from '../ledger/ledger-queries.ts'
import { applyCredits, type OpenItem } from '../payments/apply-credits.ts'
import { readReceivables } from '../payments/read-receivables.ts'
import { allocationOrders } from '../policies/allocation-policy.ts'
import type { AutopayRule } from '../policies/autopay-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { drawAmount } from './draw-amount.ts'
import { type DueBill, drawDay, dueBills } from './due-bills.ts'

export type LeftOut = z.output<typeof LeftOutShape>

/** A bill with what is to be drawn for it: more than nothing. */
type Draw = DueBill & { readonly amountCents: number }

/** What a run of a day draws, and what it leaves out, each with why. */
export type DrawPlan = { readonly draws: readonly Draw[]; readonly leftOut: readonly LeftOut[] }

/** What is to be drawn on a day, as the books are now, as if the run `anew` were not there. Nothing is written. */
export async function planDraws(
  work: Work,
  rule: AutopayRule,
  drawOn: PlainDate,
  anew: number | null = null,
): Promise<DrawPlan> {
  const bills = await dueBills(work, rule, { drawOn, anew })
  const open = await openOf(work, bills)
  const balances = await accountBalances(
    work,
    bills.map(({ accountId }) => accountId),
  )
  return judgeDraws(
    bills.map((bill) => {
      const openCents = open.get(bill.billId) ?? 0
      const balanceCents = balances.get(bill.accountId) ?? 0
      return { ...bill, openCents, amountCents: drawAmount({ ...bill, openCents, balanceCents }) }
    }),
    rule,
  )
}

type Judged = Draw & { readonly openCents: number }

/** Which bills are drawn and which are left out. Pure. */
function judgeDraws(bills: readonly Judged[], rule: AutopayRule): DrawPlan {
  const judged = bills.map((bill) => ({ bill, why: whyNot(bill, rule) }))
  return {
    draws: judged.flatMap(({ bill, why }) => (why === null ? [bill] : [])),
    leftOut: judged.flatMap(({ bill: { accountNumber, billNumber, openCents }, why }) =>
      why === null ? [] : [{ accountNumber, billNumber, why, openCents }],
    ),
  }
}

/**
 * Why a bill is not drawn: nothing of it is open, the city does not draw final bills, its autopay was not live by its day, or it asked the customer to pay;
 * null: it is drawn. Pure.
 */
function whyNot(bill: Judged, rule: AutopayRule): LeftOut['why'] | null {
  if (bill.amountCents === 0) return 'nothing-open'
  if (bill.isFinal && rule.finalBill === 'do-not-draw') return 'final-bill'
  const day = drawDay(bill.dueOn, rule.daysAfterDue)
  if (bill.state !== 'live' || bill.liveFrom === null || isBefore(day, bill.liveFrom)) return 'not-live'
  return bill.toldSo ? null : 'bill-asks'
}

/** What is open of each bill and of what was due before it, without what is in dispute, by the id of the bill. */
async function openOf(work: Work, bills: readonly DueBill[]): Promise<Map<number, number>> {
  const orderOf = allocationOrders(await policiesFor(work), work.today)
  const receivables = await readReceivables(work, { accountIds: bills.map(({ accountId }) => accountId) })
  return new Map(
    bills.map((bill) => {
      const { items } = applyCredits(
        receivables.get(bill.accountId) ?? { items: [], credits: [] },
        orderOf(bill.accountClass),
      )
      const due = bill.dueOn.toString()
      const asked = items.filter(
        ({ billId, dueOn }) => billId === bill.billId || (dueOn !== null && dueOn <= due),
      )
      return [bill.billId, asked.reduce((sum, item) => sum + payable(item), 0)]
    }),
  )
}

const payable = ({ openCents, disputedCents, onlyDirected }: OpenItem): number =>
  onlyDirected ? 0 : Math.max(0, openCents - disputedCents)
