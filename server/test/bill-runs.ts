import assert from 'node:assert/strict'
import type { Run } from '@cartwright/api/run-shapes'
import type { reviews } from '@cartwright/api/reviews'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import type { runs } from '@cartwright/api/runs'
import type { z } from 'zod'
import type { TestOffice } from './test-office.ts'

type RunAnswer = z.output<typeof Run>
type NewRun = InputOf<typeof runs.open>['body']

/** The answer to a request that must succeed. */
export async function answered<Answer = RunAnswer>(answer: Promise<Response>): Promise<Answer> {
  const response = await answer
  assert(response.ok, await response.clone().text())
  return (await response.json()) as Answer
}

/** The code and details of a refusal. */
export async function refused(answer: Promise<Response>): Promise<{ code: string; details: unknown }> {
  const { code, details } = (await (await answer).json()) as { code: string; details: unknown }
  return { code, details }
}

/** A run, opened by the coordinator. */
export const openedRun = (office: TestOffice, asked: NewRun = { cycle: '1' }): Promise<RunAnswer> =>
  answered(office.post('/runs', asked))

/** A run, opened and calculated. */
export async function calculatedRun(office: TestOffice, asked?: NewRun): Promise<RunAnswer> {
  const { id } = await openedRun(office, asked)
  await answered(office.post(`/runs/${id}/calculate`))
  await office.finishJobs()
  return answered(office.get(`/runs/${id}`))
}

/** A run with everything that had to be decided accepted, released by the manager. */
export async function releasedRun(office: TestOffice, asked?: NewRun): Promise<RunAnswer> {
  const { id } = await calculatedRun(office, asked)
  return release(office, id)
}

/** Reviews a calculated run and releases it: what has to be decided is accepted, and its sample signed. */
export async function release(office: TestOffice, id: number): Promise<RunAnswer> {
  const { undecided } = await answered(office.post(`/runs/${id}/review`))
  const accept = { filter: {}, note: 'Right as it is.' }
  if (undecided > 0) await answered(office.post(`/runs/${id}/exceptions/accept`, accept))
  await signSample(office, id)
  return answered(office.as('manager').post(`/runs/${id}/release`))
}

type Sampled = SuccessOf<typeof reviews.sample>

/** Signs every bill of a run's sample as right, where the city asks for one. */
async function signSample(office: TestOffice, id: number): Promise<void> {
  const { items } = await answered<Sampled>(office.get(`/runs/${id}/sample`))
  for (const { accountNumber } of items)
    await answered(office.post(`/runs/${id}/sample/${accountNumber}`, { verdict: 'right' }))
}

/** A run, calculated, released and posted. */
export async function postedRun(office: TestOffice, asked?: NewRun): Promise<RunAnswer> {
  const { id } = await releasedRun(office, asked)
  await answered(office.post(`/runs/${id}/post`))
  await office.finishJobs()
  return answered(office.get(`/runs/${id}`))
}
