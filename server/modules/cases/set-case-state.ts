import type { CaseStateChange } from '@cartwright/api/case-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { caseShown, type WholeCase } from './case-queries.ts'
import { lockCase } from './change-case.ts'

type Change = z.output<typeof CaseStateChange> & { readonly id: number }

/**
 * Takes a case on, lets it wait for somebody or something, or takes a closed one up again, which says why. What was decided of a dispute
 * stays decided: what is in dispute anew is named anew.
 */
export async function setCaseState(work: Work, change: Change): Promise<WholeCase> {
  const { id, version, state, waitingFor, reason } = change
  const before = await lockCase(work, id, version)
  if (state === 'waiting' && !waitingFor) refuse('CASE_WAITS_FOR_WHAT', {})
  if (before.closed_on && !reason)
    refuse('FIELD_REFUSED', { field: 'reason', message: 'Write why it is taken up again.' })
  const waits = state === 'waiting' ? waitingFor! : null
  const since = before.waiting_for === waits ? before.waiting_since : work.today
  await work.db
    .updateTable('desk_case')
    .set({
      state,
      version: version + 1,
      waiting_for: waits,
      waiting_since: waits === null ? null : since,
      closed_on: null,
      closed_by: null,
      outcome: null,
      outcome_because: null,
    })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: before.closed_on ? 'take-case-up-again' : 'set-case-state',
    subject: `case ${id}`,
    changes: {
      version: version + 1,
      state: { before: before.state, after: state },
      ...(waits !== null && { waitingFor: waits }),
      ...(before.outcome && { outcome: { before: before.outcome, after: null } }),
    },
    reason: reason ?? null,
  })
  return caseShown(work, id)
}
