import { Refused } from '@cartwright/api/client'
import type { Problem } from '@cartwright/api/refusals'

/** What a refusal says about single fields, so that each can be shown beside its field. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Refused)) return {}
  const problem: Problem = error.problem
  if (problem.code === 'REQUEST_INVALID')
    return Object.fromEntries(
      problem.details.faults.toReversed().map(({ field, message }) => [field, message] as const),
    )
  if (problem.code === 'FIELD_REFUSED') return { [problem.details.field]: problem.details.message }
  return {}
}
