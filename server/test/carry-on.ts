import assert from 'node:assert/strict'
import type { reviews } from '@cartwright/api/reviews'
import type { SuccessOf } from '@cartwright/api/route'
import type { Run } from '@cartwright/api/run-shapes'
import type { z } from 'zod'

type Standing = z.output<typeof Run>
type Sample = SuccessOf<typeof reviews.sample>

/** The rooms of an office that a run needs: requests by role, and somebody who does the background work. */
export type RunningOffice = {
  readonly get: (path: string) => Promise<Response>
  readonly post: (path: string, body?: unknown) => Promise<Response>
  readonly manager: { readonly post: (path: string, body?: unknown) => Promise<Response> }
  /** Does, or waits for, background work that was asked for. */
  readonly finishJobs: () => Promise<void>
}

/**
 * Takes the run of a cycle for the period of a day on from wherever it stands until it is posted, as an office does that looks at
 * the run, sees what is next, and does it. It can be broken off anywhere and begun again.
 */
export async function carryOn(office: RunningOffice, cycle: string, day: string): Promise<Standing> {
  for (;;) {
    const run = await runFor(office, cycle, day)
    if (run.state === 'posted') return run
    await nextStep(office, run)
  }
}

async function runFor(office: RunningOffice, cycle: string, day: string): Promise<Standing> {
  const { rows } = (await answer(office.get(`/runs?cycle=${cycle}&limit=5`))) as { rows: Standing[] }
  const found = rows.find(
    ({ periodFrom, periodUntil, state }) => periodFrom <= day && day < periodUntil && state !== 'voided',
  )
  return found ?? ((await answer(office.post('/runs', { cycle, periodFrom: day }))) as Standing)
}

async function nextStep(office: RunningOffice, { id, state, undecided }: Standing): Promise<unknown> {
  if (state === 'open') return answer(office.post(`/runs/${id}/calculate`))
  if (state === 'calculating' || state === 'posting') return office.finishJobs()
  if (state === 'calculated') return answer(office.post(`/runs/${id}/review`))
  if (state === 'in_review' && undecided > 0)
    return answer(office.post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'Right as it is.' }))
  if (state === 'in_review') {
    await signSample(office, id)
    return answer(office.manager.post(`/runs/${id}/release`))
  }
  if (state === 'approved') return answer(office.post(`/runs/${id}/post`))
  throw new Error(`a run that is ${state} does not go on to be posted`)
}

/** Signs what is not signed yet of a run's sample as right, where the city asks for one. */
async function signSample(office: RunningOffice, id: number): Promise<void> {
  const { items } = (await answer(office.get(`/runs/${id}/sample`))) as Sample
  for (const { accountNumber, stands } of items)
    if (stands === 'unsigned' || stands === 'changed')
      await answer(office.post(`/runs/${id}/sample/${accountNumber}`, { verdict: 'right' }))
}

async function answer(asked: Promise<Response>): Promise<unknown> {
  const response = await asked
  assert(response.ok, await response.clone().text())
  return response.json()
}
