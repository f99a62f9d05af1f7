import ICAL from 'ical.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { type CalendarEvent, calendarFile } from './calendar-file.ts'

const event = (some: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'marlow-1-2026-11-01-mail@cartwright',
  on: PlainDate.from('2026-12-07'),
  changedAt: Temporal.Instant.from('2026-11-23T17:14:00.5Z'),
  summary: 'Cycle 1: Mail',
  description: 'For the clerk.',
  category: 'Cycle 1',
  ...some,
})

/** The events of a calendar file, as another program reads them. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}

describe('calendarFile', () => {
  it('writes whole days that take no time', () => {
    expect(calendarFile('City of Marlow', [event()]).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Cartwright//Calendar of bill runs//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:City of Marlow',
      'X-WR-CALNAME:City of Marlow',
      'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
      'X-PUBLISHED-TTL:PT4H',
      'BEGIN:VEVENT',
      'UID:marlow-1-2026-11-01-mail@cartwright',
      'DTSTAMP:20261123T171401Z',
      'LAST-MODIFIED:20261123T171401Z',
      'DTSTART;VALUE=DATE:20261207',
      'DTEND;VALUE=DATE:20261208',
      'SUMMARY:Cycle 1: Mail',
      'DESCRIPTION:For the clerk.',
      'CATEGORIES:Cycle 1',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('is read back by another program as it was meant', () => {
    const [found] = readBack(calendarFile('x', [event({ summary: 'One; two, three\\n\nfour' })]))
    expect(found).toMatchObject({
      uid: 'marlow-1-2026-11-01-mail@cartwright',
      summary: 'One; two, three\\n\nfour',
      description: 'For the clerk.',
    })
    expect([found!.startDate.isDate, String(found!.startDate), String(found!.endDate)]).toEqual([
      true,
      '2026-12-07',
      '2026-12-08',
    ])
  })

  it('reads back whatever is written, and no line is longer than 75 octets', () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .map((text) => text.replaceAll(/\p{Cc}/gu, ' '))
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const text = calendarFile('x', [event({ summary: `a${summary}z`, description: `a${description}z` })])
        const [found] = readBack(text)
        expect(found).toMatchObject({ summary: `a${summary}z`, description: `a${description}z` })
        expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
      }),
    )
  })
})
