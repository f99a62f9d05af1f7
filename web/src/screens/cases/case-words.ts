import { day, plusDays, shortDay } from '../../parts/day.tsx'
import type { CaseRow } from './case-queries.ts'

/** A state is a word and a shape. */
export const stateWords: Record<CaseRow['state'], string> = {
  new: '○ new',
  research: '◐ research',
  waiting: '◇ waiting',
  adjustment: '◑ adjustment',
  letter: '◕ letter',
  closed: '✓ closed',
}

/** What the states are for, in the order a case goes through them. */
export const stateHints: Record<CaseRow['state'], string> = {
  new: 'Nobody has looked into it yet.',
  research: 'Somebody finds out what is right.',
  waiting: 'It waits for the customer, the hauler, a colleague.',
  adjustment: 'The books are being put right.',
  letter: 'The answer is being written.',
  closed: 'It has an outcome.',
}

export const outcomeWords: Record<NonNullable<CaseRow['outcome']>, string> = {
  upheld: 'Upheld: the customer was right',
  partly: 'Partly upheld',
  denied: 'Denied: the charge stands',
  answered: 'Answered',
  corrected: 'Put right',
  referred: 'Passed on to others',
  withdrawn: 'Withdrawn by the customer',
}

/** Where a case stands, in one line: whom it waits for, who has it by when, how it ended. */
export function standing(one: CaseRow): string {
  if (one.state === 'closed' && one.outcome && one.closedOn)
    return `${stateWords.closed} ${shortDay(one.closedOn)} by ${one.closedBy}: ${outcomeWords[one.outcome].toLowerCase()}`
  const waits =
    one.state === 'waiting'
      ? ` for ${one.waitingFor}${one.waitingSince ? ` since ${shortDay(one.waitingSince)}` : ''}`
      : ''
  return [
    `${stateWords[one.state]}${waits}`,
    one.escalated && `▲ escalated to ${one.escalated.to.name}, by ${dueBy(one.escalated)}`,
    one.noContactBefore && `■ no contact before ${shortDay(one.noContactBefore)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A day with a time by the clock of the city. */
export const dueBy = ({ dueOn, dueTime }: { dueOn: string; dueTime: string }): string =>
  `${day(dueOn)}, ${clock(dueTime)}`

/** `16:00` as the city writes it: `4:00 PM`. */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}

/** How far the checklist is, and what is next. */
export function stepWords({ steps, stepsDone, nextStep }: CaseRow): string {
  if (steps === 0) return ''
  return `${stepsDone} of ${steps}${nextStep ? ` · next: ${nextStep}` : ''}`
}

/** The day and time so many hours after a time of a day. */
export function hoursLater(on: string, time: string, hours: number): { dueOn: string; dueTime: string } {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const minutes = hour * 60 + minute + hours * 60
  const ofDay = minutes % 1440
  return {
    dueOn: plusDays(on, Math.floor(minutes / 1440)),
    dueTime: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`,
  }
}

const two = (figure: number): string => String(figure).padStart(2, '0')
