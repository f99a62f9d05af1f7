import { billNow as billNowRoutes } from '@cartwright/api/bill-now'
import { runs } from '@cartwright/api/runs'
import { parseDay, type PlainDate } from '#kernel/dates'
import { takenBack } from '#kernel/taken-back'
import type { Door } from '../../door.ts'
import { billNow, previewBillNow } from './bill-now.ts'
import { calculateRun } from './calculate-run.ts'
import { closeRun, mailRun, voidRun } from './end-run.ts'
import { openRun } from './open-run.ts'
import { askToPost } from './post-run.ts'
import { proposals, toldProposal } from './propose-run.ts'
import { releaseRun, unreleaseRun } from './release-run.ts'
import { reviewRun } from './review-run.ts'
import { runAnswer } from './run-answer.ts'
import { progressEvents } from './run-progress.ts'
import { listRuns, runDetail } from './runs-queries.ts'

/** The corridor of a bill run. */
export function serveRuns(door: Door): void {
  door.open(runs.list, (work, { query }) => listRuns(work, query))
  door.open(runs.proposals, async (work) => ({ rows: (await proposals(work)).map(toldProposal) }))
  door.open(runs.open, async (work, { body: { periodFrom, billOn, ...asked } }) => {
    const run = await openRun(work, { ...asked, periodFrom: dayOf(periodFrom), billOn: dayOf(billOn) })
    return runAnswer(work, run)
  })
  door.open(runs.show, (work, { params }) => runDetail(work, params.id))
  door.openLong(runs.events, ({ inTransaction, context }, { params }) =>
    progressEvents(inTransaction, params.id, context.req.raw.signal),
  )
  serveSteps(door)
}

function serveSteps(door: Door): void {
  door.open(runs.calculate, async (work, { params, body }) =>
    runAnswer(work, await calculateRun(work, { runId: params.id, ...body })),
  )
  door.open(runs.review, async (work, { params }) => runAnswer(work, await reviewRun(work, params.id)))
  door.open(runs.release, async (work, { params, body }) =>
    runAnswer(work, await releaseRun(work, { runId: params.id, ...body })),
  )
  door.open(runs.unrelease, async (work, { params, body }) =>
    runAnswer(work, await unreleaseRun(work, { runId: params.id, ...body })),
  )
  door.open(runs.post, async (work, { params }) => runAnswer(work, await askToPost(work, params.id)))
  door.open(runs.void, async (work, { params, body }) =>
    runAnswer(work, await voidRun(work, { runId: params.id, ...body })),
  )
  door.open(runs.mailed, async (work, { params }) => runAnswer(work, await mailRun(work, params.id)))
  door.open(runs.close, async (work, { params }) => runAnswer(work, await closeRun(work, params.id)))
}

const dayOf = (text: string | undefined): PlainDate | undefined =>
  text === undefined ? undefined : (parseDay(text) ?? undefined)

/** Bills on demand: one account, now. */
export function serveBillNow(door: Door): void {
  door.openLong(billNowRoutes.preview, ({ inTransaction }, { params, body }) =>
    takenBack(inTransaction, (work) => previewBillNow(work, params.accountNumber, body)),
  )
  door.open(billNowRoutes.open, async (work, { params, body }) =>
    runAnswer(work, await billNow(work, params.accountNumber, body)),
  )
}
