import type { Task, TaskDetail } from '@cartwright/api/workplan-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { TaskLink } from './link-kinds.ts'
import { notesOf } from './notes.ts'
import { asOwner } from '../staff/owners.ts'

export type ListedTask = z.infer<typeof Task>
export type WholeTask = z.infer<typeof TaskDetail>
type ShownStep = WholeTask['stepList'][number]

/** Which tasks are asked for. */
export type TaskFilter = {
  readonly view: 'late' | 'mine' | 'waiting' | 'open' | 'closed' | 'all'
  readonly project?: number | undefined
  readonly linkKind?: TaskLink['kind'] | undefined
  readonly linkKey?: string | undefined
}

type Row = {
  id: number
  version: number
  title: string
  body: string | null
  project_id: number | null
  project_title: string | null
  owner_user: string | null
  owner_name: string | null
  due_on: PlainDate | null
  priority: ListedTask['priority']
  state: ListedTask['state']
  waiting_for: string | null
  waiting_user: string | null
  waiting_since: PlainDate | null
  closed_on: PlainDate | null
  closed_by: string | null
  dropped_because: string | null
  recurring_id: number | null
  created_by: string
  created_on: PlainDate
  late: boolean
  steps: number
  steps_done: number
  next_step: ShownStep | null
}

const late = ({
  today,
}: Work): RawBuilder<boolean> => sql`(t.closed_on is null and (coalesce(t.due_on < ${today}, false)
  or exists (select from task_step s where s.task_id = t.id and s.done_on is null and s.due_on < ${today})))`

/** Somebody's own are also those in which a step is theirs, or that wait for them. */
const mine = ({
  actor,
}: Work): RawBuilder<boolean> => sql`(t.closed_on is null and (t.owner_user = ${actor.userId}
  or t.waiting_user = ${actor.userId} or exists (select from task_step s
    where s.task_id = t.id and s.done_on is null and s.owner_user = ${actor.userId})))`

const inView = (work: Work, view: TaskFilter['view']): RawBuilder<boolean> =>
  ({
    late: () => late(work),
    mine: () => mine(work),
    waiting: () => sql<boolean>`t.state = 'waiting'`,
    open: () => sql<boolean>`t.closed_on is null`,
    closed: () => sql<boolean>`t.closed_on is not null`,
    all: () => sql<boolean>`true`,
  })[view]()

/** Tasks: late ones first, then by day and priority; closed ones last, the latest first. */
export async function tasks(work: Work, filter: TaskFilter): Promise<ListedTask[]> {
  const { view, project, linkKind, linkKey } = filter
  const linked = linkKind
    ? sql`exists (select from task_link l where l.task_id = t.id and l.kind = ${linkKind}
        and l.key = ${linkKey ?? ''})`
    : sql`true`
  const rows = await taskRows(
    work,
    sql`${inView(work, view)} and ${linked} and ${project === undefined ? sql`true` : sql`t.project_id = ${project}`}`,
  )
  return rows.map(asTask)
}

/** How many tasks each view has. */
export async function taskCounts(work: Work) {
  const { rows } = await sql<{ late: number; mine: number; waiting: number; open: number }>`
    select count(*) filter (where ${late(work)}) as late, count(*) filter (where ${mine(work)}) as mine,
      count(*) filter (where t.state = 'waiting') as waiting, count(*) as open
    from task t where t.closed_on is null`.execute(work.db)
  return rows[0]!
}

/** One task with its steps, links and notes. Refuses TASK_NOT_FOUND. */
export async function task(work: Work, id: number): Promise<WholeTask> {
  const [row] = await taskRows(work, sql`t.id = ${id}`)
  if (!row) return refuse('TASK_NOT_FOUND', { taskId: id })
  return {
    ...asTask(row),
    body: row.body,
    stepList: await stepsOf(work, id),
    links: await linksOf(work, id),
    notes: await notesOf(work, { task_id: id }),
    createdBy: row.created_by,
    createdOn: row.created_on.toString(),
    recurringId: row.recurring_id,
  }
}

async function taskRows(work: Work, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.*, p.title as project_title, ${late(work)} as late, s.steps, s.steps_done, n.next_step
    from task t left join project p on p.id = t.project_id
    cross join lateral (
      select count(*) as steps, count(s.done_on) as steps_done from task_step s where s.task_id = t.id
    ) s
    left join lateral (
      select ${asStep(sql`n`)} as next_step from task_step n
      where n.task_id = t.id and n.done_on is null order by n.place limit 1
    ) n on true
    where ${where}
    order by t.closed_on desc nulls first, ${late(work)} desc, t.due_on nulls last,
      array_position(array['high', 'normal', 'low'], t.priority), t.id
    limit 1000`.execute(work.db)
  return rows
}

const asStep = (row: RawBuilder<unknown>): RawBuilder<unknown> => sql`jsonb_build_object('id', ${row}.id,
  'title', ${row}.title, 'dueOn', ${row}.due_on, 'doneOn', ${row}.done_on, 'doneBy', ${row}.done_by,
  'owner', case when ${row}.owner_user is null then null
    else jsonb_build_object('userId', ${row}.owner_user, 'name', ${row}.owner_name) end)`

async function stepsOf(work: Work, taskId: number): Promise<ShownStep[]> {
  const { rows } = await sql<{ step: ShownStep }>`
    select ${asStep(sql`n`)} as step from task_step n where n.task_id = ${taskId} order by n.place`.execute(
    work.db,
  )
  return rows.map(({ step }) => step)
}

const linksOf = async (work: Work, taskId: number): Promise<TaskLink[]> =>
  (await work.db
    .selectFrom('task_link')
    .select(['kind', 'key'])
    .where('task_id', '=', taskId)
    .orderBy('kind')
    .orderBy('key')
    .execute()) as TaskLink[]

const asTask = (row: Row): ListedTask => ({
  id: row.id,
  version: row.version,
  title: row.title,
  project: row.project_id === null ? null : { id: row.project_id, title: row.project_title ?? '' },
  owner: asOwner(row),
  dueOn: row.due_on?.toString() ?? null,
  priority: row.priority,
  state: row.state,
  waitingFor: row.waiting_for,
  waitingUserId: row.waiting_user,
  waitingSince: row.waiting_since?.toString() ?? null,
  closedOn: row.closed_on?.toString() ?? null,
  closedBy: row.closed_by,
  droppedBecause: row.dropped_because,
  late: row.late,
  stepsDone: row.steps_done,
  steps: row.steps,
  nextStep: row.next_step,
  comesAgain: row.recurring_id !== null,
})
