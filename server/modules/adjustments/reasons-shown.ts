import type { adjustments } from '@cartwright/api/adjustments'
import type { SuccessOf } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { authorityOn, reasonsOn } from './adjustment-rules.ts'

/** The reasons in force today as a form offers them, and the policies without which nothing is adjusted. */
export async function reasonsShown(work: Work): Promise<SuccessOf<typeof adjustments.reasons>> {
  const policies = await policiesFor(work)
  const reasons = reasonsOn(policies, work.today)
  const authority = authorityOn(policies, work.today)
  const { role } = work.actor
  return {
    rows: (reasons ?? []).map((reason) => ({
      code: reason.code,
      en: reason.en,
      es: reason.es,
      direction: reason.direction,
      ask: reason.ask,
      approve: reason.approve,
      mayAsk: role !== 'system' && reason.ask.includes(role),
      evidenceFromCents: reason.evidenceFromCents ?? null,
      ledgerCode: reason.ledgerCode ?? null,
      citation: reason.citation,
    })),
    missing: [...(reasons ? [] : ['adjustment-reasons']), ...(authority ? [] : ['adjustment-authority'])],
  }
}
