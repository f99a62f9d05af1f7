import { z } from 'zod'
import { FreeText } from './free-text.ts'

const Day = z.iso.date()
const At = z.iso.datetime({ offset: true })

export const TaskState = z.enum(['to-do', 'doing', 'waiting', 'done', 'dropped'])
export const Priority = z.enum(['high', 'normal', 'low'])
export const ProjectState = z.enum(['planned', 'going', 'done', 'dropped'])

/** What a task can be about. A part of the product that adds things to link to adds its kind here. */
export const LinkKind = z.enum(['run', 'account', 'bill', 'import', 'finding', 'delegation', 'case'])
export const Link = z.object({
  kind: LinkKind,
  key: z.string().trim().min(1).max(60).describe('Its number, as people write it.'),
})

export const Owner = z.object({ userId: z.string(), name: z.string() })
const ownerId = z.string().nullable().default(null).describe('A person of the city’s staff, by `userId`.')
const title = FreeText.min(1, 'Write what is to be done.').max(200)
const body = FreeText.max(4000).nullable().default(null)

export const Step = z.object({
  id: z.int(),
  title: z.string(),
  owner: Owner.nullable(),
  dueOn: Day.nullable(),
  doneOn: Day.nullable(),
  doneBy: z.string().nullable(),
})
/** A step as it is written: one that is there already by its number, a new one without. Their order is that of the list. */
export const NewStep = z.object({
  id: z.int().positive().optional(),
  title,
  owner: ownerId,
  dueOn: Day.nullable().default(null),
})

export const Task = z
  .object({
    id: z.int(),
    version: z.int().describe('Send it with a change: whoever changed it meanwhile is then named.'),
    title: z.string(),
    project: z.object({ id: z.int(), title: z.string() }).nullable(),
    owner: Owner.nullable(),
    dueOn: Day.nullable(),
    priority: Priority,
    state: TaskState,
    waitingFor: z.string().nullable().describe('Whom or what it waits for.'),
    waitingUserId: z.string().nullable().describe('The person of the city it waits for.'),
    waitingSince: Day.nullable(),
    closedOn: Day.nullable(),
    closedBy: z.string().nullable(),
    droppedBecause: z.string().nullable(),
    late: z
      .boolean()
      .describe('Its day is past and it is neither done nor dropped; or one of its steps is so.'),
    stepsDone: z.int(),
    steps: z.int(),
    nextStep: Step.nullable().describe('The first step that is not done.'),
    comesAgain: z.boolean(),
  })
  .meta({ id: 'Task' })
export const Note = z.object({
  id: z.int(),
  writtenOn: Day,
  writtenAt: At,
  writtenBy: z.string(),
  text: z.string(),
})
export const TaskDetail = Task.extend({
  body: z.string().nullable(),
  stepList: z.array(Step),
  links: z.array(Link),
  notes: z.array(Note).describe('Oldest first; notes are only ever added.'),
  createdBy: z.string(),
  createdOn: Day,
  recurringId: z.int().nullable(),
}).meta({ id: 'TaskDetail' })

export const NewTask = z.object({
  title,
  body,
  projectId: z.int().positive().nullable().default(null),
  owner: ownerId,
  dueOn: Day.nullable().default(null),
  priority: Priority.default('normal'),
  steps: z.array(NewStep).max(60).default([]),
  links: z.array(Link).max(60).default([]),
})

/** Where a task goes next. Waiting says for whom or what, dropping says why. */
export const StateChange = z.object({
  version: z.int().positive(),
  state: TaskState,
  waitingFor: FreeText.max(200).optional(),
  waitingUserId: z.string().optional().describe('The person of the city it waits for, instead of words.'),
  reason: FreeText.max(500).optional(),
})

const Measured = z.number().min(-1e12).max(1e12).multipleOf(0.01).nullable().default(null)
const projectFields = {
  title,
  goal: FreeText.min(1, 'Write what will be better.').max(2000),
  dueOn: Day.nullable().default(null),
  measure: FreeText.min(1).max(200).nullable().default(null).describe('What is measured.'),
  unit: FreeText.max(40).nullable().default(null),
  baseline: Measured.describe('How it was before.'),
  target: Measured.describe('How it shall be.'),
  result: Measured.describe('How it came out.'),
}
export const NewProject = z.object({ ...projectFields, owner: ownerId })
export const ProjectChange = NewProject.extend({
  version: z.int().positive(),
  state: ProjectState,
  reason: FreeText.max(500).optional().describe('Why it is dropped.'),
})
export const Project = z
  .object({
    id: z.int(),
    version: z.int(),
    title: z.string(),
    goal: z.string(),
    owner: Owner.nullable(),
    dueOn: Day.nullable(),
    state: ProjectState,
    droppedBecause: z.string().nullable(),
    closedOn: Day.nullable(),
    measure: z.string().nullable(),
    unit: z.string().nullable(),
    baseline: z.number().nullable(),
    target: z.number().nullable(),
    result: z.number().nullable(),
    reachedPercent: z
      .int()
      .nullable()
      .describe('How much of the way from baseline to target the result has come.'),
    tasks: z.int().describe('Tasks that were not dropped.'),
    tasksDone: z.int(),
    tasksLate: z.int(),
    late: z.boolean(),
  })
  .meta({ id: 'Project' })
export const ProjectDetail = Project.extend({ taskList: z.array(Task), notes: z.array(Note) }).meta({
  id: 'ProjectDetail',
})

export const Recurrence = z.object({
  every: z.enum(['month', 'quarter', 'year']),
  month: z
    .int()
    .min(1)
    .max(12)
    .default(1)
    .describe('Which month of the quarter (1 to 3) or of the year; of a month it is 1.'),
  businessDay: z
    .int()
    .min(-20)
    .max(20)
    .refine((day) => day !== 0, 'Write 1 for the first business day, -1 for the last.')
    .describe('Counted from the beginning of the month (1 is the first) or from its end (-1 is the last).'),
  leadDays: z.int().min(0).max(60).default(5).describe('Business days before it is due that it is listed.'),
})
export const NewRecurring = Recurrence.extend({
  title,
  body,
  owner: ownerId,
  priority: Priority.default('normal'),
  steps: z.array(title).max(60).default([]),
})
export const RecurringChange = NewRecurring.extend({
  version: z.int(),
  from: Day.describe('The first day on which it is to be so: today or a day to come.'),
})
export const Recurring = Recurrence.extend({
  id: z.int(),
  version: z.int(),
  title: z.string(),
  body: z.string().nullable(),
  owner: Owner.nullable(),
  priority: Priority,
  steps: z.array(z.string()),
  fromOn: Day,
  endedOn: Day.nullable(),
  nextDueOn: Day.nullable().describe('When the next one that is not on the list yet is due.'),
})

export const Template = z.object({
  code: z.string(),
  title: z.string(),
  text: z.string(),
  tasks: z.array(
    z.object({
      title: z.string(),
      dueOn: Day.describe('If it begins on the day asked for.'),
      priority: Priority,
      steps: z.array(z.string()),
    }),
  ),
})
