import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { CalendarSettings } from '../city/calendar-settings.ts'
import { movedCollection } from './moved-collection.ts'
import { postalHolidays } from './postal-holidays.ts'
import { periodsMailedIn } from './year-of-runs.ts'

const day = (text: string): PlainDate => PlainDate.from(text)

// As the postal service publishes its holidays of these years (about.usps.com, postal holidays).
describe('postalHolidays', () => {
  it.each([
    { year: 2026, days: '01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25' },
    // June 20 and July 5: the 19th and the 4th are not Sundays in 2027, and so stay.
    { year: 2027, days: '01-01 01-18 02-15 05-31 06-19 07-04→07-05 09-06 10-11 11-11 11-25 12-25' },
  ])('of $year', ({ year, days }) => {
    const told = days.split(' ').map((one) => `${year}-${one.split('→').at(-1)}`)
    expect([...postalHolidays(year).keys()].toSorted()).toEqual(told)
  })
})

type Slide = CalendarSettings['slide']

/** The days of Monday to Friday of a week on which they are collected, as haulers publish it. */
function collectedOn(monday: string, holiday: string, slide: Partial<Slide>): string {
  const settings = CalendarSettings.parse({
    holidays: [{ on: holiday, name: { en: 'A holiday', es: 'Un feriado' }, collectionMoves: true }],
    slide: { rule: 'none', citation: 'none', ...slide },
  })
  return Array.from({ length: 7 }, (_, at) => day(monday).add({ days: at }))
    .flatMap((on) =>
      movedCollection(settings, on).map(
        (text) => `${text.slice(0, 3)}→${on.toLocaleString('en-US', { weekday: 'short' })}`,
      ),
    )
    .join(' ')
}

describe('movedCollection', () => {
  const riverside = {
    rule: 'table' as const,
    table: {
      Mon: { Mon: 'Tue', Tue: 'Wed' },
      Tue: { Tue: 'Wed' },
      Thu: { Thu: 'Fri', Fri: 'Sat' },
      Fri: { Fri: 'Sat' },
    } satisfies Slide['table'],
  }
  const rest = { rule: 'rest-of-week' as const }
  it.each([
    // Paso Robles Waste & Recycle, published for 2015 and 2020: Christmas on a Friday moves Friday to Saturday.
    { who: 'Paso Robles, 2020', monday: '2020-12-21', holiday: '2020-12-25', slide: rest, moved: 'Fri→Sat' },
    // Envirowaste, published for 2024 and 2025.
    {
      who: 'Thanksgiving',
      monday: '2024-11-25',
      holiday: '2024-11-28',
      slide: rest,
      moved: 'Thu→Fri Fri→Sat',
    },
    {
      who: 'Christmas on a Wednesday',
      monday: '2024-12-23',
      holiday: '2024-12-25',
      slide: rest,
      moved: 'Wed→Thu Thu→Fri Fri→Sat',
    },
    {
      who: 'Memorial Day',
      monday: '2025-05-26',
      holiday: '2025-05-26',
      slide: rest,
      moved: 'Mon→Tue Tue→Wed Wed→Thu Thu→Fri Fri→Sat',
    },
    // City of Berkeley: the holiday only. City of Riverside: by a table, in which a Monday holiday moves two days.
    {
      who: 'Berkeley',
      monday: '2024-11-25',
      holiday: '2024-11-28',
      slide: { rule: 'holiday-only' as const },
      moved: 'Thu→Fri',
    },
    {
      who: 'Riverside, a Monday',
      monday: '2024-05-27',
      holiday: '2024-05-27',
      slide: riverside,
      moved: 'Mon→Tue Tue→Wed',
    },
    {
      who: 'Riverside, a Wednesday',
      monday: '2024-06-17',
      holiday: '2024-06-19',
      slide: riverside,
      moved: '',
    },
    { who: 'Sacramento County', monday: '2024-11-25', holiday: '2024-11-28', slide: {}, moved: '' },
    {
      who: 'a Saturday that moves nothing',
      monday: '2026-06-29',
      holiday: '2026-07-04',
      slide: rest,
      moved: '',
    },
    {
      who: 'a Saturday kept on the Friday before (Martin County)',
      monday: '2026-06-29',
      holiday: '2026-07-04',
      slide: { ...rest, weekendHolidayMoves: true },
      moved: 'Fri→Sat',
    },
    {
      who: 'a Sunday kept on the Monday after',
      monday: '2027-07-05',
      holiday: '2027-07-04',
      slide: { rule: 'holiday-only' as const, weekendHolidayMoves: true },
      moved: 'Mon→Tue',
    },
  ])('$who: $moved', ({ monday, holiday, slide, moved }) => {
    expect(collectedOn(monday, holiday, slide)).toBe(moved)
  })
})

describe('periodsMailedIn', () => {
  const schedule = { cutOff: -3, calculate: 1, release: 3, mail: 5 }
  const told = (months: number, mail: number) =>
    periodsMailedIn(2027, { anchorOn: day('2026-01-01'), months }, { ...schedule, mail }).map(
      ({ period, mailOn }) => `${period.from.toString().slice(0, 7)} ${mailOn.toString().slice(5)}`,
    )

  it('has every period whose bills are mailed in the year, once', () => {
    expect(told(1, 5)).toHaveLength(12)
    expect([told(1, 5)[0], told(1, 5)[11]]).toEqual(['2026-12 01-05', '2027-11 12-05'])
    expect(told(2, 5)).toEqual([
      '2026-11 01-05',
      '2027-01 03-05',
      '2027-03 05-05',
      '2027-05 07-05',
      '2027-07 09-05',
      '2027-09 11-05',
    ])
    expect(told(12, 5)).toEqual(['2026-01 01-05'])
  })

  it('has bills in advance in the year before their period, when they are mailed in it', () => {
    expect([told(1, -25)[0], told(1, -25)[11]]).toEqual(['2027-01 01-06', '2027-12 12-06'])
    expect(told(3, -95)[0]).toBe('2027-04 03-27')
    expect(told(3, -95)).toHaveLength(4)
  })
})
