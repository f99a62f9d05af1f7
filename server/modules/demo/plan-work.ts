import type { PlainDate } from '#kernel/dates'
import type { Actor, Delegated } from '#kernel/work'
import { bringFile } from '../intake/bring-file.ts'
import { discardImport } from '../intake/discard-import.ts'
import { authorityFor } from '../staff/delegated-authority.ts'
import { giveDelegation } from '../staff/give-delegation.ts'
import { addTask, type TaskFields } from '../workplan/add-task.ts'
import { addProject } from '../workplan/change-project.ts'
import { writeNote } from '../workplan/notes.ts'
import { addRecurring } from '../workplan/recurring-tasks.ts'
import { setTaskState } from '../workplan/set-task-state.ts'
import { tickStep } from '../workplan/tick-step.ts'
import type { PastDays } from './past-days.ts'

/** The people of the practice city who have work, as they sign in. */
type Office = Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor & { readonly userId: string }>>

type PlannedWork = { readonly past: PastDays; readonly office: Office; readonly today: PlainDate }

/**
 * Fills the work plan of the practice city: tasks that are late, due, and waiting; a project with a measure; what comes again; and an
 * authority that was given, used, and has ended, with its report waiting for the manager.
 */
export async function planWork(planned: PlannedWork): Promise<void> {
  await delegate(planned)
  await improve(planned)
  await addTasks(planned)
}

const task = (title: string, fields: Partial<TaskFields>): TaskFields => ({
  title,
  body: null,
  projectId: null,
  owner: null,
  dueOn: null,
  priority: 'normal',
  steps: [],
  links: [],
  ...fields,
})
const step = (title: string, owner: string | null = null) => ({ title, owner, dueOn: null })

/** While the manager was away the clerk brought a file in for them. */
async function delegate({ past, office, today }: PlannedWork): Promise<void> {
  const [fromOn, lastOn] = [today.subtract({ days: 14 }), today.subtract({ days: 3 })]
  const given = {
    holder: office.clerk.userId,
    fromOn,
    lastOn,
    limits: [
      { permission: 'imports.change', upToCents: null },
      { permission: 'runs.release', upToCents: 25_000_00 },
    ],
    reason: 'Conference and leave; the coordinator prepares the runs.',
  } as const
  await past.on(fromOn, office.manager)((work) => giveDelegation(work, given))
  const used = today.subtract({ days: 7 })
  const authority = await past.on(used, office.clerk)((work) => authorityFor(work, 'imports.change'))
  const actor: Actor = { ...office.clerk, delegation: authority as Delegated }
  await past.on(
    used,
    actor,
  )(async (work) => {
    const id = await bringFile(work, {
      bytes: new TextEncoder().encode('number,street,city,zip\n1,Juniper Ave,Ontario,91764\n'),
      fileName: 'juniper-avenue-draft.csv',
      kind: 'premises',
      mapping: null,
    })
    await discardImport(work, id)
  })
}

async function improve({ past, office, today }: PlannedWork): Promise<void> {
  const { coordinator, clerk } = office
  await past.on(
    today.subtract({ days: 40 }),
    coordinator,
  )(async (work) => {
    const { id } = await addProject(work, {
      title: 'Fewer bills come back in the mail',
      goal: 'Mailing addresses are right before the bill is printed, so that nobody is late because of us.',
      owner: coordinator.userId,
      dueOn: today.add({ days: 60 }).toString(),
      measure: 'Bills returned by the post office',
      unit: 'a month',
      baseline: 64,
      target: 20,
      result: 41,
    })
    const list = await addTask(
      work,
      task('Draw the list of returned bills', { projectId: id, owner: clerk.userId, priority: 'high' }),
    )
    await setTaskState(work, { id: list.id, version: 1, state: 'done' })
    await addTask(
      work,
      task('Call owners of rented homes for a mailing address', {
        projectId: id,
        owner: clerk.userId,
        dueOn: today.add({ days: 9 }).toString(),
        steps: [step('Letters A to M'), step('Letters N to Z')],
      }),
    )
    await writeNote(work, { project_id: id }, 'Most of them are rented homes whose tenant has moved.')
  })
}

async function addTasks({ past, office, today }: PlannedWork): Promise<void> {
  const { coordinator, clerk, manager } = office
  const on = (days: number): string => today.add({ days }).toString()
  await past.on(
    today.subtract({ days: 12 }),
    coordinator,
  )(async (work) => {
    const envelopes = await addTask(
      work,
      task('Order window envelopes for December', {
        owner: clerk.userId,
        dueOn: on(-2),
        priority: 'high',
        steps: [step('Count the stock'), step('Ask for a quote'), step('Order')],
      }),
    )
    await tickStep(work, { id: envelopes.id, step: envelopes.stepList[0]!.id, done: true })
    await writeNote(work, { task_id: envelopes.id }, 'About 4,000 are left, enough for one cycle.')
    const wording = await addTask(
      work,
      task('Wording of the holiday message on bills', { owner: coordinator.userId, dueOn: on(4) }),
    )
    await setTaskState(work, {
      id: wording.id,
      version: 1,
      state: 'waiting',
      waitingUserId: manager.userId,
    })
    await addTask(
      work,
      task('Go through the exceptions of the next register', {
        owner: coordinator.userId,
        dueOn: on(0),
        steps: [step('Large changes'), step('New accounts'), step('Bills without an address', clerk.userId)],
      }),
    )
    const parcels = await addTask(
      work,
      task('Parcel numbers of the new streets', { owner: clerk.userId, dueOn: on(6), priority: 'low' }),
    )
    await setTaskState(work, {
      id: parcels.id,
      version: 1,
      state: 'waiting',
      waitingFor: 'the assessor’s office',
    })
    await addRecurring(work, {
      title: 'Reconcile the month with the general ledger',
      body: null,
      owner: coordinator.userId,
      priority: 'normal',
      every: 'month',
      month: 1,
      businessDay: 2,
      leadDays: 5,
      steps: ['Journals handed to finance', 'Billed charges agree', 'Receivable agrees'],
    })
  })
}
