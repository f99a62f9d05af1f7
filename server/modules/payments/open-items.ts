import type { payments } from '@cartwright/api/payments'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber, refuseField } from '../accounts/account-queries.ts'
import { type AllocationOrder, allocationOrders } from '../policies/allocation-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { owedSince } from './age-account.ts'
import { allocatePayment } from './allocate-payment.ts'
import { applyCredits, type OpenItem, type Settled } from './apply-credits.ts'
import { itemTexts } from './item-texts.ts'
import { readReceivables } from './read-receivables.ts'

type Shown = SuccessOf<typeof payments.receivables>

/**
 * What an account owes item by item at the end of a day, today or past, in the order in which money pays it; what is in dispute comes last.
 * Credits on account are applied as the city's order of that day says. Refuses a day to come.
 */
export async function openItems(
  work: Work,
  { params, query }: ReceivedBy<typeof payments.receivables>,
): Promise<Shown> {
  const account = await accountByNumber(work, params.accountNumber)
  const asOf = dayAskedFor(work, query.asOf)
  const order = allocationOrders(await policiesFor(work), asOf)(account.class)
  const settled = await settledOf(work, { accountId: account.id, order, asOf })
  const inOrder = asPaid(settled.items, order)
  const owed = sumOf(inOrder.map(({ openCents }) => openCents))
  const creditCents = sumOf(settled.credits.map(({ leftCents }) => leftCents))
  const texts = await itemTexts(work, inOrder)
  return {
    asOf: asOf.toString(),
    items: inOrder.map((item) => shown(item, texts)),
    creditCents,
    balanceCents: owed - creditCents,
    pastDueCents: sumOf(inOrder.filter(({ dueOn }) => isPast(dueOn, asOf)).map(({ openCents }) => openCents)),
    owedSince: owedSince(inOrder),
    order: { keys: [...order.keys], within: order.within, citation: order.citation },
  }
}

/** The end of which day is asked for: today's unless another is named. Refuses a day to come. */
export function dayAskedFor(work: Work, asOf: string | undefined): PlainDate {
  if (asOf === undefined) return work.today
  const day = PlainDate.from(asOf)
  if (isBefore(work.today, day)) refuseField('asOf', 'Write today or an earlier day.')
  return day
}

const sumOf = (cents: readonly number[]): number => cents.reduce((a, b) => a + b, 0)

const isPast = (dueOn: string | null, asOf: PlainDate): boolean => dueOn !== null && dueOn < asOf.toString()

/** What stands open of one account at the end of a day. */
export async function settledOf(
  work: Work,
  { accountId, order, asOf }: { accountId: number; order: AllocationOrder; asOf: PlainDate },
): Promise<Settled> {
  const receivables = (await readReceivables(work, { accountIds: [accountId], asOf })).get(accountId)
  return applyCredits(receivables ?? { items: [], credits: [] }, order)
}

/** The items in the order in which money pays them: each as if nothing was in dispute, so that all have a place. */
function asPaid(items: readonly OpenItem[], order: AllocationOrder): OpenItem[] {
  const free = items.map((item) => ({ ...item, disputedCents: 0, onlyDirected: false }))
  const whole = free.reduce((total, { openCents }) => total + openCents, 0)
  const places = new Map(
    allocatePayment(free, whole, order).paid.map(({ entryId }, place) => [entryId, place]),
  )
  return items.toSorted((a, b) => later(a) - later(b) || places.get(a.entryId)! - places.get(b.entryId)!)
}

const later = (item: OpenItem): number => Number(item.disputedCents > 0 || item.onlyDirected)

const shown = (item: OpenItem, texts: ReadonlyMap<number, string>): Shown['items'][number] => ({
  itemId: item.entryId,
  source: item.source,
  billNumber: item.billNumber,
  lineNo: item.lineNo,
  text: texts.get(item.entryId) ?? item.ledgerCode,
  type: item.type.code,
  postedOn: item.postedOn,
  dueOn: item.dueOn,
  amountCents: item.amountCents,
  openCents: item.openCents,
  disputedCents: Math.min(item.disputedCents, item.openCents),
})
