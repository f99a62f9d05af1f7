import type { MessageCondition, MessageReach } from '@cartwright/api/message-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { isFor } from './does-hold.ts'
import { registerFacts } from './read-message-facts.ts'

type Reach = z.output<typeof MessageReach>

/** How many bills are looked at together: few enough that memory stays small. */
const atOnce = 20_000

/** How many bills of the newest register of each cycle a message is for. */
export async function messageReach(work: Work, condition: MessageCondition): Promise<Reach> {
  const { rows: runs } = await sql<{ cycle: string; runId: number; periodFrom: string }>`
    select distinct on (cycle) cycle, id as "runId", period_from::text as "periodFrom" from bill_run
    where kind = 'cycle' and calculated_at is not null and state <> 'voided'
    order by cycle, period_from desc`.execute(work.db)
  const cycles: Reach['cycles'] = []
  for (const run of runs) cycles.push({ ...run, ...(await reachOf(work, run.runId, condition)) })
  const sum = (count: 'accounts' | 'gets') => cycles.reduce((total, cycle) => total + cycle[count], 0)
  return { accounts: sum('accounts'), gets: sum('gets'), cycles }
}

async function reachOf(work: Work, runId: number, condition: MessageCondition) {
  const reach = { accounts: 0, gets: 0 }
  for (let after = 0; ; ) {
    const rows = await registerFacts(work, runId, { after, limit: atOnce })
    reach.accounts += rows.length
    reach.gets += rows.filter(({ facts }) => isFor(condition, facts)).length
    if (rows.length < atOnce) return reach
    after = rows.at(-1)!.accountId
  }
}
