import type { postage } from '@cartwright/api/postage'
import type { SuccessOf } from '@cartwright/api/route'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { plannedSteps, type ToldStep } from '../planning/planned-steps.ts'
import { type Known, knownPrices, needOf } from './expected-postage.ts'
import { foresee } from './foresee.ts'
import { accountOfRuns, type AccountShown } from './postage-accounts.ts'
import { lastRuns, piecesToMail } from './run-pieces.ts'
import { bookedRuns } from './booked-runs.ts'

export type Forecast = SuccessOf<typeof postage.forecast>

/**
 * How long the postage lasts: the mailings of the plan up to a day, each with what it needs. A run that is there counts with its own pieces, one to
 * come with those of the last run of its cycle. What is mailed, or booked already, needs nothing more.
 */
export async function postageForecast(work: Work, days: number): Promise<Forecast> {
  const account = await accountOfRuns(work)
  const until = work.today.add({ days })
  const empty = {
    account,
    from: work.today.toString(),
    until: until.toString(),
    runs: [],
    unplanned: false,
    shortOn: null,
    depositCents: 0,
    depositBy: null,
  }
  return account ? { ...empty, ...(await foreseenRuns(work, account, until)) } : empty
}

async function foreseenRuns(work: Work, account: AccountShown, until: PlainDate) {
  const steps = await mailingsAhead(work, until)
  const pieces = await piecesOf(work, steps)
  const known: Known = await knownPrices(work)
  const coming = steps.map((step) => {
    const need = needOf(pieces.get(keyOf(step)) ?? 0, known)
    return {
      cycle: step.cycle,
      cycleName: step.cycleName,
      runId: step.runId,
      // What is late is mailed today at the earliest.
      mailOn: step.on < work.today.toString() ? work.today.toString() : step.on,
      need,
      needCents: need.cents,
    }
  })
  const { runs, ...found } = foresee(account, coming)
  return { ...found, unplanned: steps.length === 0, runs: runs.map(toldRun) }
}

type Foretold = Forecast['runs'][number]

const toldRun = ({ cycle, cycleName, runId, mailOn, need, afterCents, standing }: Foretold): Foretold => ({
  cycle,
  cycleName,
  runId,
  mailOn,
  need,
  afterCents,
  standing,
})

/** The mailings of the plan that lie ahead, with those that are late: not done, and not booked. */
async function mailingsAhead(work: Work, until: PlainDate): Promise<ToldStep[]> {
  const from = work.today.subtract({ days: 92 })
  const steps = (await plannedSteps(work, { from, until })).filter(
    ({ step, state, on }) =>
      step === 'mail' && state !== 'done' && (on >= work.today.toString() || state === 'late'),
  )
  const booked = await bookedRuns(
    work,
    steps.flatMap(({ runId }) => runId ?? []),
  )
  return steps.filter(({ runId }) => runId === null || !booked.has(runId))
}

const keyOf = ({ runId, cycle }: ToldStep): string => (runId === null ? `cycle ${cycle}` : `run ${runId}`)

/** How many pieces each mailing has, each run counted once. An open run without a register counts as the one before it. */
async function piecesOf(work: Work, steps: readonly ToldStep[]): Promise<ReadonlyMap<string, number>> {
  const last = await lastRuns(work)
  const counted = new Map<number, number>()
  const count = async (runId: number | undefined): Promise<number> => {
    if (runId === undefined) return 0
    if (!counted.has(runId)) counted.set(runId, await piecesToMail(work, runId))
    return counted.get(runId)!
  }
  const found = new Map<string, number>()
  for (const step of steps) {
    const key = keyOf(step)
    if (found.has(key)) continue
    const own = step.runId === null ? 0 : await count(step.runId)
    found.set(key, own > 0 ? own : await count(last.get(step.cycle)))
  }
  return found
}
