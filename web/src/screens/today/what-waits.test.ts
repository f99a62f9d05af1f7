import { describe, expect, it } from 'vitest'
import type { Agenda, Delegation, Findings, PlannedStep, Proposal, Run, Task } from './today-queries.ts'
import { type Known, whatWaits } from './what-waits.ts'

const run: Run = {
  id: 7,
  cycle: '2',
  kind: 'cycle',
  billKind: 'regular',
  billUntil: null,
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
  failure: null,
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
const known: Known = {
  today: '2026-11-23',
  me: 'Dana Whitfield',
  userId: 'dana',
  role: 'manager',
  mayPrepare: true,
  mayRelease: true,
  mayPost: true,
  runs: [run],
  proposals: [],
}
const told = (given: Partial<Known>) =>
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

const step: PlannedStep = {
  planId: 3,
  cycle: '2',
  cycleName: 'Cycle 2',
  periodFrom: '2026-12-01',
  periodUntil: '2027-01-01',
  step: 'approve',
  name: 'Release',
  kind: 'seen',
  owner: 'manager',
  ownerSetBy: null,
  on: '2026-11-20',
  because: null,
  setBy: null,
  warning: null,
  state: 'late',
  runId: 7,
  doneBy: null,
  doneOn: null,
  note: null,
}
const agenda = (change: Partial<Agenda>): Agenda => ({
  late: [],
  today: [],
  soon: [],
  plannedUntil: null,
  ...change,
})

describe('the calendar', () => {
  it('makes a run late whose step is, and is not told twice', () => {
    const [only, ...more] = whatWaits({ ...known, agenda: agenda({ late: [step] }) })
    expect(more).toEqual([])
    expect(only).toMatchObject({ kind: 'late', title: 'Cycle 2, Dec 2026: release', on: '2026-11-20' })
    expect(only!.text).toContain('Release is planned for Nov 20, 2026.')
  })

  it('tells steps that no run tells: those done by hand, and days are no work', () => {
    const hand: PlannedStep = {
      ...step,
      step: 'stock',
      name: 'Count stock',
      kind: 'hand',
      state: 'today',
      on: '2026-11-23',
    }
    const due: PlannedStep = { ...step, step: 'due', name: 'Due', kind: 'day', state: 'soon', owner: null }
    const soon: PlannedStep = {
      ...hand,
      cycleName: 'Cycle 3',
      state: 'soon',
      owner: 'Casey Nguyen',
      on: '2026-11-25',
    }
    expect(told({ runs: [], agenda: agenda({ today: [hand], soon: [due, soon] }) })).toEqual([
      'today: Cycle 2, Dec 2026: count stock',
      'others: Cycle 3, Dec 2026: count stock',
    ])
  })
})

const task: Task = {
  id: 1,
  version: 1,
  title: 'Order envelopes',
  project: null,
  owner: { userId: 'dana', name: 'Dana Whitfield' },
  dueOn: '2026-11-23',
  priority: 'normal',
  state: 'to-do',
  waitingFor: null,
  waitingUserId: null,
  waitingSince: null,
  closedOn: null,
  closedBy: null,
  droppedBecause: null,
  late: false,
  stepsDone: 0,
  steps: 0,
  nextStep: null,
  comesAgain: false,
}
const casey = { userId: 'casey', name: 'Casey Nguyen' }

describe('the work plan', () => {
  it.each([
    { case: 'mine for today', change: {}, is: ['today: Order envelopes'] },
    { case: 'mine in a week', change: { dueOn: '2026-11-30' }, is: ['mine: Order envelopes'] },
    { case: 'mine later than that', change: { dueOn: '2026-12-01' }, is: [] },
    { case: 'mine, some day', change: { dueOn: null }, is: [] },
    { case: 'mine and late', change: { dueOn: '2026-11-20', late: true }, is: ['late: Order envelopes'] },
    { case: 'late with another', change: { owner: casey, late: true }, is: ['late: Order envelopes'] },
    { case: 'of another', change: { owner: casey }, is: [] },
    {
      case: 'of another, waiting for me',
      change: {
        owner: casey,
        state: 'waiting' as const,
        waitingFor: 'Dana Whitfield',
        waitingUserId: 'dana',
      },
      is: ['mine: Order envelopes'],
    },
    {
      case: 'mine, waiting for the printer',
      change: { state: 'waiting' as const, waitingFor: 'the printer' },
      is: ['others: Order envelopes'],
    },
    {
      case: 'of another, with a step of mine',
      change: {
        owner: casey,
        nextStep: {
          id: 1,
          title: 'Sign it',
          owner: { userId: 'dana', name: 'Dana' },
          dueOn: null,
          doneOn: null,
          doneBy: null,
        },
      },
      is: ['today: Order envelopes: sign it'],
    },
  ])('$case: $is', ({ change, is }) => {
    expect(told({ runs: [], tasks: [{ ...task, ...change }] })).toEqual(is)
  })
})

describe('what else waits', () => {
  it('the report of a delegation, for the one who gave it', () => {
    const delegation = {
      id: 4,
      giver: { userId: 'dana', name: 'Dana Whitfield' },
      holder: casey,
      deeds: 2,
      reportWaits: true,
      endedOn: null,
      lastOn: '2026-11-20',
    } as unknown as Delegation
    expect(told({ runs: [], delegations: [delegation] })).toEqual([
      'mine: Sign the report of what Casey Nguyen did for you',
    ])
    expect(told({ runs: [], userId: 'casey', delegations: [delegation] })).toEqual([])
  })

  it('findings, before what less money hangs on', () => {
    const findings = {
      findings: 3,
      amountCents: 20_000_00,
      rows: [{ amountCents: 9_000_00, sentence: 'A bin.' }],
    }
    expect(told({ findings: findings as unknown as Findings })).toEqual([
      'mine: 3 findings of the standing checks, $20,000.00 at stake',
      'mine: Cycle 2, Dec 2026: release',
    ])
  })
})
