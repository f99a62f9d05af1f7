import type { NewProject, ProjectChange } from '@cartwright/api/workplan-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { differences, refuseChangedMeanwhile } from '../audit/changed-meanwhile.ts'
import { ownersOf } from '../staff/owners.ts'
import { project } from './project-queries.ts'

type Fields = z.output<typeof NewProject>
type Change = z.output<typeof ProjectChange> & { readonly id: number }

/** Begins a project. Refuses an owner who is not of the staff, and figures without what they measure. */
export async function addProject(work: Work, fields: Fields) {
  refuseUnmeasured(fields)
  const owner = (await ownersOf(work, [fields.owner]))(fields.owner)
  const { id } = await work.db
    .insertInto('project')
    .values({ ...columnsOf(fields), ...owner, created_by: work.actor.name, created_on: work.today })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'add-project',
    subject: `project ${id}`,
    changes: { ...fields, version: 1 },
  })
  return project(work, id)
}

/** Changes a project, notes what was measured, ends it or drops it. Of two people who change it at once the second is told. */
export async function changeProject(work: Work, { id, version, state, reason, ...fields }: Change) {
  const row = await lock(work, id)
  await refuseChangedMeanwhile(work, { subject: `project ${id}`, now: row.version, seen: version })
  refuseUnmeasured(fields)
  if (state === 'dropped' && !reason) refuse('FIELD_REFUSED', { field: 'reason', message: 'Write why.' })
  const before = await project(work, id)
  const owner = (await ownersOf(work, [fields.owner]))(fields.owner)
  const closed = state === 'done' || state === 'dropped'
  await work.db
    .updateTable('project')
    .set({
      ...columnsOf(fields),
      ...owner,
      state,
      version: version + 1,
      closed_on: closed ? (row.closed_on ?? work.today) : null,
      dropped_because: state === 'dropped' ? reason! : null,
    })
    .where('id', '=', id)
    .execute()
  const after = await project(work, id)
  await recordCommand(work, {
    command: 'change-project',
    subject: `project ${id}`,
    changes: { ...differences(written(before), written(after)), version: version + 1 },
    reason: reason ?? null,
  })
  return after
}

type Shown = Awaited<ReturnType<typeof project>>

const written = (shown: Shown) => ({
  title: shown.title,
  goal: shown.goal,
  owner: shown.owner?.name ?? null,
  dueOn: shown.dueOn,
  state: shown.state,
  measure: shown.measure,
  unit: shown.unit,
  baseline: shown.baseline,
  target: shown.target,
  result: shown.result,
})

async function lock(work: Work, id: number) {
  const found = await work.db
    .selectFrom('project')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuse('PROJECT_NOT_FOUND', { projectId: id })
}

function refuseUnmeasured({ measure, baseline, target, result }: Fields): void {
  const figures = [baseline, target, result].some((one) => one !== null)
  if (figures && measure === null)
    refuse('FIELD_REFUSED', { field: 'measure', message: 'Write what these figures measure.' })
}

const columnsOf = ({ title, goal, dueOn, measure, unit, baseline, target, result }: Fields) => ({
  title,
  goal,
  due_on: dueOn === null ? null : PlainDate.from(dueOn),
  measure,
  unit,
  baseline_hundredths: hundredths(baseline),
  target_hundredths: hundredths(target),
  result_hundredths: hundredths(result),
})

const hundredths = (value: number | null): number | null => (value === null ? null : Math.round(value * 100))
