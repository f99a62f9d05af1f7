import type { AllocationOrder } from '../policies/allocation-policy.ts'
import { allocatePayment, type Paid } from './allocate-payment.ts'
import type { CreditRow, ItemRow, Receivables } from './read-receivables.ts'
import { receivableType, type ReceivableType } from './receivable-type.ts'

/** An item as paying sees it, with its type. */
export type OpenItem = ItemRow & {
  readonly typeRank: number
  readonly type: ReceivableType
  readonly penalty: boolean
  readonly onlyDirected: boolean
}

/** What of a credit pays which item. */
export type Applied = {
  readonly creditEntryId: number
  readonly creditPostedOn: string
  readonly itemEntryId: number
  readonly itemPostedOn: string
  readonly cents: number
}

/** What stands open once every credit went where it belongs: items with what is still open of them, and credits with what is left. */
export type Settled = {
  readonly items: readonly OpenItem[]
  readonly credits: readonly CreditRow[]
  readonly applied: readonly Applied[]
}

/**
 * Applies the credits of an account to its items: a credit that is meant for a line or a bill to that, and then all that is left over, the oldest
 * first, by the city's order. What of it was written down before is in the rows already. Items less credits come to the same before and
 * after. Pure.
 */
export function applyCredits({ items, credits }: Receivables, order: AllocationOrder): Settled {
  const state = begin(items, credits, order)
  for (const credit of credits)
    for (const target of targetsOf(credit, items)) pay(state, credit, [target], order, true)
  for (const credit of credits) pay(state, credit, items, order, false)
  return {
    items: state.items.map((item) => ({ ...item, openCents: state.open.get(item.entryId)! })).filter(isOpen),
    credits: credits
      .map((credit) => ({ ...credit, leftCents: state.left.get(credit.entryId)! }))
      .filter(({ leftCents }) => leftCents > 0),
    applied: state.applied,
  }
}

/** The items of an account with what paying looks at. Pure. */
const withTypes = (items: readonly ItemRow[], order: AllocationOrder): OpenItem[] =>
  items.map((item) => {
    const type = receivableType(item, order.types)
    return { ...item, type, typeRank: type.rank, penalty: type.penalty, onlyDirected: type.onlyDirected }
  })

const isOpen = ({ openCents }: OpenItem): boolean => openCents > 0

type State = {
  readonly items: readonly OpenItem[]
  readonly open: Map<number, number>
  readonly left: Map<number, number>
  readonly applied: Applied[]
}

const begin = (items: readonly ItemRow[], credits: readonly CreditRow[], order: AllocationOrder): State => ({
  items: withTypes(items, order),
  open: new Map(items.map(({ entryId, openCents }) => [entryId, openCents])),
  left: new Map(credits.map(({ entryId, leftCents }) => [entryId, leftCents])),
  applied: [],
})

function pay(
  state: State,
  credit: CreditRow,
  among: readonly ItemRow[],
  order: AllocationOrder,
  directed: boolean,
): void {
  const left = state.left.get(credit.entryId)!
  if (left === 0) return
  const ids = new Set(among.map(({ entryId }) => entryId))
  const payable = state.items
    .filter(({ entryId }) => ids.has(entryId))
    .map((item) => ({ ...item, openCents: state.open.get(item.entryId)! }))
  const { paid } = allocatePayment(payable, left, order, directed ? ids : new Set())
  for (const part of paid) note(state, credit, part)
}

function note(state: State, credit: CreditRow, { entryId, cents }: Paid): void {
  const item = state.items.find((one) => one.entryId === entryId)!
  state.open.set(entryId, state.open.get(entryId)! - cents)
  state.left.set(credit.entryId, state.left.get(credit.entryId)! - cents)
  state.applied.push({
    creditEntryId: credit.entryId,
    creditPostedOn: credit.postedOn,
    itemEntryId: entryId,
    itemPostedOn: item.postedOn,
    cents,
  })
}

/**
 * The items a credit is meant for, in the order it pays them. That of a line: what the line charged. That of a discount, which is a line that
 * charges nothing: the charges of its bill, those of its service first. That of an installment plan: the debit that the plan is for.
 */
function targetsOf(credit: CreditRow, items: readonly ItemRow[]): ItemRow[] {
  if (credit.adjustmentIds !== null)
    return items.filter(
      ({ source, sourceId }) => source === 'adjustment' && credit.adjustmentIds!.includes(sourceId),
    )
  if (credit.billId === null) return []
  const ofBill = items.filter(({ billId }) => billId === credit.billId)
  const ofLine = ofBill.filter(({ lineNo }) => lineNo === credit.lineNo)
  if (credit.source !== 'bill_line') return ofLine
  const ofService = ofBill.filter(({ serviceId }) => serviceId !== null && serviceId === credit.serviceId)
  return [...new Set([...ofLine, ...ofService, ...ofBill])]
}
