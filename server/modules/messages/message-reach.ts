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
  const classes = new Map<string, Counted>()
  for (const run of runs) cycles.push({ ...run, ...(await reachOf(work, run.runId, { condition, classes })) })
  const sum = (count: keyof Counted) => cycles.reduce((total, cycle) => total + cycle[count], 0)
  return {
    accounts: sum('accounts'),
    gets: sum('gets'),
    classes: [...classes]
      .map(([name, counted]) => ({ class: name, ...counted }))
      .toSorted((a, b) => a.class.localeCompare(b.class, 'en')),
    cycles,
  }
}

/** Bills that were looked at, and how many of them a message is for. */
type Counted = { accounts: number; gets: number }

type Asked = { readonly condition: MessageCondition; readonly classes: Map<string, Counted> }

async function reachOf(work: Work, runId: number, { condition, classes }: Asked): Promise<Counted> {
  const reach = { accounts: 0, gets: 0 }
  for (let after = 0; ; ) {
    const rows = await registerFacts(work, runId, { after, limit: atOnce })
    for (const { facts } of rows) {
      const ofClass = classes.get(facts.accountClass) ?? { accounts: 0, gets: 0 }
      const gets = isFor(condition, facts) ? 1 : 0
      for (const counted of [reach, ofClass]) {
        counted.accounts += 1
        counted.gets += gets
      }
      classes.set(facts.accountClass, ofClass)
    }
    if (rows.length < atOnce) return reach
    after = rows.at(-1)!.accountId
  }
}
