import type { NewRecurring, Recurring, RecurringChange } from '@cartwright/api/workplan-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, later, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { WorkCalendar } from '../planning/business-days.ts'
import { differences, refuseChangedMeanwhile } from '../audit/changed-meanwhile.ts'
import { asOwner, ownersOf, staffOf } from '../staff/owners.ts'
import { coveredUntil, dueOccurrences, type Occurrence, type Recurrence } from './recurrence.ts'
import { insertTask } from './add-task.ts'
import { officeCalendar } from '../planning/work-calendar.ts'

type ShownRecurring = z.infer<typeof Recurring>
type Row = {
  id: number
  version: number
  title: string
  body: string | null
  owner_user: string | null
  owner_name: string | null
  priority: ShownRecurring['priority']
  every: Recurrence['every']
  month: number
  business_day: number
  lead_days: number
  steps: string[]
  from_on: PlainDate
  ended_on: PlainDate | null
  made: PlainDate | null
}

/** Lets a task come again, from today on. */
export async function addRecurring(
  work: Work,
  fields: z.output<typeof NewRecurring>,
): Promise<ShownRecurring> {
  const id = await insertRecurring(work, fields, work.today)
  await recordCommand(work, {
    command: 'add-recurring-task',
    subject: `recurring task ${id}`,
    changes: fields,
  })
  await makeRecurring(work)
  return recurring(work, id)
}

async function insertRecurring(
  work: Work,
  fields: z.output<typeof NewRecurring>,
  from: PlainDate,
): Promise<number> {
  const { every, month, businessDay, leadDays, owner, steps, title, body, priority } = fields
  const most = { month: 1, quarter: 3, year: 12 }[every]
  if (month > most)
    refuse('FIELD_REFUSED', {
      field: 'month',
      message: `Write a month from 1 to ${most} for every ${every}.`,
    })
  const { id } = await work.db
    .insertInto('recurring_task')
    .values({
      title,
      body,
      priority,
      ...(await ownersOf(work, [owner]))(owner),
      every,
      month,
      business_day: businessDay,
      lead_days: leadDays,
      steps: JSON.stringify(steps),
      from_on: from,
      created_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Change = z.output<typeof RecurringChange> & { readonly id: number }

/**
 * Changes a task that comes again from a day on: as it was it comes until that day, and as it is to be from then on. A month, quarter or
 * year that has its task keeps that one and gets no second. Of two people who change it at once the second is told.
 */
export async function changeRecurring(
  work: Work,
  { id, version, from, ...fields }: Change,
): Promise<ShownRecurring> {
  await work.db.selectFrom('recurring_task').select('id').where('id', '=', id).forUpdate().execute()
  await makeRecurring(work)
  const [row] = await rowsOf(work, id)
  if (!row) return refuse('RECURRING_TASK_NOT_FOUND', { recurringId: id })
  const subject = `recurring task ${id}`
  await refuseChangedMeanwhile(work, { subject, now: row.version, seen: version })
  if (row.ended_on) refuse('RECURRING_TASK_ENDED', { recurringId: id, endedOn: row.ended_on.toString() })
  const on = PlainDate.from(from)
  if (isBefore(on, work.today))
    refuse('FIELD_REFUSED', { field: 'from', message: 'Write today or a day to come.' })
  const covered = coveredUntil({ ...since(row, await officeCalendar(work)), until: on })
  const begins = covered ? later(on, covered) : on
  await work.db
    .updateTable('recurring_task')
    .set({ ended_on: on, version: version + 1 })
    .where('id', '=', id)
    .execute()
  const next = await insertRecurring(work, fields, begins)
  const before = asRecurring(row, null)
  await recordCommand(work, {
    command: 'change-recurring-task',
    subject,
    changes: {
      version: version + 1,
      from,
      goesOnAs: next,
      ...differences(
        { ...before, owner: row.owner_user },
        { ...fields, owner: fields.owner ?? null, body: fields.body ?? null },
      ),
    },
  })
  await makeRecurring(work)
  return recurring(work, next)
}

/** Lets a task come no more. Those that are on the list stay. */
export async function endRecurring(work: Work, id: number): Promise<ShownRecurring> {
  const before = await recurring(work, id)
  if (before.endedOn === null) {
    await work.db.updateTable('recurring_task').set({ ended_on: work.today }).where('id', '=', id).execute()
    await recordCommand(work, {
      command: 'end-recurring-task',
      subject: `recurring task ${id}`,
      changes: { title: before.title },
    })
  }
  return recurring(work, id)
}

/** Those that come again and those that did, by title. */
export async function recurringTasks(work: Work): Promise<ShownRecurring[]> {
  const calendar = await officeCalendar(work)
  return (await rowsOf(work)).map((row) => asRecurring(row, upcoming(row, calendar, work.today).next))
}

/**
 * Puts every recurring task on the list whose day to be listed has come: once for each month, quarter or year, however often and by
 * however many this is done. Answers how many there were.
 */
export async function makeRecurring(work: Work): Promise<number> {
  const rows = await rowsOf(work)
  if (rows.length === 0) return 0
  const calendar = await officeCalendar(work)
  const staff = await staffOf(work)
  let made = 0
  for (const row of rows)
    for (const occurrence of upcoming(row, calendar, work.today).due) {
      if (!comes(row, occurrence)) continue
      // Somebody who left owns nothing new; the task comes without an owner, for all to see.
      const owner = staff.some(({ userId }) => userId === row.owner_user) ? row.owner_user : null
      if (await makeOne(work, { ...row, owner_user: owner }, occurrence)) made++
    }
  return made
}

async function makeOne(work: Work, row: Row, { periodFrom, dueOn }: Occurrence): Promise<boolean> {
  const fields = {
    title: row.title,
    body: row.body,
    projectId: null,
    owner: row.owner_user,
    dueOn: dueOn.toString(),
    priority: row.priority,
    steps: row.steps.map((title) => ({ title, owner: null, dueOn: null })),
    links: [],
  }
  const id = await insertTask(work, fields, { recurringId: row.id, periodFrom })
  if (id === null) return false
  await recordCommand(work, {
    command: 'make-recurring-task',
    subject: `task ${id}`,
    changes: { version: 1, recurring: row.id, dueOn: fields.dueOn },
  })
  return true
}

async function recurring(work: Work, id: number): Promise<ShownRecurring> {
  const [row] = await rowsOf(work, id)
  if (!row) return refuse('RECURRING_TASK_NOT_FOUND', { recurringId: id })
  return asRecurring(row, upcoming(row, await officeCalendar(work), work.today).next)
}

async function rowsOf(work: Work, id: number | null = null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.*, (select max(t.period_from) from task t where t.recurring_id = r.id) as made from recurring_task r
    where ${id}::bigint is null or r.id = ${id} order by r.ended_on nulls first, r.title, r.id`.execute(
    work.db,
  )
  return rows
}

const ruleOf = ({ every, month, business_day, lead_days }: Row): Recurrence => ({
  every,
  month,
  businessDay: business_day,
  leadDays: lead_days,
})

const upcoming = (row: Row, calendar: WorkCalendar, today: PlainDate) =>
  dueOccurrences(since(row, calendar), today)

const since = (row: Row, calendar: WorkCalendar) => ({
  rule: ruleOf(row),
  calendar,
  from: row.from_on,
  made: row.made,
})

/** Whether a time of it still comes, before the day from which it comes no more. */
const comes = ({ ended_on }: Row, { dueOn }: Occurrence): boolean =>
  ended_on === null || isBefore(dueOn, ended_on)

const asRecurring = (row: Row, next: Occurrence | null): ShownRecurring => ({
  ...ruleOf(row),
  id: row.id,
  version: row.version,
  title: row.title,
  body: row.body,
  owner: asOwner(row),
  priority: row.priority,
  steps: row.steps,
  fromOn: row.from_on.toString(),
  endedOn: row.ended_on?.toString() ?? null,
  nextDueOn: next && comes(row, next) ? next.dueOn.toString() : null,
})
