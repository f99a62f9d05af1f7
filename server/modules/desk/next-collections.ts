import type { PlainDate } from '#kernel/dates'
import type { CalendarSettings } from '../city/calendar-settings.ts'
import { collectedInstead } from '../planning/moved-collection.ts'

/** A day of collection: when it usually is, and when it is this time, with the holiday that moves it. */
export type Collection = {
  readonly on: PlainDate
  readonly usualOn: PlainDate
  readonly holiday: string | null
}

/** Days of the week from words as the premise has them: `Tue`, or `Tue and Fri`; Monday is 1. */
function weekdaysIn(told: string | null): number[] {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const days = ((told ?? '').toLowerCase().match(/[a-z]+/g) ?? []).flatMap((word) => {
    const index = names.findIndex((name) => word.startsWith(name))
    return index < 0 ? [] : [index + 1]
  })
  return [...new Set(days)]
}

/** The next collections from a day on, that day counted, as they are moved by holidays. Without a calendar none is moved. */
export function nextCollections(
  calendar: CalendarSettings | null,
  collectionDay: string | null,
  { today, howMany }: { today: PlainDate; howMany: number },
): Collection[] {
  const weekdays = weekdaysIn(collectionDay)
  if (weekdays.length === 0) return []
  const found: Collection[] = []
  // One that slid over the weekend was usual in the week before.
  for (
    let usualOn = today.subtract({ days: 7 });
    found.length < howMany + 7;
    usualOn = usualOn.add({ days: 1 })
  ) {
    if (!weekdays.includes(usualOn.dayOfWeek)) continue
    const moved = calendar ? collectedInstead(calendar, usualOn) : null
    found.push(moved ? { usualOn, ...moved } : { usualOn, on: usualOn, holiday: null })
  }
  return found
    .filter(({ on }) => on.toString() >= today.toString())
    .toSorted((a, b) => a.on.toString().localeCompare(b.on.toString()))
    .slice(0, howMany)
}
