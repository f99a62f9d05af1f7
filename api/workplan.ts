import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { Role } from './roles.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import {
  LinkKind,
  NewProject,
  NewRecurring,
  NewTask,
  Note,
  Project,
  ProjectChange,
  ProjectDetail,
  Recurring,
  RecurringChange,
  StateChange,
  Task,
  TaskDetail,
  Template,
} from './workplan-shapes.ts'

const Day = z.iso.date()
const id = z.coerce.number<string | number>().int().positive()
const taskParams = z.object({ id })
const tags = ['Work plan'] as const
const note = json(z.object({ text: FreeText.min(1, 'Write the note.').max(4000) }))

const taskQuery = z.object({
  view: z
    .enum(['late', 'mine', 'waiting', 'open', 'closed', 'all'])
    .default('open')
    .describe('`mine`: owned by you, with a step of yours, or waiting for you; `waiting`: on whom or what.'),
  project: id.optional(),
  linkKind: LinkKind.optional(),
  linkKey: z.string().optional().describe('Tasks about one thing: with `linkKind`.'),
})

/** Tasks and improvement projects of the office: who does what by when, and what waits on whom. */
export const workplan = {
  tasks: {
    method: 'get',
    path: '/tasks',
    summary: 'Tasks: late ones first, then by day and priority; 1,000 at most',
    permission: 'workplan.read',
    tags,
    request: { query: taskQuery },
    responses: {
      200: answer(
        'The tasks, and how many every view has.',
        z.object({
          rows: z.array(Task),
          counts: z.object({ late: z.int(), mine: z.int(), waiting: z.int(), open: z.int() }),
        }),
      ),
    },
  },
  workbook: {
    method: 'get',
    path: '/tasks/workbook',
    summary: 'The same tasks with their steps as a workbook',
    permission: 'workplan.read',
    tags,
    request: { query: taskQuery },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    },
  },
  people: {
    method: 'get',
    path: '/tasks/people',
    summary: 'The staff of the city, who can own work',
    permission: 'workplan.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The people, by name.',
        z.object({ rows: z.array(z.object({ userId: z.string(), name: z.string(), role: Role })) }),
      ),
    },
  },
  add: {
    method: 'post',
    path: '/tasks',
    summary: 'Add a task',
    permission: 'workplan.change',
    tags,
    request: { body: json(NewTask) },
    responses: {
      201: answer('The task.', TaskDetail),
      ...mayRefuse('OWNER_NOT_OF_STAFF', 'PROJECT_NOT_FOUND', 'LINKED_THING_NOT_FOUND'),
    },
  },
  show: {
    method: 'get',
    path: '/tasks/{id}',
    summary: 'A task with its steps, links and notes',
    permission: 'workplan.read',
    tags,
    request: { params: taskParams },
    responses: { 200: answer('The task.', TaskDetail), ...mayRefuse('TASK_NOT_FOUND') },
  },
  change: {
    method: 'put',
    path: '/tasks/{id}',
    summary: 'Change a task, its steps and its links: what is sent is what it is afterwards',
    permission: 'workplan.change',
    tags,
    request: { params: taskParams, body: json(NewTask.extend({ version: z.int().positive() })) },
    responses: {
      200: answer('The task.', TaskDetail),
      ...mayRefuse(
        'TASK_NOT_FOUND',
        'CHANGED_MEANWHILE',
        'OWNER_NOT_OF_STAFF',
        'PROJECT_NOT_FOUND',
        'LINKED_THING_NOT_FOUND',
        'STEP_NOT_FOUND',
      ),
    },
  },
  setState: {
    method: 'post',
    path: '/tasks/{id}/state',
    summary: 'Begin a task, let it wait, end it, drop it, or take it up again',
    permission: 'workplan.change',
    tags,
    request: { params: taskParams, body: json(StateChange) },
    responses: {
      200: answer('The task.', TaskDetail),
      ...mayRefuse('TASK_NOT_FOUND', 'CHANGED_MEANWHILE', 'FIELD_REFUSED', 'OWNER_NOT_OF_STAFF'),
    },
  },
  tick: {
    method: 'post',
    path: '/tasks/{id}/steps/{step}/done',
    summary: 'Tick a step off, or take the tick back',
    permission: 'workplan.change',
    tags,
    request: {
      params: taskParams.extend({ step: id }),
      body: json(z.object({ done: z.boolean().default(true) })),
    },
    responses: {
      200: answer('The task.', TaskDetail),
      ...mayRefuse('TASK_NOT_FOUND', 'STEP_NOT_FOUND'),
    },
  },
  addNote: {
    method: 'post',
    path: '/tasks/{id}/notes',
    summary: 'Write a note on a task',
    permission: 'workplan.change',
    tags,
    request: { params: taskParams, body: note },
    responses: { 201: answer('The note.', Note), ...mayRefuse('TASK_NOT_FOUND') },
  },
  projects: {
    method: 'get',
    path: '/projects',
    summary: 'Projects with their progress: those under way first',
    permission: 'workplan.read',
    tags,
    request: {},
    responses: { 200: answer('The projects.', z.object({ rows: z.array(Project) })) },
  },
  addProject: {
    method: 'post',
    path: '/projects',
    summary: 'Begin a project',
    permission: 'workplan.change',
    tags,
    request: { body: json(NewProject) },
    responses: {
      201: answer('The project.', ProjectDetail),
      ...mayRefuse('OWNER_NOT_OF_STAFF', 'FIELD_REFUSED'),
    },
  },
  showProject: {
    method: 'get',
    path: '/projects/{id}',
    summary: 'A project with its tasks, its measure and its notes',
    permission: 'workplan.read',
    tags,
    request: { params: taskParams },
    responses: { 200: answer('The project.', ProjectDetail), ...mayRefuse('PROJECT_NOT_FOUND') },
  },
  changeProject: {
    method: 'put',
    path: '/projects/{id}',
    summary: 'Change a project, note what was measured, end it or drop it',
    permission: 'workplan.change',
    tags,
    request: { params: taskParams, body: json(ProjectChange) },
    responses: {
      200: answer('The project.', ProjectDetail),
      ...mayRefuse('PROJECT_NOT_FOUND', 'CHANGED_MEANWHILE', 'OWNER_NOT_OF_STAFF', 'FIELD_REFUSED'),
    },
  },
  addProjectNote: {
    method: 'post',
    path: '/projects/{id}/notes',
    summary: 'Write a note on a project',
    permission: 'workplan.change',
    tags,
    request: { params: taskParams, body: note },
    responses: { 201: answer('The note.', Note), ...mayRefuse('PROJECT_NOT_FOUND') },
  },
  recurring: {
    method: 'get',
    path: '/recurring-tasks',
    summary: 'Tasks that come again, and when the next is due',
    permission: 'workplan.read',
    tags,
    request: {},
    responses: { 200: answer('They, by title.', z.object({ rows: z.array(Recurring) })) },
  },
  addRecurring: {
    method: 'post',
    path: '/recurring-tasks',
    summary: 'Let a task come again every month, quarter or year, from today on',
    permission: 'workplan.change',
    tags,
    request: { body: json(NewRecurring) },
    responses: {
      201: answer('It comes again.', Recurring),
      ...mayRefuse('OWNER_NOT_OF_STAFF', 'FIELD_REFUSED'),
    },
  },
  changeRecurring: {
    method: 'put',
    path: '/recurring-tasks/{id}',
    summary:
      'Change a task that comes again from a day on; what was there comes until then, and what is on the list stays',
    permission: 'workplan.change',
    tags,
    request: { params: taskParams, body: json(RecurringChange) },
    responses: {
      200: answer('As it comes from that day on, under a number of its own.', Recurring),
      ...mayRefuse(
        'RECURRING_TASK_NOT_FOUND',
        'RECURRING_TASK_ENDED',
        'CHANGED_MEANWHILE',
        'OWNER_NOT_OF_STAFF',
        'FIELD_REFUSED',
      ),
    },
  },
  endRecurring: {
    method: 'delete',
    path: '/recurring-tasks/{id}',
    summary: 'Let a task come no more; those that are on the list stay',
    permission: 'workplan.change',
    tags,
    request: { params: taskParams },
    responses: { 200: answer('It comes no more.', Recurring), ...mayRefuse('RECURRING_TASK_NOT_FOUND') },
  },
  templates: {
    method: 'get',
    path: '/task-templates',
    summary: 'Lists of tasks the office needs again and again, with their days from one day on',
    permission: 'workplan.read',
    tags,
    request: { query: z.object({ beginsOn: Day.optional().describe('Today when left out.') }) },
    responses: { 200: answer('The templates.', z.object({ rows: z.array(Template) })) },
  },
  apply: {
    method: 'post',
    path: '/task-templates/{code}',
    summary: 'Put the tasks of a template on the list',
    permission: 'workplan.change',
    tags,
    request: {
      params: z.object({ code: z.string() }),
      body: json(
        z.object({
          beginsOn: Day,
          owner: z.string().nullable().default(null),
          projectId: z.int().positive().nullable().default(null),
        }),
      ),
    },
    responses: {
      201: answer('The tasks.', z.object({ rows: z.array(Task) })),
      ...mayRefuse('TASK_TEMPLATE_NOT_FOUND', 'OWNER_NOT_OF_STAFF', 'PROJECT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
