import { isSame, PlainDate } from '#kernel/dates'

/**
 * Whether the Federal Reserve’s banks work that day: Monday to Friday without its holidays. A holiday on a Sunday is kept on Monday,
 * one on a Saturday not at all: other than a federal office, the banks are open on the Friday before.
 */
export const isBankingDay = (day: PlainDate): boolean =>
  day.dayOfWeek <= 5 && !holidaysOf(day.year).some((holiday) => isSame(keptOn(holiday), day))

/** The first banking day after a day. */
function nextBankingDay(day: PlainDate): PlainDate {
  const next = day.add({ days: 1 })
  return isBankingDay(next) ? next : nextBankingDay(next)
}

/** A day some banking days later. */
export const addBankingDays = (day: PlainDate, days: number): PlainDate =>
  days === 0 ? day : addBankingDays(nextBankingDay(day), days - 1)

/** The usual effective day of a file that is sent on a day: the banking day after the one it is worked on. */
export const effectiveDayFor = (sentOn: PlainDate): PlainDate =>
  nextBankingDay(isBankingDay(sentOn) ? sentOn : nextBankingDay(sentOn))

const keptOn = (holiday: PlainDate): PlainDate =>
  holiday.dayOfWeek === 7 ? holiday.add({ days: 1 }) : holiday

/** The holidays of the Federal Reserve System (federalreserve.gov/aboutthefed/k8.htm); Juneteenth since 2022. */
const holidaysOf = (year: number): PlainDate[] => [
  on(year, 1, 1),
  nth(year, { month: 1, weekday: 1, which: 3 }),
  nth(year, { month: 2, weekday: 1, which: 3 }),
  lastMondayOfMay(year),
  ...(year >= 2022 ? [on(year, 6, 19)] : []),
  on(year, 7, 4),
  nth(year, { month: 9, weekday: 1, which: 1 }),
  nth(year, { month: 10, weekday: 1, which: 2 }),
  on(year, 11, 11),
  nth(year, { month: 11, weekday: 4, which: 4 }),
  on(year, 12, 25),
]

const on = (year: number, month: number, day: number): PlainDate => new PlainDate(year, month, day)

/** The first, second … Monday (1) or Thursday (4) of a month. */
function nth(
  year: number,
  { month, weekday, which }: { month: number; weekday: number; which: number },
): PlainDate {
  const first = on(year, month, 1)
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (which - 1) * 7 })
}

function lastMondayOfMay(year: number): PlainDate {
  const end = on(year, 5, 31)
  return end.subtract({ days: end.dayOfWeek - 1 })
}
