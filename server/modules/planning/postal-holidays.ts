import { PlainDate } from '#kernel/dates'

/**
 * The holidays of the postal service in a year, by day: those of 5 U.S.C. § 6103. One that falls on a Sunday is kept on the Monday
 * after it; on a Saturday the mail rests that day.
 */
export function postalHolidays(year: number): ReadonlyMap<string, string> {
  const fixed: [month: number, day: number, name: string][] = [
    [1, 1, 'New Year’s Day'],
    [6, 19, 'Juneteenth'],
    [7, 4, 'Independence Day'],
    [11, 11, 'Veterans Day'],
    [12, 25, 'Christmas Day'],
  ]
  return new Map([
    ...fixed.map(([month, day, name]): [string, string] => [
      kept(PlainDate.from({ year, month, day })).toString(),
      name,
    ]),
    [nth({ year, month: 1, weekday: 1 }, 3), 'Martin Luther King Jr. Day'],
    [nth({ year, month: 2, weekday: 1 }, 3), 'Washington’s Birthday'],
    [lastMonday(year, 5), 'Memorial Day'],
    [nth({ year, month: 9, weekday: 1 }, 1), 'Labor Day'],
    [nth({ year, month: 10, weekday: 1 }, 2), 'Columbus Day'],
    [nth({ year, month: 11, weekday: 4 }, 4), 'Thanksgiving Day'],
  ])
}

const kept = (day: PlainDate): PlainDate => (day.dayOfWeek === 7 ? day.add({ days: 1 }) : day)

type Weekday = { readonly year: number; readonly month: number; readonly weekday: number }

function nth({ year, month, weekday }: Weekday, count: number): string {
  const first = PlainDate.from({ year, month, day: 1 })
  const ahead = (weekday - first.dayOfWeek + 7) % 7
  return first.add({ days: ahead + (count - 1) * 7 }).toString()
}

function lastMonday(year: number, month: number): string {
  const first = PlainDate.from({ year, month, day: 1 })
  const last = first.with({ day: first.daysInMonth })
  return last.subtract({ days: last.dayOfWeek - 1 }).toString()
}
