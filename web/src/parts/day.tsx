const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

type Parts = { readonly year: number; readonly month: number; readonly date: number }

function partsOf(text: string): Parts {
  const [year = 0, month = 1, date = 1] = text.slice(0, 10).split('-').map(Number)
  return { year, month, date }
}

/** How many days a day lies after January 1, 1970 (the civil calendar, reckoned in eras of 400 years from March). */
function dayNumber({ year, month, date }: Parts): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

function dayOfNumber(number: number): string {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** A day so many days later, or earlier. */
export const plusDays = (text: string, days: number): string => dayOfNumber(dayNumber(partsOf(text)) + days)

/** How many days lie between two days; negative when the second is earlier. */
export const daysBetween = (from: string, until: string): number =>
  dayNumber(partsOf(until)) - dayNumber(partsOf(from))

/** A day as the city writes it: `Nov 23, 2026`. */
export function day(text: string): string {
  const { year, month, date } = partsOf(text)
  return `${months[month - 1]} ${date}, ${year}`
}

/** A day within a known year: `Nov 23`. */
export function shortDay(text: string): string {
  const { month, date } = partsOf(text)
  return `${months[month - 1]} ${date}`
}

/** The month a day lies in: `Nov 2026`. */
export function monthName(text: string): string {
  const { year, month } = partsOf(text)
  return `${months[month - 1]} ${year}`
}

/** A half-open period, told by its last day: `Nov 1 to Nov 30, 2026`; open ones as `since Nov 1, 2026`. */
export function period(from: string, until: string | null): string {
  if (until === null) return `since ${day(from)}`
  const last = plusDays(until, -1)
  if (last <= from) return day(from)
  return from.slice(0, 4) === last.slice(0, 4)
    ? `${shortDay(from)} to ${day(last)}`
    : `${day(from)} to ${day(last)}`
}

/** An instant as the clock of the city shows it: `Nov 23, 2026, 9:14 AM`. Without a zone, by the clock of the reader. */
export function instant(text: string, timeZone?: string): string {
  const match = /^\d{4}-\d{2}-\d{2}T(\d{2}):(\d{2}):?(\d{2})?[\d.]*(?:Z|([+-])(\d{2}):?(\d{2})?)?$/.exec(text)
  if (!match) return text
  const [, hour, minute, second = '0', sign, offsetHour = '0', offsetMinute = '0'] = match
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1)
  const minutes = dayNumber(partsOf(text)) * 1440 + Number(hour) * 60 + Number(minute) - offset
  return new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  }).format((minutes * 60 + Number(second)) * 1000)
}

/** A day on the screen, readable by programs. */
export const Day = ({ on }: { readonly on: string }) => (
  <time dateTime={on} style={{ whiteSpace: 'nowrap' }}>
    {day(on)}
  </time>
)
