import type { postage } from '@cartwright/api/postage'
import type { SuccessOf } from '@cartwright/api/route'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { plannedSteps, type ToldStep } from '../planning/planned-steps.ts'
import { expectedPostage, knownPrices, type Need, needOf } from './expected-postage.ts'
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
  const needs = await needsOf(work, steps)
  const coming = steps.map((step) => {
    const need = needs.get(keyOf(step))!
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

/** What each mailing needs, each run looked at once. An open run without a register counts as the one before it. */
async function needsOf(work: Work, steps: readonly ToldStep[]): Promise<ReadonlyMap<string, Need>> {
  const [last, known] = [await lastRuns(work), await knownPrices(work)]
  const likeLast = async (cycle: string): Promise<Need> => {
    const before = last.get(cycle)
    return needOf(before === undefined ? 0 : await piecesToMail(work, before), known)
  }
  const found = new Map<string, Need>()
  for (const step of steps) {
    const key = keyOf(step)
    if (found.has(key)) continue
    const own = step.runId === null ? null : await expectedPostage(work, step.runId)
    found.set(key, own && own.pieces > 0 ? own : await likeLast(step.cycle))
  }
  return found
}
