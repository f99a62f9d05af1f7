import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { type StepStanding, stepState } from './step-state.ts'

const day = (text: string): PlainDate => PlainDate.from(text)

describe('stepState', () => {
  const usual: StepStanding = {
    kind: 'seen',
    step: 'print',
    on: day('2026-12-04'),
    plannedOn: day('2026-01-05'),
    runState: 'posted',
    passedOver: false,
    tickedOff: false,
  }
  it.each([
    { case: 'eight days before', today: '2026-11-26', some: {}, state: 'upcoming' },
    { case: 'seven days before', today: '2026-11-27', some: {}, state: 'soon' },
    { case: 'on the day', today: '2026-12-04', some: {}, state: 'today' },
    { case: 'the day after', today: '2026-12-05', some: {}, state: 'late' },
    { case: 'once the run is there', today: '2026-12-05', some: { runState: 'produced' }, state: 'done' },
    { case: 'once the run is beyond it', today: '2026-12-01', some: { runState: 'closed' }, state: 'done' },
    { case: 'without a run', today: '2026-12-05', some: { runState: null }, state: 'late' },
    {
      case: 'when the cycle has gone on without it',
      today: '2026-12-05',
      some: { runState: null, passedOver: true },
      state: 'past',
    },
    {
      case: 'when it was planned after its day',
      today: '2026-12-09',
      some: { plannedOn: day('2026-12-08') },
      state: 'past',
    },
    {
      case: 'a due day on its day',
      today: '2026-12-04',
      some: { kind: 'day' as const, step: 'due' },
      state: 'today',
    },
    {
      case: 'a due day the day after',
      today: '2026-12-05',
      some: { kind: 'day' as const, step: 'due' },
      state: 'past',
    },
    {
      case: 'an item of the checklist',
      today: '2026-12-05',
      some: { kind: 'hand' as const, step: 'x' },
      state: 'late',
    },
    {
      case: 'an item that is ticked off',
      today: '2026-12-01',
      some: { kind: 'hand' as const, step: 'x', tickedOff: true },
      state: 'done',
    },
    {
      case: 'an item nobody ticked, of a closed run',
      today: '2026-12-05',
      some: { kind: 'hand' as const, step: 'x', runState: 'closed' },
      state: 'past',
    },
  ])('$case it is $state', ({ today, some, state }) => {
    expect(stepState({ ...usual, ...some }, day(today), 7)).toBe(state)
  })
})
