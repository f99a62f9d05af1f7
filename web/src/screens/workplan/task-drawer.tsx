import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { Button, Checkbox, Drawer, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { Day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { StateForm, type NextState } from './forms/state-form.tsx'
import { TaskForm } from './forms/task-form.tsx'
import { LinkTo } from './link-words.tsx'
import { Notes } from './notes.tsx'
import { seeChanged, taskShown, type WholeTask } from './work-queries.ts'
import { dueWords, priorityWords, standing } from './work-words.ts'
import styles from './workplan.module.css'

type DrawerProps = { readonly id: number | undefined; readonly onClose: () => void }

/** One task beside the list: its steps to tick off, what it is about, and what was written down. */
export function TaskDrawer({ id, onClose }: DrawerProps) {
  const query = useQuery({ ...taskShown(id ?? 0), enabled: id !== undefined })
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="40rem"
      title={`Task ${id ?? ''}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {id !== undefined && (
        <Loaded query={query} rows={10}>
          {(task) => <OneTask task={task} />}
        </Loaded>
      )}
    </Drawer>
  )
}

function OneTask({ task }: { task: WholeTask }) {
  const may = useMay()('workplan.change')
  const today = useToday()
  const params = { id: task.id }
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Title order={2}>{task.title}</Title>
        <Text>{standing(task)}</Text>
        {task.body && <Text style={{ whiteSpace: 'pre-wrap' }}>{task.body}</Text>}
      </Stack>
      {may && <Deeds task={task} />}
      <Facts
        facts={{
          Owner: task.owner?.name ?? 'nobody yet',
          Due: dueWords(task.dueOn, today, task.closedOn !== null) || 'no day',
          Priority: priorityWords[task.priority],
          Project: task.project && (
            <TextLink to="/projects/$projectId" params={{ projectId: `${task.project.id}` }} fz="inherit">
              {task.project.title}
            </TextLink>
          ),
          'Written by': (
            <>
              {task.createdBy}, <Day on={task.createdOn} />
            </>
          ),
        }}
      />
      <Steps task={task} />
      {task.links.length > 0 && (
        <Stack gap={4} component="section" aria-label="What it is about">
          <Title order={3}>What it is about</Title>
          {task.links.map((link) => (
            <LinkTo key={`${link.kind} ${link.key}`} link={link} />
          ))}
        </Stack>
      )}
      <Notes
        notes={task.notes}
        write={may ? (text) => call(workplan.addNote, { params, body: { text } }) : undefined}
      />
    </Stack>
  )
}

function Deeds({ task }: { task: WholeTask }) {
  const [asking, ask] = useState<'edit' | NextState | null>(null)
  const { id, version, state } = task
  const set = useCommand((to: 'to-do' | 'doing' | 'done') =>
    seeChanged(call(workplan.setState, { params: { id }, body: { version, state: to } })),
  )
  const closed = task.closedOn !== null
  const close = () => ask(null)
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {!closed && <Button onClick={() => set.mutate('done')}>Done</Button>}
        {!closed && state !== 'doing' && (
          <Button variant="default" onClick={() => set.mutate('doing')}>
            {state === 'waiting' ? 'Go on' : 'Begin'}
          </Button>
        )}
        {!closed && (
          <Button variant="default" onClick={() => ask('waiting')}>
            {state === 'waiting' ? 'Waits for somebody else …' : 'Let it wait …'}
          </Button>
        )}
        {closed && (
          <Button variant="default" onClick={() => set.mutate('to-do')}>
            Take it up again
          </Button>
        )}
        <Button variant="default" onClick={() => ask('edit')}>
          Change …
        </Button>
        {!closed && (
          <Button variant="default" onClick={() => ask('dropped')}>
            Drop …
          </Button>
        )}
      </Group>
      <Refusal error={set.error} />
      {asking === 'edit' && <TaskForm task={task} onClose={close} />}
      {(asking === 'waiting' || asking === 'dropped') && (
        <StateForm task={task} to={asking} onClose={close} />
      )}
    </Stack>
  )
}

function Steps({ task }: { task: WholeTask }) {
  const may = useMay()('workplan.change')
  const today = useToday()
  const tick = useCommand(({ step, done }: { step: number; done: boolean }) =>
    call(workplan.tick, { params: { id: task.id, step }, body: { done } }),
  )
  if (task.stepList.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-label="Steps">
      <Title order={3}>
        Steps, {task.stepsDone} of {task.steps} done
      </Title>
      <ol className={styles.steps}>
        {task.stepList.map((step) => (
          <li key={step.id}>
            <Checkbox
              checked={step.doneOn !== null}
              disabled={!may || tick.isPending}
              onChange={({ currentTarget }) => tick.mutate({ step: step.id, done: currentTarget.checked })}
              label={step.title}
              description={[
                step.owner?.name,
                dueWords(step.dueOn, today, step.doneOn !== null),
                step.doneBy && `✓ ${step.doneBy}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          </li>
        ))}
      </ol>
      <Refusal error={tick.error} />
    </Stack>
  )
}
