import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { ProjectForm } from './forms/project-form.tsx'
import { TaskForm } from './forms/task-form.tsx'
import { Notes } from './notes.tsx'
import { Progress } from './progress.tsx'
import { taskColumns } from './task-columns.tsx'
import { TaskDrawer } from './task-drawer.tsx'
import { projectShown, type WholeProject } from './work-queries.ts'
import { WorkWays } from './work-ways.tsx'
import { dueWords, figure, projectStateWords } from './work-words.ts'

/** One project: its goal, what is measured before and after, its tasks and notes. */
export function ProjectPage() {
  const { projectId } = useParams({ from: '/office/projects/$projectId' })
  const query = useQuery(projectShown(Number(projectId)))
  const may = useMay()('workplan.change')
  const [asking, ask] = useState<'edit' | 'task' | null>(null)
  const shown = query.data
  const close = () => ask(null)
  return (
    <Stack gap="md">
      <PageHead
        title={shown?.title ?? `Project ${projectId}`}
        state={shown ? stateSentence(shown) : ''}
        action={
          may &&
          shown && (
            <Group gap="xs" data-no-print>
              <Button variant="default" onClick={() => ask('edit')}>
                Change …
              </Button>
              <Button onClick={() => ask('task')}>New task</Button>
            </Group>
          )
        }
      />
      <WorkWays />
      <Loaded query={query} rows={10}>
        {(project) => <Known project={project} />}
      </Loaded>
      {asking === 'edit' && shown && <ProjectForm project={shown} onClose={close} />}
      {asking === 'task' && <TaskForm projectId={Number(projectId)} onClose={close} />}
    </Stack>
  )
}

const stateSentence = ({ state, droppedBecause, owner, tasksLate }: WholeProject): string =>
  [
    projectStateWords[state] + (droppedBecause ? `: ${droppedBecause}` : ''),
    owner?.name ?? 'nobody yet',
    tasksLate > 0 && `${tasksLate} late`,
  ]
    .filter(Boolean)
    .join(' · ')

function Known({ project }: { project: WholeProject }) {
  const may = useMay()('workplan.change')
  const today = useToday()
  const columns = useMemo(() => taskColumns(today), [today])
  const [task, open] = useState<number>()
  const { id, unit, taskList } = project
  return (
    <>
      <Text maw="60rem" style={{ whiteSpace: 'pre-wrap' }}>
        {project.goal}
      </Text>
      <Facts
        facts={{
          Due: dueWords(project.dueOn, today, project.closedOn !== null) || 'no day',
          Measured: project.measure,
          Before: figure(project.baseline, unit),
          Target: figure(project.target, unit),
          'Result so far': figure(project.result, unit),
          'Of the way': project.reachedPercent === null ? null : `${project.reachedPercent} %`,
        }}
      />
      <div style={{ maxWidth: '24rem' }}>
        <Progress done={project.tasksDone} of={project.tasks} what="tasks done" />
      </div>
      <Title order={2}>Tasks</Title>
      <DataTable
        label="Tasks of the project"
        rows={taskList}
        columns={columns}
        rowKey={(one) => one.id}
        onOpen={(one) => open(one.id)}
        empty="No task yet. What is the first thing to do?"
        height="24rem"
      />
      <Notes
        notes={project.notes}
        write={may ? (text) => call(workplan.addProjectNote, { params: { id }, body: { text } }) : undefined}
      />
      <TaskDrawer id={task} onClose={() => open(undefined)} />
    </>
  )
}
