import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { ProjectForm } from './forms/project-form.tsx'
import { Progress } from './progress.tsx'
import { type Project, projectList } from './work-queries.ts'
import { WorkWays } from './work-ways.tsx'
import { dueWords, measureWords, projectStateWords } from './work-words.ts'

/** Improvements and other work of several tasks, with what they were measured to bring. */
export function ProjectList() {
  const navigate = useNavigate()
  const list = useQuery(projectList)
  const may = useMay()('workplan.change')
  const today = useToday()
  const [adding, add] = useState(false)
  const columns = useMemo(() => columnsOn(today), [today])
  const going = list.data?.rows.filter(({ state }) => state === 'going').length
  return (
    <Stack gap="sm">
      <PageHead
        title="Projects"
        state={going === undefined ? '' : `${count(going, 'project')} under way`}
        action={may && <Button onClick={() => add(true)}>New project</Button>}
      />
      <WorkWays />
      <Refusal error={list.error} />
      <DataTable
        label="Projects, those under way first"
        rows={list.data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/projects/$projectId', params: { projectId: `${id}` } })}
        empty="No project yet. Begin one with the button above: what shall be better, and how will you know?"
      />
      {adding && <ProjectForm onClose={() => add(false)} />}
    </Stack>
  )
}

const columnsOn = (today: string): readonly Column<Project>[] => [
  {
    key: 'title',
    title: 'Project',
    wrap: true,
    sortBy: ({ title }) => title,
    cell: ({ id, title }) => (
      <TextLink to="/projects/$projectId" params={{ projectId: `${id}` }} fz="inherit">
        {title}
      </TextLink>
    ),
  },
  {
    key: 'state',
    title: 'State',
    sortBy: ({ state }) => state,
    cell: ({ state }) => projectStateWords[state],
  },
  {
    key: 'progress',
    title: 'Tasks done',
    cell: ({ tasks, tasksDone }) => <Progress done={tasksDone} of={tasks} what="tasks" />,
  },
  { key: 'measure', title: 'Measure', wrap: true, cell: (project) => measureWords(project) },
  { key: 'owner', title: 'Owner', cell: ({ owner }) => owner?.name ?? 'nobody yet' },
  {
    key: 'due',
    title: 'Due',
    sortBy: ({ dueOn }) => dueOn,
    cell: ({ dueOn, closedOn }) => dueWords(dueOn, today, closedOn !== null),
  },
]
