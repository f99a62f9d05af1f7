import { describe, expect, it } from 'vitest'
import type { Proposal, Run } from './today-queries.ts'
import { whatWaits } from './what-waits.ts'

const run: Run = {
  id: 7,
  cycle: '2',
  kind: 'cycle',
  periodFrom: '2026-12-01',
  periodUntil: '2027-01-01',
  billOn: '2026-12-01',
  dueOn: '2026-12-21',
  delinquentOn: '2027-01-01',
  state: 'in_review',
  note: null,
  openedBy: 'Rosa Ortiz',
  calculatedBy: 'Rosa Ortiz',
  calculatedAt: null,
  releasedBy: null,
  releasedAt: null,
  postedBy: null,
  postedAt: null,
  dataAsOf: null,
  registerHash: null,
  totals: {
    accounts: 412,
    held: 0,
    bills: 412,
    lines: 900,
    previousBalanceCents: 0,
    paymentsCents: 0,
    adjustmentsCents: 0,
    chargesCents: 18_204_10,
    totalDueCents: 18_204_10,
    lastChargesCents: 0,
  },
  undecided: 0,
}
const proposal: Proposal = {
  cycle: '1',
  name: 'Cycle 1',
  periodFrom: '2026-12-01',
  periodUntil: '2027-01-01',
  billOn: '2026-12-01',
  dueOn: '2026-12-21',
  delinquentOn: '2027-01-01',
  accounts: 1842,
  openRun: null,
}
const known = {
  today: '2026-11-23',
  me: 'Dana Whitfield',
  mayPrepare: true,
  mayRelease: true,
  runs: [run],
  proposals: [] as Proposal[],
}
const told = (given: Partial<typeof known>) =>
  whatWaits({ ...known, ...given }).map(({ kind, title }) => `${kind}: ${title}`)

describe('whatWaits', () => {
  it('asks the second person to release', () => {
    expect(told({})).toEqual(['mine: Cycle 2, Dec 2026: release'])
  })

  it('waits for another person when one prepared it oneself', () => {
    expect(told({ me: 'Rosa Ortiz' })).toEqual([
      'others: Cycle 2, Dec 2026: waits for another person to release it',
    ])
  })

  it('puts what is late before all else', () => {
    const late = { ...run, id: 8, state: 'approved' as const, billOn: '2026-11-20' }
    expect(told({ runs: [run, late] })).toEqual([
      'late: Cycle 2, Dec 2026: post',
      'mine: Cycle 2, Dec 2026: release',
    ])
  })

  it('says nothing of runs that are in the mail', () => {
    expect(told({ runs: [{ ...run, state: 'mailed' }] })).toEqual([])
  })

  it.each([
    { today: '2026-11-23', kind: 'mine' },
    { today: '2026-11-10', kind: 'planned' },
    { today: '2026-12-02', kind: 'late' },
  ])('on $today a run not opened yet is $kind', ({ today, kind }) => {
    expect(told({ today, runs: [], proposals: [proposal] })).toEqual([
      `${kind}: Cycle 1, Dec 2026: open the run`,
    ])
  })
})
