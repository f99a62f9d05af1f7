import type { SuccessOf } from '@cartwright/api/route'
import type { workplan } from '@cartwright/api/workplan'
import Excel from 'exceljs'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, openedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'

type Task = SuccessOf<typeof workplan.show>
type Listed = SuccessOf<typeof workplan.tasks>
type Project = SuccessOf<typeof workplan.showProject>

const office = testOffice({ on: '2026-11-23' })
const clerk = office.as('clerk')
beforeEach(() => addTestPeople(office))

const add = (task: object): Promise<Task> =>
  answered(office.post('/tasks', { title: 'Order envelopes', ...task }))
const listed = (view: string, as = office): Promise<Listed> => answered(as.get(`/tasks?view=${view}`))
const titles = async (view: string, as = office) =>
  (await listed(view, as as never)).rows.map(({ title }) => title)

/** A task as it is sent back with a change. */
const change = ({ id, version, title, dueOn, priority, stepList, links }: Task, changed: object) =>
  [
    `/tasks/${id}`,
    {
      version,
      title,
      dueOn,
      priority,
      links,
      steps: stepList.map((step) => ({ ...step, owner: step.owner?.userId ?? null })),
      ...changed,
    },
  ] as const

describe('a task', () => {
  it('has an owner, a day, steps, links and notes, and goes its way', async () => {
    await office.work((work) => smallTown(work, [{}]))
    const run = await openedRun(office)
    const task = await add({
      owner: 'user-clerk',
      dueOn: '2026-11-30',
      priority: 'high',
      steps: [
        { title: 'Count the stock', owner: 'user-coordinator', dueOn: '2026-11-24' },
        { title: 'Order' },
      ],
      links: [{ kind: 'run', key: String(run.id) }],
    })
    expect(task).toMatchObject({
      state: 'to-do',
      late: false,
      steps: 2,
      stepsDone: 0,
      owner: { name: 'Test clerk' },
      nextStep: { title: 'Count the stock', owner: { name: 'Test coordinator' } },
      createdBy: 'Test coordinator',
    })
    const ticked = await answered<Task>(clerk.post(`/tasks/${task.id}/steps/${task.stepList[0]!.id}/done`))
    expect(ticked).toMatchObject({ stepsDone: 1, version: 1, nextStep: { title: 'Order' } })
    await answered(clerk.post(`/tasks/${task.id}/notes`, { text: 'The printer has 4,000 left.' }))
    const state = (body: object) => clerk.post(`/tasks/${task.id}/state`, body)
    expect(await refused(state({ version: 1, state: 'waiting' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'waitingFor' },
    })
    expect(
      await answered<Task>(state({ version: 1, state: 'waiting', waitingUserId: 'user-manager' })),
    ).toMatchObject({ waitingFor: 'Test manager', waitingSince: '2026-11-23', version: 2 })
    expect(await titles('mine', office.as('manager') as never)).toEqual(['Order envelopes'])
    expect(await refused(state({ version: 2, state: 'dropped' }))).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await answered<Task>(state({ version: 2, state: 'done' }))).toMatchObject({
      closedOn: '2026-11-23',
      closedBy: 'Test clerk',
      waitingFor: null,
    })
    expect(await answered<Task>(state({ version: 3, state: 'doing' }))).toMatchObject({ closedOn: null })
    expect(
      await answered<Listed>(office.get(`/tasks?view=all&linkKind=run&linkKey=${run.id}`)),
    ).toMatchObject({
      rows: [{ id: task.id }],
    })
    const shown = await answered<Task>(office.get(`/tasks/${task.id}`))
    expect(shown.notes).toMatchObject([{ writtenBy: 'Test clerk', text: 'The printer has 4,000 left.' }])
    const { rows } = await answered<{ rows: { command: string }[] }>(
      office.as('manager').get(`/audit?subject=task ${task.id}`),
    )
    expect(rows.map(({ command }) => command)).toEqual([
      'set-task-state',
      'set-task-state',
      'set-task-state',
      'write-note',
      'tick-step',
      'add-task',
    ])
  })

  it('is changed by one of two who change it at once; the second is told who changed what', async () => {
    const task = await add({ steps: [{ title: 'Count' }, { title: 'Order' }] })
    const [first, second] = task.stepList
    const answers = await Promise.all([
      clerk.put(...change(task, { title: 'Order 6,000 envelopes', priority: 'high' })),
      office.as('manager').put(...change(task, { dueOn: '2026-12-01' })),
    ])
    expect(answers.map(({ ok }) => ok)).toContain(true)
    const told = await refused(Promise.resolve(answers.find(({ status }) => status === 409)!))
    const won = answers[0].ok
    expect(told).toEqual({
      code: 'CHANGED_MEANWHILE',
      details: {
        by: won ? 'Test clerk' : 'Test manager',
        changed: won ? ['title', 'priority'] : ['dueOn'],
        version: 2,
      },
    })
    // What was ticked stays ticked when steps are put in another order, and a new one is added between.
    await answered(clerk.post(`/tasks/${task.id}/steps/${first!.id}/done`))
    const now = await answered<Task>(clerk.get(`/tasks/${task.id}`))
    const steps = [
      { id: second!.id, title: 'Order' },
      { title: 'Pay' },
      { id: first!.id, title: 'Count all' },
    ]
    const put = await answered<Task>(clerk.put(...change(now, { steps })))
    expect(put.stepList.map(({ title, doneBy }) => [title, doneBy])).toEqual([
      ['Order', null],
      ['Pay', null],
      ['Count all', 'Test clerk'],
    ])
    expect(await refused(clerk.put(...change(put, { steps: [{ id: 999, title: 'x' }] })))).toMatchObject({
      code: 'STEP_NOT_FOUND',
    })
  })

  it('is late the day after its day, or when one of its steps is', async () => {
    await add({ title: 'Due today', dueOn: '2026-11-23' })
    await add({ title: 'Due yesterday', dueOn: '2026-11-22' })
    await add({
      title: 'With a late step',
      dueOn: '2026-12-20',
      steps: [{ title: 'Ask', dueOn: '2026-11-20' }],
    })
    await add({ title: 'Some day' })
    expect(await titles('late')).toEqual(['Due yesterday', 'With a late step'])
    expect(await titles('open')).toEqual(['Due yesterday', 'With a late step', 'Due today', 'Some day'])
    office.move('2026-11-24')
    expect((await listed('open')).counts).toEqual({ late: 3, mine: 0, waiting: 0, open: 4 })
  })

  it.each([
    { case: 'of a stranger', task: { owner: 'user-x' }, code: 'OWNER_NOT_OF_STAFF' },
    { case: 'of a customer', task: { owner: 'user-customer' }, code: 'OWNER_NOT_OF_STAFF' },
    { case: 'of no project', task: { projectId: 7 }, code: 'PROJECT_NOT_FOUND' },
    ...(['run', 'account', 'bill', 'import', 'finding', 'delegation'] as const).map((kind) => ({
      case: `about no ${kind}`,
      task: { links: [{ kind, key: '7' }] },
      code: 'LINKED_THING_NOT_FOUND',
    })),
    { case: 'about nothing known', task: { links: [{ kind: 'dream', key: 'x' }] }, code: 'REQUEST_INVALID' },
    { case: 'without words', task: { title: ' ' }, code: 'REQUEST_INVALID' },
  ])('is refused: $case', async ({ task, code }) => {
    expect(await refused(office.post('/tasks', { title: 'A task', ...task }))).toMatchObject({ code })
  })

  it('is not changed by somebody who only reads, and its notes by nobody', async () => {
    const { id } = await add({})
    expect(await refused(office.as('auditor').post(`/tasks/${id}/notes`, { text: 'x' }))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await answered(office.post(`/tasks/${id}/notes`, { text: 'As it was.' }))
    await expect(
      office.work(({ db }) => db.updateTable('work_note').set({ body: 'As it was not.' }).execute()),
    ).rejects.toThrow(/permission denied/)
  })

  it('goes into a workbook', async () => {
    await add({ dueOn: '2026-11-20', owner: 'user-clerk' })
    const book = new Excel.Workbook()
    await book.xlsx.load(await (await office.get('/tasks/workbook?view=late')).arrayBuffer())
    const row = book.getWorksheet('Tasks')!.getRow(2)
    expect([row.getCell(2).value, row.getCell(4).value, row.getCell(6).value]).toEqual([
      'Order envelopes',
      'Test clerk',
      'late',
    ])
  })
})

describe('a project', () => {
  const paperless = {
    title: 'Paperless bills',
    goal: 'Fewer bills on paper',
    measure: 'Bills mailed',
    unit: 'a month',
    baseline: 5200,
    target: 4000,
  }
  it('holds tasks, tells its progress, and what was measured before and after', async () => {
    const project = await answered<Project>(office.post('/projects', paperless))
    const task = await add({ projectId: project.id, dueOn: '2026-11-01' })
    await add({ title: 'Ask customers', projectId: project.id })
    await answered(office.post(`/tasks/${task.id}/state`, { version: 1, state: 'done' }))
    const put = (body: object) =>
      office.put(`/projects/${project.id}`, { ...paperless, state: 'going', ...body })
    const measured = await answered<Project>(put({ version: 1, result: 4600.5 }))
    expect(measured).toMatchObject({
      result: 4600.5,
      reachedPercent: 50,
      tasks: 2,
      tasksDone: 1,
      tasksLate: 0,
    })
    expect(measured.taskList.map(({ title }) => title)).toEqual(['Ask customers', 'Order envelopes'])
    expect(await refused(put({ version: 1, title: 'x' }))).toEqual({
      code: 'CHANGED_MEANWHILE',
      details: { by: 'Test coordinator', changed: ['result'], version: 2 },
    })
    expect(await refused(put({ version: 2, state: 'dropped' }))).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await answered<Project>(put({ version: 2, state: 'done' }))).toMatchObject({
      closedOn: '2026-11-23',
    })
    await answered(office.post(`/projects/${project.id}/notes`, { text: 'Half the way.' }))
    expect((await answered<Project>(office.get(`/projects/${project.id}`))).notes).toHaveLength(1)
    expect(await answered<{ rows: unknown[] }>(office.get('/projects'))).toMatchObject({
      rows: [{ state: 'done' }],
    })
    expect(await refused(office.post('/projects', { ...paperless, measure: null }))).toMatchObject({
      code: 'FIELD_REFUSED',
    })
  })
})

it('a template is put on the list, with its days counted in business days', async () => {
  const { rows } = await answered<SuccessOf<typeof workplan.templates>>(
    office.get('/task-templates?beginsOn=2026-11-27'),
  )
  expect(rows.map(({ code }) => code)).toEqual(['month-end', 'new-clerk', 'new-rates'])
  const apply = { beginsOn: '2026-11-27', owner: 'user-coordinator' }
  const made = await answered<SuccessOf<typeof workplan.apply>>(
    office.post('/task-templates/month-end', apply),
  )
  expect(made.rows.map(({ dueOn }) => dueOn)).toEqual(rows[0]!.tasks.map(({ dueOn }) => dueOn))
  expect(made.rows[1]).toMatchObject({ dueOn: '2026-11-30', steps: 3, owner: { name: 'Test coordinator' } })
  expect(await refused(office.post('/task-templates/none', apply))).toMatchObject({
    code: 'TASK_TEMPLATE_NOT_FOUND',
  })
})
