import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { titleOf, wordOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { OwnerDialog } from './owner-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { planShown, type PlannedRun, type PlannedStep } from './planning-queries.ts'
import { doneWords, StepState } from './step-words.tsx'
import { TickDialog } from './tick-dialog.tsx'

/** The checklist of one planned run: its steps with owner and day, what is done by whom, and what can be changed. */
export function PlanPage() {
  const { planId } = useParams({ strict: false })
  const query = useQuery(planShown(Number(planId)))
  const run = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={run ? `Cycle ${run.cycle} · ${period(run.periodFrom, run.periodUntil)}` : 'Planned run'}
        state={run ? <Standing run={run} /> : ''}
      />
      <Loaded query={query} rows={14}>
        {(found) => <Checklist run={found} />}
      </Loaded>
      <TextLink to="/calendar">Back to the calendar</TextLink>
    </Stack>
  )
}

function Standing({ run }: { readonly run: PlannedRun }) {
  const work = run.steps.filter(({ kind }) => kind !== 'day')
  const done = work.filter(({ state }) => state === 'done').length
  const late = work.filter(({ state }) => state === 'late').length
  return (
    <Text component="span" inherit>
      {done} of {work.length} steps done{late > 0 && `, ▲ ${late} late`}.{' '}
      {run.runId === null ? (
        'Its run is not open yet.'
      ) : (
        <TextLink to="/runs/$runId" params={{ runId: String(run.runId) }} fz="inherit">
          Run {run.runId} is {wordOf(run.runState ?? '')}
        </TextLink>
      )}
    </Text>
  )
}

type Asking = { readonly what: 'move' | 'tick' | 'give'; readonly step: PlannedStep }

function Checklist({ run }: { readonly run: PlannedRun }) {
  const may = useMay()
  const [asking, ask] = useState<Asking | null>(null)
  const close = () => ask(null)
  const rights = { move: may('planning.change'), tick: may('planning.tick') }
  return (
    <>
      <DataTable
        label="Checklist, by day"
        rows={run.steps}
        columns={rights.move || rights.tick ? [...columns, deedsColumn(rights, ask)] : columns}
        rowKey={({ step }) => step}
        empty="This run has no steps. Plan the year again."
      />
      {asking?.what === 'move' && <MoveDialog step={asking.step} onClose={close} />}
      {asking?.what === 'give' && <OwnerDialog step={asking.step} onClose={close} />}
      {asking?.what === 'tick' && <TickDialog step={asking.step} onClose={close} />}
    </>
  )
}

const deedsColumn = (rights: DeedsProps['rights'], ask: DeedsProps['ask']): Column<PlannedStep> => ({
  key: 'deeds',
  title: 'Change',
  cell: (step) => <Deeds step={step} rights={rights} ask={ask} />,
})

type DeedsProps = {
  readonly step: PlannedStep
  readonly rights: { readonly move: boolean; readonly tick: boolean }
  readonly ask: (asking: Asking) => void
}

const ofTheRun = new Set(['cut-off', 'mail', 'due', 'delinquent'])

/** What can be done with a step. An open run has its own days, and what is done stays where it was planned. */
function Deeds({ step, rights, ask }: DeedsProps) {
  const movable = step.state !== 'done' && !(step.runId !== null && ofTheRun.has(step.step))
  return (
    <Group gap={6} wrap="nowrap">
      {rights.tick && step.kind === 'hand' && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${step.state === 'done' ? 'Take back' : 'Done'}: ${step.name}`}
          onClick={() => ask({ what: 'tick', step })}
        >
          {step.state === 'done' ? 'Take back …' : 'Done …'}
        </Button>
      )}
      {rights.move && movable && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Move: ${step.name}`}
          onClick={() => ask({ what: 'move', step })}
        >
          Move …
        </Button>
      )}
      {rights.move && step.kind !== 'day' && step.state !== 'done' && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Owner: ${step.name}`}
          onClick={() => ask({ what: 'give', step })}
        >
          Owner …
        </Button>
      )}
    </Group>
  )
}

const columns: readonly Column<PlannedStep>[] = [
  {
    key: 'state',
    title: 'State',
    // A day such as the due day is no work: it only comes.
    cell: ({ state }) => <StepState state={state} />,
  },
  { key: 'on', title: 'Day', cell: ({ on, setBy }) => <DayOf on={on} setBy={setBy} /> },
  {
    key: 'name',
    title: 'Step',
    wrap: true,
    cell: ({ name, kind }) => (kind === 'day' ? <em>{name}</em> : name),
  },
  {
    key: 'owner',
    title: 'Owner',
    cell: ({ owner, ownerSetBy }) => (
      <>
        {owner && titleOf(owner)}
        {ownerSetBy && <span title={`Given by ${ownerSetBy}, in this run`}> ✎</span>}
      </>
    ),
  },
  {
    key: 'done',
    title: 'Done by',
    wrap: true,
    cell: (step) => [doneWords(step), step.note].filter(Boolean).join(': '),
  },
  {
    key: 'why',
    title: 'Why then',
    wrap: true,
    cell: ({ because, warning }) => [because, warning && `⚠ ${warning}`].filter(Boolean).join(' · '),
  },
]

const DayOf = ({ on, setBy }: { readonly on: string; readonly setBy: string | null }) => (
  <>
    <Day on={on} />
    {setBy && <span title={`Set by ${setBy}`}> ✎</span>}
  </>
)
