import type { RunDetail } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { type BillRun, findRun } from './bill-run.ts'
import { gatesAhead } from './gate.ts'
import { mayReleaseAlone } from './release-alone.ts'
import { preparerLike } from './release-run.ts'
import { classTotals, exceptionCounts } from './register-queries.ts'
import { type RunAnswer, runAnswer, runAnswers } from './run-answer.ts'
import { runProgress } from './run-progress.ts'
import { stepsOf } from './run-steps.ts'

type Detail = z.output<typeof RunDetail>

export type AskedRuns = {
  readonly limit: number
  readonly after?: string | undefined
  readonly cycle?: string | undefined
  readonly state?: string | undefined
}

/** Bill runs, newest first, a page at a time. */
export async function listRuns(
  work: Work,
  { limit, after, cycle, state }: AskedRuns,
): Promise<{ rows: RunAnswer[]; next: string | null }> {
  let query = work.db
    .selectFrom('bill_run')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cycle !== undefined) query = query.where('cycle', '=', cycle)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined && Number.isSafeInteger(Number(after)))
    query = query.where('id', '<', Number(after))
  const runs = await query.execute()
  const page = runs.slice(0, limit)
  return {
    rows: await runAnswers(work, page),
    next: runs.length > limit ? String(page.at(-1)!.id) : null,
  }
}

/** A run with its progress, its exceptions, its classes, and what can be done next. */
export async function runDetail(work: Work, runId: number): Promise<Detail> {
  const run = await findRun(work, runId)
  const answer = await runAnswer(work, run)
  const progress = await runProgress(work, runId)
  const gates = await gatesAhead(work, run)
  const standing = {
    run,
    gates,
    bills: answer.totals.bills,
    preparedBy: (await mayReleaseAlone(work, run)) ? null : await preparerLike(work, run),
    isPrinting: progress.step === 'print',
  }
  return {
    ...answer,
    scope: { accountNumbers: accountNumbersOf(run) },
    progress,
    exceptions: await exceptionCounts(work, runId),
    classes: await classTotals(work, runId),
    gates,
    steps: stepsOf(standing),
  }
}

const accountNumbersOf = ({ scope }: BillRun): string[] =>
  (scope as { accountNumbers?: string[] }).accountNumbers ?? []
