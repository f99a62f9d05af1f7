import type { bills } from '@cartwright/api/bills'
import type { ledger } from '@cartwright/api/ledger'
import type { registers } from '@cartwright/api/registers'
import type { reviews } from '@cartwright/api/reviews'
import type { SuccessOf } from '@cartwright/api/route'
import type { runs } from '@cartwright/api/runs'

export type Run = SuccessOf<typeof runs.list>['rows'][number]
export type RunDetail = SuccessOf<typeof runs.show>
export type RunState = Run['state']
export type RunProgress = RunDetail['progress']
export type StepName = RunDetail['steps'][number]['step']
export type Proposal = SuccessOf<typeof runs.proposals>['rows'][number]
export type RegisterPage = SuccessOf<typeof registers.register>
export type RegisterRow = RegisterPage['rows'][number]
export type RegisterException = RegisterRow['exceptions'][number]
export type ExceptionCode = RegisterException['code']
export type ExceptionCount = RunDetail['exceptions'][number]
export type RegisterBill = SuccessOf<typeof registers.bill>
export type Change = SuccessOf<typeof registers.change>
export type ChangeCause = Change['causes'][number]['cause']
export type ClassChange = Change['classes'][number]
export type StoppedAccount = SuccessOf<typeof registers.stopped>['rows'][number]
export type GateStanding = RunDetail['gates'][number]
export type Sample = SuccessOf<typeof reviews.sample>
export type SampleItem = Sample['items'][number]
export type Distribution = SuccessOf<typeof ledger.distribution>
export type PrintJob = SuccessOf<typeof bills.printJobs>['rows'][number]

/** How the register on the screen is narrowed; the same narrowing goes to its files and to decisions on many. */
export type RegisterFilter = {
  readonly class?: string
  readonly exception?: ExceptionCode
  readonly undecided?: 'true' | 'false'
  readonly cause?: ChangeCause
  readonly changeOverPercent?: number
  readonly isNew?: 'true'
  readonly isFinal?: 'true'
  readonly isProrated?: 'true'
  readonly held?: 'true'
  readonly search?: string
  /** An earlier run that changes are told from, in place of the last bills. */
  readonly against?: number
  readonly fromPercent?: number
  readonly untilPercent?: number
  readonly gl?: string
  readonly billed?: 'true'
}
