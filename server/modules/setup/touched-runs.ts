import type { TouchedRun } from '@cartwright/api/setup-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import type { Effect } from './tell-effects.ts'

type Touched = z.output<typeof TouchedRun>

const sentences: { readonly [state: string]: string } = {
  open: 'It is not calculated yet and will be by what is adopted.',
  calculating: 'It is being calculated: calculate it again once that is through.',
  calculated: 'It was calculated before this: calculate it again.',
  in_review: 'It is in review by what held before: calculate it again and review what changed.',
  approved: 'It is released as it was reviewed. Take the release back if it shall follow what is adopted.',
  posting: 'It is being posted as it was reviewed. What is adopted counts from the next run on.',
}

/** The runs that are not posted yet and have days on which something of a change counts. */
export async function touchedRuns(work: Work, effects: readonly Effect[]): Promise<Touched[]> {
  const bearing = effects.filter(({ part, file }) => part !== 'ledger accounts' && file !== 'logo')
  if (bearing.length === 0) return []
  // What has no first day counts for every run that is worked on; else the run has to reach the day.
  const undated = bearing.some(({ from }) => from === null)
  const first = bearing.flatMap(({ from }) => from ?? []).toSorted()[0] ?? null
  const runs = await work.db
    .selectFrom('bill_run')
    .select(['id', 'cycle', 'period_from', 'period_until', 'state'])
    .where('posted_at', 'is', null)
    .where('state', 'in', Object.keys(sentences))
    .orderBy('id')
    .execute()
  return runs
    .filter(({ period_until }) => undated || (first !== null && first < period_until.toString()))
    .map(({ id, cycle, period_from, period_until, state }) => ({
      runId: id,
      cycle,
      from: period_from.toString(),
      until: period_until.toString(),
      state,
      sentence: sentences[state]!,
    }))
}
