import type { PlainDate } from '#kernel/dates'
import { dateOf, type Days, dayNumber } from '../policies/day-numbers.ts'
import type { ServiceToRate } from '../rates/account-to-rate.ts'

/** The days of a stretch that no posted bill stands for, before an account closed: only those are billed. */
export function unbilledDays(
  { from, until }: Days,
  covered: readonly Days[],
  closedOn: PlainDate | null,
): Days[] {
  const end = closedOn ? Math.min(until, dayNumber(closedOn)) : until
  const free: Days[] = []
  let begin = from
  for (const bill of covered.toSorted((a, b) => a.from - b.from)) {
    if (bill.from > begin) free.push({ from: begin, until: Math.min(bill.from, end) })
    begin = Math.max(begin, bill.until)
  }
  free.push({ from: begin, until: end })
  return free.filter((days) => days.from < days.until)
}

/** Services cut to some days. One that lies within them stays as it is; one that has gaps between them becomes several. */
export function servicesWithin(services: readonly ServiceToRate[], days: readonly Days[]): ServiceToRate[] {
  return services.flatMap((service) => {
    const from = dayNumber(service.served.from)
    const until = service.served.until ? dayNumber(service.served.until) : Number.POSITIVE_INFINITY
    return days.flatMap((stretch) => {
      const begin = Math.max(from, stretch.from)
      const end = Math.min(until, stretch.until)
      if (begin >= end) return []
      return [{ ...service, served: { from: dateOf(begin), until: dateOf(end) } }]
    })
  })
}
