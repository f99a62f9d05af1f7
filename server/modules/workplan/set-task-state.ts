import type { StateChange } from '@cartwright/api/workplan-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockTask } from './change-task.ts'
import { ownersOf } from '../staff/owners.ts'
import { task, type WholeTask } from './task-queries.ts'

type Change = z.output<typeof StateChange> & { readonly id: number }

/** Begins a task, lets it wait for somebody or something, ends it, drops it, or takes it up again. */
export async function setTaskState(work: Work, change: Change): Promise<WholeTask> {
  const { id, version, state, reason } = change
  const before = await lockTask(work, id, version)
  const waiting = await waitingFor(work, change)
  if (state === 'dropped' && !reason) refuse('FIELD_REFUSED', { field: 'reason', message: 'Write why.' })
  const closed = state === 'done' || state === 'dropped'
  const since = before.waiting_for === waiting.waiting_for ? before.waiting_since : work.today
  await work.db
    .updateTable('task')
    .set({
      state,
      version: version + 1,
      ...waiting,
      waiting_since: state === 'waiting' ? since : null,
      closed_on: closed ? work.today : null,
      closed_by: closed ? work.actor.name : null,
      dropped_because: state === 'dropped' ? reason! : null,
    })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'set-task-state',
    subject: `task ${id}`,
    changes: {
      version: version + 1,
      state: { before: before.state, after: state },
      ...(waiting.waiting_for !== null && { waitingFor: waiting.waiting_for }),
    },
    reason: reason ?? null,
  })
  return task(work, id)
}

async function waitingFor(work: Work, { state, waitingFor: words, waitingUserId }: Change) {
  if (state !== 'waiting') return { waiting_for: null, waiting_user: null }
  if (waitingUserId !== undefined) {
    const { owner_user, owner_name } = (await ownersOf(work, [waitingUserId]))(waitingUserId)
    return { waiting_for: owner_name, waiting_user: owner_user }
  }
  if (!words)
    return refuse('FIELD_REFUSED', { field: 'waitingFor', message: 'Write for whom or what it waits.' })
  return { waiting_for: words, waiting_user: null }
}
