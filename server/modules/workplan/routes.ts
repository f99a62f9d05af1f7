import { waiting } from '@cartwright/api/waiting'
import { workplan } from '@cartwright/api/workplan'
import { PlainDate } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import type { Door } from '../../door.ts'
import { addTask } from './add-task.ts'
import { applyTemplate, templatesFrom } from './apply-template.ts'
import { addProject, changeProject } from './change-project.ts'
import { changeTask } from './change-task.ts'
import { writeNote } from './notes.ts'
import { staffOf } from '../staff/owners.ts'
import { project, projects } from './project-queries.ts'
import { addRecurring, changeRecurring, endRecurring, recurringTasks } from './recurring-tasks.ts'
import { setTaskState } from './set-task-state.ts'
import { task, taskCounts, tasks } from './task-queries.ts'
import { taskWorkbook } from './task-workbook.ts'
import { tickStep } from './tick-step.ts'
import { whatWaits } from './what-waits.ts'

/** The work plan: tasks, projects, what comes again, templates; and all that waits in the office. */
export function serveWorkplan(door: Door, sources: readonly WaitingSource[]): void {
  door.open(waiting.list, (work) => whatWaits(work, sources))
  serveTasks(door)
  serveProjects(door)
  door.open(workplan.recurring, async (work) => ({ rows: await recurringTasks(work) }))
  door.open(workplan.addRecurring, (work, { body }) => addRecurring(work, body))
  door.open(workplan.changeRecurring, (work, { params, body }) =>
    changeRecurring(work, { ...body, id: params.id }),
  )
  door.open(workplan.endRecurring, (work, { params }) => endRecurring(work, params.id))
  door.open(workplan.templates, async (work, { query }) => ({
    rows: await templatesFrom(work, query.beginsOn ? PlainDate.from(query.beginsOn) : work.today),
  }))
  door.open(workplan.apply, async (work, { params, body }) => ({
    rows: await applyTemplate(work, { ...params, ...body, beginsOn: PlainDate.from(body.beginsOn) }),
  }))
}

function serveTasks(door: Door): void {
  door.open(workplan.tasks, async (work, { query }) => ({
    rows: await tasks(work, query),
    counts: await taskCounts(work),
  }))
  door.open(workplan.workbook, async (work, { query }) => {
    const bytes = await taskWorkbook(work, query)
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="tasks.xlsx"',
      },
    })
  })
  door.open(workplan.people, async (work) => ({
    rows: (await staffOf(work)).map(({ userId, name, role }) => ({ userId, name, role })),
  }))
  door.open(workplan.add, (work, { body }) => addTask(work, body))
  door.open(workplan.show, (work, { params }) => task(work, params.id))
  door.open(workplan.change, (work, { params, body }) => changeTask(work, { ...params, ...body }))
  door.open(workplan.setState, (work, { params, body }) => setTaskState(work, { ...params, ...body }))
  door.open(workplan.tick, (work, { params, body }) => tickStep(work, { ...params, ...body }))
  door.open(workplan.addNote, async (work, { params, body }) => {
    await task(work, params.id)
    return writeNote(work, { task_id: params.id }, body.text)
  })
}

function serveProjects(door: Door): void {
  door.open(workplan.projects, async (work) => ({ rows: await projects(work) }))
  door.open(workplan.addProject, (work, { body }) => addProject(work, body))
  door.open(workplan.showProject, (work, { params }) => project(work, params.id))
  door.open(workplan.changeProject, (work, { params, body }) => changeProject(work, { ...params, ...body }))
  door.open(workplan.addProjectNote, async (work, { params, body }) => {
    await project(work, params.id)
    return writeNote(work, { project_id: params.id }, body.text)
  })
}
