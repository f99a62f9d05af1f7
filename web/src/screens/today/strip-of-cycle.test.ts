import { describe, expect, it } from 'vitest'
import { stripOf } from './strip-of-cycle.ts'
import type { PlannedStep } from './today-queries.ts'

const days = {
  from: '2026-11-01',
  until: '2026-12-01',
  cutOffOn: '2026-11-20',
  calculateOn: '2026-11-23',
  releaseOn: '2026-11-25',
  mailOn: '2026-11-30',
}
const cycle = {
  code: '1',
  name: 'Cycle 1',
  current: days,
  next: { ...days, from: '2026-12-01', until: '2027-01-01' },
} as never

const step = (planId: number, name: string, on: string, state: PlannedStep['state']): PlannedStep =>
  ({
    planId,
    cycle: '1',
    step: name,
    on,
    state,
    periodFrom: `2026-1${planId}-01`,
    periodUntil: '2027-01-01',
  }) as PlannedStep

describe('the strip of a cycle', () => {
  it('is of the first period whose bills are not in the mail, in the order of the run', () => {
    const planned = [
      step(0, 'mail', '2026-11-10', 'done'),
      step(1, 'mail', '2026-11-30', 'upcoming'),
      step(1, 'approve', '2026-11-20', 'late'),
      step(1, 'cut-off', '2026-11-18', 'done'),
      step(1, 'close', '2026-12-03', 'upcoming'),
      step(2, 'mail', '2026-12-30', 'upcoming'),
    ]
    const strip = stripOf({ cycle, today: '2026-11-23', runs: [], planned })
    expect(strip.planId).toBe(1)
    expect(strip.steps.map(({ name, stands }) => `${name} ${stands}`)).toEqual([
      'Cut-off done',
      'Release late',
      'Mail coming',
    ])
  })

  it('is by the schedule of the cycle where nothing is planned', () => {
    const strip = stripOf({ cycle, today: '2026-11-23', runs: [], planned: [] })
    expect(strip.steps.map(({ name, stands }) => `${name} ${stands}`)).toEqual([
      'Cut-off past',
      'Calculate today',
      'Release coming',
      'Mail coming',
    ])
  })
})
