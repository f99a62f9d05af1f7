import { call } from '@cartwright/api/client'
import { mailJobs } from '@cartwright/api/mail-jobs'
import { Button, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { allMailJobs, type Job, type MailJobs } from './mail-job-queries.ts'
import { stateWords } from './mail-job-words.ts'

type Waiting = MailJobs['waiting'][number]

/** The jobs of the mail, and the printed runs that wait for one. */
export function MailJobList() {
  const list = useQuery(allMailJobs)
  const navigate = useNavigate()
  const may = useMay()('mail.send')
  const open = (jobId: number) => navigate({ to: '/mail-jobs/$jobId', params: { jobId: String(jobId) } })
  const make = useCommand(
    (runId: number) => call(mailJobs.make, { params: { runId } }),
    ({ job }) => open(job.jobId),
  )
  return (
    <Stack gap="md">
      <PageHead title="Mail jobs" state={list.data && sentence(list.data)} />
      <Refusal error={list.error ?? make.error} />
      <section aria-labelledby="waiting">
        <Title order={2} id="waiting" mb="xs">
          Runs that wait for the mail
        </Title>
        <DataTable
          label="Printed runs without a job"
          rows={list.data?.waiting}
          columns={waitingColumns(may ? (runId) => make.mutate(runId) : null, make.isPending)}
          rowKey={({ runId }) => runId}
          empty="No printed run waits. Print the bills of a posted run first."
          height="16rem"
        />
      </section>
      <section aria-labelledby="jobs">
        <Title order={2} id="jobs" mb="xs">
          Jobs
        </Title>
        <DataTable
          label="Jobs of the mail, newest first"
          rows={list.data?.rows}
          columns={columns}
          rowKey={({ jobId }) => jobId}
          onOpen={({ jobId }) => void open(jobId)}
          empty="There is no job yet. Put together the package of a printed run."
          height="26rem"
        />
      </section>
    </Stack>
  )
}

function sentence({ hasRule, rows, waiting }: MailJobs): string {
  if (!hasRule)
    return 'The city has no rule of how bills go into the mail: add the policy “mailing” to the set-up first.'
  const open = rows.filter(({ state }) => state !== 'reconciled' && state !== 'dropped')
  const standing = open.filter(({ differences }) => differences.length > 0)
  return [
    count(open.length, 'open job'),
    `${count(waiting.length, 'run')} waiting`,
    ...(standing.length > 0 ? [`⚠ ${count(standing.length, 'job')} with a count that differs`] : []),
  ].join(' · ')
}

const RunLink = ({ runId }: { readonly runId: number }) => (
  <TextLink to="/runs/$runId" params={{ runId: String(runId) }} fz="inherit">
    Run {runId}
  </TextLink>
)

const waitingColumns = (
  make: ((runId: number) => void) | null,
  busy: boolean,
): readonly Column<Waiting>[] => [
  { key: 'run', title: 'Run', cell: RunLink },
  { key: 'cycle', title: 'Cycle', cell: ({ cycle }) => cycle },
  { key: 'pieces', title: 'Pieces', align: 'right', cell: ({ pieces }) => pieces.toLocaleString('en') },
  {
    key: 'make',
    title: 'Package',
    cell: ({ runId }) =>
      make && (
        <Button
          size="compact-sm"
          disabled={busy}
          onClick={() => make(runId)}
          aria-label={`Put it together: the package of run ${runId}`}
        >
          Put it together
        </Button>
      ),
  },
]

const columns: readonly Column<Job>[] = [
  {
    key: 'job',
    title: 'Job',
    sortBy: ({ jobId }) => jobId,
    cell: ({ jobId }) => (
      <TextLink to="/mail-jobs/$jobId" params={{ jobId: String(jobId) }} fz="inherit">
        M-{jobId}
      </TextLink>
    ),
  },
  { key: 'run', title: 'Run', sortBy: ({ runId }) => runId, cell: RunLink },
  { key: 'cycle', title: 'Cycle', cell: ({ cycle }) => cycle },
  {
    key: 'house',
    title: 'Through',
    wrap: true,
    cell: ({ house, kind }) => (kind === 'in-house' ? 'The office itself' : house),
  },
  {
    key: 'state',
    title: 'State',
    wrap: true,
    sortBy: ({ state }) => state,
    cell: ({ state, differences }) =>
      differences.length > 0 ? `⚠ ${stateWords[state]}: a count differs` : stateWords[state],
  },
  { key: 'mail', title: 'To mail', align: 'right', cell: ({ toMail }) => toMail.toLocaleString('en') },
  { key: 'due', title: 'Total due', align: 'right', cell: (row) => <Money cents={row.totalDueCents} /> },
  { key: 'made', title: 'Made', wrap: true, cell: ({ madeOn, madeBy }) => `${day(madeOn)}, ${madeBy}` },
]
