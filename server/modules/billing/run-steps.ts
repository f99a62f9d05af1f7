import type { GateStanding, RunDetail } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import type { BillRun, RunState } from './bill-run.ts'
import { becauseOf } from './gate.ts'

type Step = z.output<typeof RunDetail>['steps'][number]

/** What decides which steps a person can take. */
export type Standing = {
  readonly run: Pick<BillRun, 'state' | 'failure'>
  readonly bills: number
  /** What stands before the steps ahead. */
  readonly gates: readonly z.output<typeof GateStanding>[]
  /** The preparer's name, when that is the person who asks. */
  readonly preparedBy: string | null
  /** Whether print files are being made now. */
  readonly isPrinting: boolean
}

/** Every step of the corridor, whether it can be taken now, and if not, what would have to happen first. */
export function stepsOf(standing: Standing): Step[] {
  return Object.entries(reasons).map(([step, reason]) => {
    const because = reason(standing) ?? becauseOf(standing.gates, step)
    return { step: step as Step['step'], possible: because === null, because }
  })
}

type Reason = (standing: Standing) => string | null

const reasons: Readonly<Record<Step['step'], Reason>> = {
  calculate: ({ run }) => {
    if (run.state === 'calculating' && run.failure === null) return 'The run is being calculated.'
    if (run.state === 'approved') return 'The register is released. Take the release back first.'
    return within(run, ['open', 'calculating', 'calculated', 'in_review'])
  },
  review: ({ run }) => {
    if (run.state === 'in_review') return 'The register is in review.'
    return within(run, ['calculated'])
  },
  release: ({ run, bills, preparedBy }) => {
    if (run.state !== 'in_review') return within(run, ['in_review'])
    if (bills === 0) return 'There is no bill on this register.'
    return preparedBy === null ? null : 'You prepared this run. Another person must release it.'
  },
  unrelease: ({ run }) => within(run, ['approved']),
  post: ({ run }) => within(run, ['approved']),
  print: ({ run, isPrinting }) =>
    isPrinting ? 'The print files are being made.' : within(run, ['posted', 'produced', 'mailed', 'closed']),
  mail: ({ run }) => (run.state === 'posted' ? 'Make the print files first.' : within(run, ['produced'])),
  close: ({ run }) => within(run, ['mailed']),
  void: ({ run }) => within(run, ['open', 'calculating', 'calculated', 'in_review', 'approved']),
}

/** What has to happen before a run reaches a state; for a run beyond it, that it is. */
const before: Readonly<Record<RunState, string>> = {
  open: 'Calculate the run first.',
  calculating: 'Wait until the run is calculated.',
  calculated: 'Start the review first.',
  in_review: 'The register must be released first.',
  approved: 'Post the run first.',
  posting: 'Wait until the run is posted.',
  posted: 'The run is posted.',
  produced: 'The bills are printed but not in the mail.',
  mailed: 'The bills are in the mail.',
  closed: 'The run is closed.',
  voided: 'The run was given up.',
}

const within = ({ state }: Standing['run'], states: readonly RunState[]): string | null =>
  states.includes(state as RunState) ? null : before[state as RunState]
