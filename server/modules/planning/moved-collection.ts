import type { PlainDate } from '#kernel/dates'
import type { CalendarSettings } from '../city/calendar-settings.ts'

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
type Weekday = (typeof names)[number]
const spoken: Readonly<Record<Weekday, string>> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Wed: 'Wednesday',
  Thu: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
}
/** Regular collection is from Monday to Friday; what slides past Friday is collected on Saturday. */
const collected = names.slice(0, 5)

/** What is collected on a day instead of another, because of a holiday in its week: `Thursday’s collection (Thanksgiving Day)`. */
export function movedCollection(settings: CalendarSettings, day: PlainDate): string[] {
  const { week, reasons } = weekOf(settings, mondayOf(day))
  return collected
    .filter((one) => reasons.has(one) && week.get(one) === day.dayOfWeek - 1)
    .map((one) => `${spoken[one]}’s collection (${reasons.get(one)})`)
}

/** When the collection of a day is instead, and because of which holiday; null when it is on its day. */
export function collectedInstead(
  settings: CalendarSettings,
  day: PlainDate,
): { on: PlainDate; holiday: string } | null {
  const name = names[day.dayOfWeek - 1]!
  const monday = mondayOf(day)
  const { week, reasons } = weekOf(settings, monday)
  const holiday = reasons.get(name)
  return holiday === undefined ? null : { on: monday.add({ days: week.get(name)! }), holiday }
}

const mondayOf = (day: PlainDate): PlainDate => day.subtract({ days: day.dayOfWeek - 1 })

/** Where each day’s collection of a week lies, days counted from its Monday as 0, and the holiday that moved it. */
function weekOf(settings: CalendarSettings, monday: PlainDate) {
  const week = new Map<Weekday, number>(collected.map((name, at) => [name, at]))
  const reasons = new Map<Weekday, string>()
  for (const { weekday, name } of holidaysOfWeek(settings, monday)) {
    for (const one of collected) {
      const now = week.get(one)!
      const to = slid(settings.slide, weekday, now)
      if (to === now) continue
      week.set(one, to)
      reasons.set(one, name)
    }
  }
  return { week, reasons }
}

type Holiday = { readonly weekday: number; readonly name: string }

/**
 * The holidays that move collection in the week that begins on a Monday. Where one on a weekend moves collection too, it is kept on the
 * Friday before or the Monday after, as haulers publish it.
 */
function holidaysOfWeek({ holidays, slide }: CalendarSettings, monday: PlainDate): Holiday[] {
  return holidays.flatMap(({ on, name, collectionMoves }) => {
    if (!collectionMoves) return []
    const apart = monday.until(on, { largestUnit: 'days' }).days
    if (apart >= 0 && apart <= 4) return [{ weekday: apart, name: name.en }]
    if (!slide.weekendHolidayMoves) return []
    if (apart === 5) return [{ weekday: 4, name: name.en }]
    return apart === -1 ? [{ weekday: 0, name: name.en }] : []
  })
}

/** Where what is collected on a day goes because of a holiday on another, days counted from Monday as 0. */
function slid({ rule, table }: CalendarSettings['slide'], holiday: number, day: number): number {
  if (rule === 'holiday-only') return day === holiday ? day + 1 : day
  if (rule === 'rest-of-week') return day >= holiday ? day + 1 : day
  if (rule === 'none') return day
  const [of, from] = [names[holiday], names[day]]
  const to = of && from && table?.[of]?.[from]
  return to ? names.indexOf(to) : day
}
