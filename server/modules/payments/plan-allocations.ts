import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { allocatePayment } from './allocate-payment.ts'
import { type Applied, applyCredits, type OpenItem } from './apply-credits.ts'
import type { AccountBooks } from './hold-books.ts'
import type { NewAllocation } from './store-allocations.ts'

/** What planning looks at of a payment. */
type ToPay = {
  readonly accountId: number
  readonly amount: number
  readonly receivedOn: PlainDate
  readonly postedOn?: PlainDate
  readonly directedTo?: readonly number[] | undefined
}

/** An allocation before the payment has an entry: `payment` is its place among those to post. */
type Planned = Omit<NewAllocation, 'creditEntryId'> & {
  readonly creditEntryId: number | null
  readonly payment: number | null
}

/**
 * Says what each of many payments pays, those of one account one after the other in the order given. What earlier credits of the account pay is
 * written down with the first of them: until then it was worked out whenever somebody looked. Refuses a payment that is directed to what is not
 * open. Pure.
 */
export function planAllocations(
  books: ReadonlyMap<number, AccountBooks>,
  payments: readonly ToPay[],
): Planned[] {
  const planned: Planned[] = []
  const open = new Map<number, OpenItem[]>()
  for (const [index, payment] of payments.entries()) {
    const account = books.get(payment.accountId)
    if (!account) continue
    const madeOn = (payment.postedOn ?? payment.receivedOn).toString()
    let items = open.get(payment.accountId)
    if (!items) {
      const settled = applyCredits(account, account.order)
      planned.push(...settled.applied.map((one) => asPlanned(payment.accountId, one, madeOn)))
      items = [...settled.items]
    }
    refuseNotOpen(items, payment.directedTo)
    const { paid } = allocatePayment(items, payment.amount, account.order, new Set(payment.directedTo))
    const cents = new Map(paid.map((part) => [part.entryId, part.cents]))
    for (const { entryId, postedOn } of items)
      if (cents.has(entryId))
        planned.push({
          accountId: payment.accountId,
          creditEntryId: null,
          payment: index,
          itemEntryId: entryId,
          cents: cents.get(entryId)!,
          madeOn: latest(madeOn, postedOn),
        })
    open.set(
      payment.accountId,
      items
        .map((item) => ({ ...item, openCents: item.openCents - (cents.get(item.entryId) ?? 0) }))
        .filter(({ openCents }) => openCents > 0),
    )
  }
  return planned
}

function refuseNotOpen(items: readonly OpenItem[], directedTo: readonly number[] = []): void {
  const itemIds = directedTo.filter((id) => !items.some(({ entryId }) => entryId === id))
  if (itemIds.length > 0) refuse('ITEM_NOT_OPEN', { itemIds })
}

const asPlanned = (accountId: number, applied: Applied, madeOn: string): Planned => ({
  accountId,
  creditEntryId: applied.creditEntryId,
  payment: null,
  itemEntryId: applied.itemEntryId,
  cents: applied.cents,
  madeOn: latest(madeOn, applied.creditPostedOn, applied.itemPostedOn),
})

const latest = (...days: readonly string[]): string => days.reduce((a, b) => (a > b ? a : b))
