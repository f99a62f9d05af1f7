import { isBefore, type PlainDate } from '#kernel/dates'
import type { Expected } from './stock-forecast.ts'

type Asked = {
  readonly today: PlainDate
  readonly leadDays: number
  readonly safetyQuantity: number
  readonly uses: readonly Expected[]
}

/**
 * The stock at which an order must go out today: what is used until the order would be there, and what is kept for what nobody expects. What is
 * used on the day it would come is counted in: it may come in the afternoon.
 */
export function reorderPoint({ today, leadDays, safetyQuantity, uses }: Asked): number {
  const there = today.add({ days: leadDays + 1 })
  return safetyQuantity + usedBefore(uses, there)
}

/** Whether it is time to order: what may be used and what was ordered do not come above the reorder point. */
export const isBelow = (point: number, position: number): boolean => point > 0 && position <= point

type Ordering = Asked & {
  /** What may be used, and what was ordered and has not come. */
  readonly position: number
  readonly orderQuantity: number | null
  /** How many are in the smallest thing the vendor sends: a carton, a pack, one. */
  readonly unit: number
  /** For how many days after it came an order should last. */
  readonly lasts: number
}

/** How many to order: what lasts for the days after it came, at least what is usually ordered, in whole cartons. */
export function orderProposed(asked: Ordering): number {
  const { today, leadDays, safetyQuantity, uses, position, orderQuantity, unit, lasts } = asked
  const needed = safetyQuantity + usedBefore(uses, today.add({ days: leadDays + lasts })) - position
  const wanted = Math.max(needed, orderQuantity ?? 0, 1)
  return Math.ceil(wanted / unit) * unit
}

const usedBefore = (uses: readonly Expected[], day: PlainDate): number =>
  uses.filter(({ on }) => isBefore(on, day)).reduce((sum, { quantity }) => sum + quantity, 0)
