import type { BillLine } from '../billing/register-types.ts'
import type { FreeUsed } from '../rates/account-to-rate.ts'
import type { KnownEvent, KnownFacts } from './known-facts.ts'
import type { PostedBill } from './posted-bill.ts'

/** By which bill, of which run, what happened was first billed to the account it happened for. */
export type FirstBilled = ReadonlyMap<number, { readonly billId: number; readonly runId: number }>

/** What of the free events of a year was used before the bill, as its own lines say. */
export function freeBefore(lines: readonly BillLine[]): FreeUsed[] {
  const found = new Map<string, FreeUsed>()
  for (const { derivation } of lines) {
    const event = derivation.kind === 'share' ? derivation.of : derivation
    if (event.kind !== 'event' || !event.free) continue
    const year = Number(event.happenedOn.slice(0, 4))
    const key = `${event.code} ${year}`
    const used = Math.min(found.get(key)?.used ?? Number.POSITIVE_INFINITY, event.free.usedBefore)
    found.set(key, { code: event.code, year, used })
  }
  return [...found.values()]
}

type Since = {
  readonly bill: PostedBill
  readonly firstBilled: FirstBilled
  /** As it was believed when the bill was made, and as it really was. */
  readonly believed: KnownFacts
  readonly known: KnownFacts
}

/** The same for an account's own bill, as it really was: what earlier bills charged and never was used nothing up. */
export function freeUsedReally({ bill, firstBilled, believed, known }: Since): FreeUsed[] {
  const isEarlier = ({ eventId }: KnownEvent): boolean =>
    (firstBilled.get(eventId)?.billId ?? Number.POSITIVE_INFINITY) < bill.billId
  return freeBefore(bill.lines).map((free) => ({
    ...free,
    used: Math.max(0, free.used + usedOf(known, free, isEarlier) - usedOf(believed, free, isEarlier)),
  }))
}

/**
 * The same for the bill of an account that pays a part of another's services: what runs before charged of the owner's events used it up.
 * Without knowing of the run, as its own lines say.
 */
export function freeUsedOfOwner({ bill, firstBilled, known }: Omit<Since, 'believed'>): FreeUsed[] {
  const { runId } = bill
  const used = freeBefore(bill.lines)
  if (runId === undefined) return used
  const isEarlier = ({ eventId }: KnownEvent): boolean =>
    (firstBilled.get(eventId)?.runId ?? Number.POSITIVE_INFINITY) < runId
  return used.map((free) => ({ ...free, used: usedOf(known, free, isEarlier) }))
}

const usedOf = (
  { events }: KnownFacts,
  { code, year }: FreeUsed,
  isCounted: (event: KnownEvent) => boolean,
): number =>
  events
    .filter((event) => event.code === code && Number(event.happenedOn.slice(0, 4)) === year)
    .filter((event) => !event.absent && isCounted(event))
    .reduce((sum, { quantity }) => sum + quantity, 0)
