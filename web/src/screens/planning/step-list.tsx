import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { useCalendarPlace } from './calendar-search.ts'
import { type PlannedStep, plannedSteps } from './planning-queries.ts'
import { runWords, StepState } from './step-words.tsx'

/** What is late first, then what comes, for a quarter ahead. */
export function StepList() {
  const { place } = useCalendarPlace()
  const navigate = useNavigate()
  const { data, error } = useQuery(plannedSteps({ cycle: place.cycle, owner: place.owner }))
  return (
    <Stack gap="sm">
      <Refusal error={error} />
      {!error && (
        <DataTable
          label="Planned steps, late ones first"
          rows={data?.rows}
          columns={columns}
          rowKey={({ planId, step }) => `${planId} ${step}`}
          onOpen={({ planId }) =>
            void navigate({ to: '/calendar/$planId', params: { planId: String(planId) } })
          }
          empty="Nothing is planned that fits. Take a filter off, or plan a year under Year."
        />
      )}
    </Stack>
  )
}

const columns: readonly Column<PlannedStep>[] = [
  { key: 'state', title: 'State', cell: ({ state }) => <StepState state={state} /> },
  { key: 'on', title: 'Day', sortBy: ({ on }) => on, cell: ({ on }) => <Day on={on} /> },
  {
    key: 'step',
    title: 'Step',
    sortBy: ({ name }) => name,
    cell: ({ name, planId }) => (
      <TextLink to="/calendar/$planId" params={{ planId: String(planId) }} fz="inherit">
        {name}
      </TextLink>
    ),
  },
  { key: 'run', title: 'Run', sortBy: ({ cycle }) => cycle, cell: runWords },
  {
    key: 'owner',
    title: 'Owner',
    sortBy: ({ owner }) => owner,
    cell: ({ owner }) => owner && titleOf(owner),
  },
  {
    key: 'why',
    title: 'Why then',
    wrap: true,
    cell: ({ because, warning }) => [because, warning && `⚠ ${warning}`].filter(Boolean).join(' · '),
  },
]
