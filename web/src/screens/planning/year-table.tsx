import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, period, shortDay } from '../../parts/day.tsx'
import { useCalendarPlace } from './calendar-search.ts'
import type { YearPlan } from './planning-queries.ts'

type Period = YearPlan['periods'][number]

/** Every run of a year with its days; what moved them is told under the day. Opening a run shows its month. */
export function YearTable({ plan }: { readonly plan: YearPlan }) {
  const { go } = useCalendarPlace()
  const navigate = useNavigate()
  const open = ({ runId, steps }: Period) => {
    if (runId !== null) void navigate({ to: '/runs/$runId', params: { runId: String(runId) } })
    else {
      const mail = steps.find(({ step }) => step === 'mail')!.on
      go({ view: 'month', month: mail.slice(0, 7), day: mail })
    }
  }
  return (
    <DataTable
      label={`Runs of ${plan.year}`}
      rows={plan.periods}
      columns={columns}
      rowKey={({ cycle, periodFrom }) => `${cycle} ${periodFrom}`}
      onOpen={open}
      empty="The city has no cycle yet. Load a city folder that names its cycles."
    />
  )
}

const words = { new: '+ new', changed: '↔ changes', same: '✓ saved' } as const

const stepColumn = (step: string, title: string): Column<Period> => ({
  key: step,
  title,
  sortBy: ({ steps }) => steps.find((one) => one.step === step)?.on ?? null,
  cell: ({ steps }) => <StepDay step={steps.find((one) => one.step === step)} />,
})

function StepDay({ step }: { readonly step: Period['steps'][number] | undefined }) {
  if (!step) return null
  return (
    <div style={{ maxWidth: '11rem', whiteSpace: 'normal' }}>
      <time dateTime={step.on} title={day(step.on)} style={{ whiteSpace: 'nowrap' }}>
        {shortDay(step.on)}
        {step.byHand && ' ✎'}
      </time>
      {step.before && (
        <Text size="xs" c="dimmed">
          was {shortDay(step.before)}
        </Text>
      )}
      {step.because && (
        <Text size="xs" c="dimmed">
          {step.because}
        </Text>
      )}
    </div>
  )
}

const columns: readonly Column<Period>[] = [
  { key: 'cycle', title: 'Cycle', sortBy: ({ cycle }) => cycle, cell: ({ cycle }) => cycle },
  {
    key: 'period',
    opens: true,
    title: 'Period',
    sortBy: ({ periodFrom }) => periodFrom,
    cell: ({ periodFrom, periodUntil, runId }) => (
      <>
        {period(periodFrom, periodUntil)}
        {runId !== null && ` · run ${runId}`}
      </>
    ),
  },
  { key: 'standing', title: 'Plan', cell: ({ standing }) => words[standing] },
  stepColumn('cut-off', 'Cut-off'),
  stepColumn('calculate', 'Calculate'),
  stepColumn('review', 'Review'),
  stepColumn('approve', 'Release'),
  stepColumn('print', 'Print'),
  stepColumn('mail', 'Mail'),
  stepColumn('due', 'Due'),
  stepColumn('delinquent', 'Last day to pay'),
  stepColumn('penalty', 'Penalty'),
]
