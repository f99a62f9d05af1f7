import type { StepState } from '@cartwright/api/planning-shapes'
import type { z } from 'zod'
import { isBefore, isSame, type PlainDate } from '#kernel/dates'
import type { StepKind } from './run-steps.ts'

export type State = z.output<typeof StepState>

/** What decides where a step stands. */
export type StepStanding = {
  readonly kind: StepKind
  readonly step: string
  readonly on: PlainDate
  /** The day on which the run was first planned. */
  readonly plannedOn: PlainDate
  readonly runState: string | null
  /** Whether the cycle has a run of a later period while this one has none. */
  readonly passedOver: boolean
  readonly tickedOff: boolean
}

/** Where a step stands on a day. Soon is what comes within so many days. */
export function stepState(standing: StepStanding, today: PlainDate, soonDays: number): State {
  const { kind, on, plannedOn, runState, passedOver, tickedOff } = standing
  if (tickedOff || (kind === 'seen' && isSeen(standing.step, runState))) return 'done'
  if (isBefore(on, today)) {
    // What was planned when its day had gone by was nobody's to do; a day comes by itself; a closed run needs nothing more.
    if (kind === 'day' || isBefore(on, plannedOn) || passedOver || runState === 'closed') return 'past'
    return 'late'
  }
  if (isSame(on, today)) return 'today'
  return isBefore(today.add({ days: soonDays }), on) ? 'upcoming' : 'soon'
}

/** How far along the corridor each step is done. */
const doneFrom: Readonly<Record<string, readonly string[]>> = (() => {
  const states = [
    'calculated',
    'in_review',
    'approved',
    'posting',
    'posted',
    'produced',
    'mailed',
    'closed',
  ] as const
  const from = (state: (typeof states)[number]) => states.slice(states.indexOf(state))
  return {
    calculate: from('calculated'),
    review: from('in_review'),
    approve: from('approved'),
    post: from('posted'),
    print: from('produced'),
    mail: from('mailed'),
    close: from('closed'),
  }
})()

/** Whether a run has taken a step, as its state tells. */
export const isSeen = (step: string, runState: string | null): boolean =>
  runState !== null && (doneFrom[step]?.includes(runState) ?? false)
