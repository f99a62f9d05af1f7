import type { InsertKind } from '@cartwright/api/insert-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'

export type NoticeKind = z.output<typeof InsertKind>

/**
 * The days that must lie between the mailing and the day it is counted to: 45 to the hearing (Cal. Const. art. XIII D § 6(a)), 30 to the day on
 * which a scheduled change of rates takes effect (Gov. Code § 53756(d)). A leaflet is counted to nothing.
 */
export const neededDays: Readonly<Record<NoticeKind, number | null>> = {
  'prop-218': 45,
  'rate-adjustment': 30,
  leaflet: null,
}

/** How a mailing stands to the day it is counted to. */
export type CountedDays = {
  readonly needed: number
  readonly days: number
  readonly latest: PlainDate
  readonly isTooLate: boolean
}

/** Counts the days from a mailing to the day it is counted to: the hearing may be on the 45th day after it. Null: nothing is counted. */
export function countDays(
  kind: NoticeKind,
  { mailedOn, countsTo }: { readonly mailedOn: PlainDate; readonly countsTo: PlainDate | null },
): CountedDays | null {
  const needed = neededDays[kind]
  if (needed === null || countsTo === null) return null
  const { days } = mailedOn.until(countsTo, { largestUnit: 'days' })
  return { needed, days, latest: countsTo.subtract({ days: needed }), isTooLate: days < needed }
}

/** What some pieces come to, each at thousandths of a dollar: to the cent, halves up. */
export const centsOf = (pieces: number, mills: number): number => Math.floor((pieces * mills + 5) / 10)
