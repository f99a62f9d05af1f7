import { PlainDate } from '#kernel/dates'
import { collectionDays } from '../services/collection-days.ts'

/** The first day after a day on which a premise is collected, as its collection day tells it; null when it tells none. */
export function nextCollectionDay(told: string | null, after: PlainDate): PlainDate | null {
  const named =
    told
      ?.toLowerCase()
      .match(/[a-z]+/g)
      ?.filter((word) => word !== 'and').length ?? 0
  const days = collectionDays(told, named)
  if (!days || days.length === 0) return null
  for (let ahead = 1; ahead <= 7; ahead++) {
    const day = after.add({ days: ahead })
    if (days.includes(day.dayOfWeek)) return day
  }
  return null
}
