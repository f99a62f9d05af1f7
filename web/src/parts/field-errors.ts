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
  return Object.fromEntries((fieldsOf[problem.code] ?? []).map((field) => [field, problem.title]))
}

/** Refusals that are about one field of a form, by the names that field has in forms. */
const fieldsOf: { readonly [code in Problem['code']]?: readonly string[] } = {
  PASSWORD_NEEDED: ['password'],
  PASSWORD_TOO_COMMON: ['password', 'next'],
  PASSWORD_WRONG: ['current'],
  PERSON_ALREADY_HERE: ['email'],
  LETTER_TEMPLATE_TAKEN: ['code'],
  PROCEDURE_TITLE_TAKEN: ['title'],
  OWNER_NOT_OF_STAFF: ['ownerUserId'],
  REVIEW_DAY_PAST: ['reviewOn', 'nextOn'],
}
