import type { PlainDate } from '#kernel/dates'

/** One day in a calendar file. */
export type CalendarEvent = {
  /** The same for as long as the event is the same, whatever day it is moved to. */
  readonly uid: string
  readonly on: PlainDate
  readonly changedAt: Temporal.Instant
  readonly summary: string
  readonly description: string
  readonly category: string
}

/**
 * A calendar of whole days as a file (RFC 5545, with the names of RFC 7986). Lines end in CRLF and are folded at 75 octets;
 * days take no time, so nobody is shown as busy.
 */
export function calendarFile(title: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cartwright//Calendar of bill runs//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(title)}`,
    `X-WR-CALNAME:${escaped(title)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const eventLines = ({ uid, on, changedAt, summary, description, category }: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${stamp(changedAt)}`,
  `LAST-MODIFIED:${stamp(changedAt)}`,
  `DTSTART;VALUE=DATE:${date(on)}`,
  `DTEND;VALUE=DATE:${date(on.add({ days: 1 }))}`,
  `SUMMARY:${escaped(summary)}`,
  ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
  `CATEGORIES:${escaped(category)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const date = (day: PlainDate): string => day.toString().replaceAll('-', '')

/** An instant in UTC to the second: `20261123T171400Z`. */
const stamp = (at: Temporal.Instant): string =>
  at.round('second').toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')

/** Text as RFC 5545 §3.3.11 writes it; what is no text in a calendar is left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    // oxlint-disable-next-line no-control-regex -- These are the signs that must not be there.
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const most = 75

/** A line in pieces of at most 75 octets, each after the first behind a space (§3.1). A sign is never cut in two. */
function folded(line: string): string {
  let out = ''
  let room = most
  for (const sign of line) {
    const octets = Buffer.byteLength(sign)
    if (octets > room) {
      out += '\r\n '
      room = most - 1
    }
    out += sign
    room -= octets
  }
  return out
}
