import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { onOrAfter, plusBusinessDays, type WorkCalendar } from '../planning/business-days.ts'
import { addTask } from './add-task.ts'
import type { WholeTask } from './task-queries.ts'
import { taskTemplates } from './templates.ts'
import { officeCalendar } from '../planning/work-calendar.ts'

/** The templates, with the days their tasks would be due. */
export async function templatesFrom(work: Work, beginsOn: PlainDate) {
  const calendar = await officeCalendar(work)
  return taskTemplates.map(({ tasks, ...template }) => ({
    ...template,
    tasks: tasks.map(({ after, steps, ...task }) => ({
      ...task,
      steps: [...steps],
      dueOn: dueOn(calendar, beginsOn, after),
    })),
  }))
}

type Applied = {
  readonly code: string
  readonly beginsOn: PlainDate
  readonly owner: string | null
  readonly projectId: number | null
}

/** Puts the tasks of a template on the list. */
export async function applyTemplate(
  work: Work,
  { code, beginsOn, owner, projectId }: Applied,
): Promise<WholeTask[]> {
  const template = (await templatesFrom(work, beginsOn)).find((one) => one.code === code)
  if (!template) return refuse('TASK_TEMPLATE_NOT_FOUND', { code })
  const added: WholeTask[] = []
  for (const { steps, ...fields } of template.tasks)
    added.push(
      await addTask(work, {
        ...fields,
        body: null,
        owner,
        projectId,
        links: [],
        steps: steps.map((title) => ({ title, owner: null, dueOn: null })),
      }),
    )
  return added
}

const dueOn = (calendar: WorkCalendar, beginsOn: PlainDate, after: number): string =>
  plusBusinessDays(calendar, onOrAfter(calendar, beginsOn), after).toString()
