import type { Run } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import type { BillRun } from './bill-run.ts'
import { noTotals, type RunTotals, totalsOf, undecidedOf } from './run-totals.ts'

export type RunAnswer = z.output<typeof Run>

/** A run as the API tells it, with the sums of its register. */
export async function runAnswer(work: Work, run: BillRun): Promise<RunAnswer> {
  const [answer] = await runAnswers(work, [run])
  return answer!
}

/** Runs as the API tells them. The sums of posted ones were kept; the others are summed up. */
export async function runAnswers(work: Work, runs: readonly BillRun[]): Promise<RunAnswer[]> {
  const open = runs.filter(({ totals }) => totals === null).map(({ id }) => id)
  const totals = await totalsOf(work, open)
  const undecided = await undecidedOf(work, open)
  return runs.map((run) => ({
    ...toldRun(run),
    totals: (run.totals as RunTotals | null) ?? totals.get(run.id) ?? noTotals,
    undecided: undecided.get(run.id) ?? 0,
  }))
}

const toldRun = (run: BillRun): Omit<RunAnswer, 'totals' | 'undecided'> => ({
  id: run.id,
  cycle: run.cycle,
  kind: run.kind as RunAnswer['kind'],
  billKind: run.bill_kind as RunAnswer['billKind'],
  billUntil: run.bill_until?.toString() ?? null,
  periodFrom: run.period_from.toString(),
  periodUntil: run.period_until.toString(),
  billOn: run.bill_on.toString(),
  dueOn: run.due_on.toString(),
  delinquentOn: run.delinquent_on.toString(),
  state: run.state as RunAnswer['state'],
  note: run.note,
  openedBy: run.opened_by,
  calculatedBy: run.calculated_by,
  calculatedAt: run.calculated_at?.toString() ?? null,
  releasedBy: run.released_by,
  releasedAt: run.released_at?.toString() ?? null,
  postedBy: run.posted_by,
  postedAt: run.posted_at?.toString() ?? null,
  dataAsOf: run.data_as_of?.toString() ?? null,
  registerHash: run.register_hash,
  failure: run.failure,
})
