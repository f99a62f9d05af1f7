import type { Case } from '@cartwright/api/case-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

type Steps = z.infer<typeof Case>['stepList']
type Tick = { readonly caseId: number; readonly step: number; readonly done: boolean }

/** The checklist of a case, in its order. */
export async function stepsOf(work: Work, caseId: number): Promise<Steps> {
  const rows = await work.db
    .selectFrom('case_step')
    .select(['id', 'title', 'done_on', 'done_by'])
    .where('case_id', '=', caseId)
    .orderBy('place')
    .orderBy('id')
    .execute()
  return rows.map(({ id, title, done_on, done_by }) => ({
    id,
    title,
    doneOn: done_on?.toString() ?? null,
    doneBy: done_by,
  }))
}

/** Adds the steps of a type to a case, after those it has. */
export async function addSteps(work: Work, caseId: number, titles: readonly string[]): Promise<void> {
  const { rows } = await sql<{ last: number | null }>`
    select max(place) as last from case_step where case_id = ${caseId}`.execute(work.db)
  const first = (rows[0]?.last ?? -1) + 1
  await insertRows(work, {
    into: sql`insert into case_step`,
    rows: titles.map((title, at) => ({ title, place: first + at })),
    columns: {
      case_id: ['bigint', () => caseId],
      place: ['bigint', ({ place }) => place],
      title: ['text', ({ title }) => title],
    },
  })
}

/** Puts the checklist of another type in place of the old: what is ticked stays, what nobody has done goes. */
export async function changeSteps(work: Work, caseId: number, titles: readonly string[]): Promise<void> {
  await work.db.deleteFrom('case_step').where('case_id', '=', caseId).where('done_on', 'is', null).execute()
  const kept = new Set((await stepsOf(work, caseId)).map(({ title }) => title))
  await addSteps(
    work,
    caseId,
    titles.filter((title) => !kept.has(title)),
  )
}

/** Adds one step that somebody thought of. */
export async function addStep(work: Work, caseId: number, title: string): Promise<void> {
  await addSteps(work, caseId, [title])
  await recordCommand(work, { command: 'add-case-step', subject: `case ${caseId}`, changes: { step: title } })
}

/** Ticks a step off, or takes the tick back; one that is so already stays as it is. Refuses CASE_STEP_NOT_FOUND. */
export async function tickCaseStep(work: Work, { caseId, step: stepId, done }: Tick): Promise<void> {
  const step = await work.db
    .selectFrom('case_step')
    .select(['title', 'done_on'])
    .where('case_id', '=', caseId)
    .where('id', '=', stepId)
    .forUpdate()
    .executeTakeFirst()
  if (!step) return refuse('CASE_STEP_NOT_FOUND', { stepId })
  if ((step.done_on !== null) === done) return
  await work.db
    .updateTable('case_step')
    .set({ done_on: done ? work.today : null, done_by: done ? work.actor.name : null })
    .where('id', '=', stepId)
    .execute()
  await recordCommand(work, {
    command: done ? 'tick-case-step' : 'take-case-tick-back',
    subject: `case ${caseId}`,
    changes: { step: step.title },
  })
}
