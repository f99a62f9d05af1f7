import { sql } from 'kysely'
import type { Gate } from '#kernel/gate'
import { dollars } from '#kernel/money'
import { openFindingsRule } from '../policies/office-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { concernsRun, waiting } from './finding-filter.ts'

/**
 * A finding with more at stake than the city's policy allows holds the posting of a run that bills the account or premise it is about,
 * until somebody has decided it: mended what is wrong, or accepted it with a reason. Without the policy no finding holds a run.
 */
export const findingsDecided: Gate = {
  name: 'findings-decided',
  title: 'Findings decided',
  before: 'post',
  look: async (work, run) => {
    const rule = openFindingsRule(await policiesFor(work), work.today)
    if (!rule)
      return {
        stands: 'not-needed',
        sentence: 'The city lets no finding hold a run: it has no policy open-findings.',
        mendAt: null,
      }
    const { rows } = await sql<{ many: number; amount: number; first: number | null }>`
      select count(*) as many, coalesce(sum(f.amount_cents), 0)::bigint as amount, min(f.id) as first
      from check_finding f
      where ${waiting} and f.amount_cents > ${rule.aboveCents}::bigint and ${concernsRun(run.id)}`.execute(
      work.db,
    )
    const { many, amount, first } = rows[0]!
    const limit = `${dollars(rule.aboveCents)} (${rule.citation})`
    if (many === 0)
      return { stands: 'green', sentence: `No open finding of this run is above ${limit}.`, mendAt: null }
    return {
      stands: 'red',
      sentence: `${many === 1 ? 'One open finding' : `${many.toLocaleString('en-US')} open findings`} above ${limit}, ${dollars(amount)} at stake. Mend what is wrong and check again, or accept it with a reason.`,
      mendAt:
        many === 1 ? `/checks/findings/${first}` : `/checks?run=${run.id}&minCents=${rule.aboveCents + 1}`,
    }
  },
}
