import { reviews } from '@cartwright/api/reviews'
import type { Door } from '../../door.ts'
import { findRun } from './bill-run.ts'
import { drawSample } from './draw-sample.ts'
import { drawnAgain, sampleOf } from './sample-queries.ts'
import { signSample } from './sign-sample.ts'

/** The sample of a register: drawn by chance, signed bill by bill. */
export function serveReviews(door: Door): void {
  door.open(reviews.sample, async (work, { params }) => sampleOf(work, await findRun(work, params.id)))
  door.open(reviews.draw, async (work, { params: { id }, body }) => {
    await drawSample(work, { runId: id, seed: body.seed })
    return sampleOf(work, await findRun(work, id))
  })
  door.open(reviews.redraw, async (work, { params }) => {
    const again = await drawnAgain(work, await findRun(work, params.id))
    return again ?? { same: null, missing: [], added: [] }
  })
  door.open(reviews.sign, async (work, { params: { id, accountNumber }, body }) => {
    await signSample(work, { runId: id, accountNumber, ...body })
    return sampleOf(work, await findRun(work, id))
  })
}
