import { call, urlOf } from '@cartwright/api/client'
import { mailJobs } from '@cartwright/api/mail-jobs'
import { Alert, Button, Group, List, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import { ReconcileForm, SendForm, TellForm } from './mail-job-forms.tsx'
import { isOnItsWay, mailHouse, mailJob, type Told, type WholeJob } from './mail-job-queries.ts'
import { PullTable, StepTable } from './mail-job-tables.tsx'
import { stateWords } from './mail-job-words.ts'
import { PullForm, ShortTrays } from './pull-form.tsx'
import { ProofSection } from './proof-section.tsx'
import { UploadForm } from './upload-form.tsx'
import { UploadSection } from './upload-section.tsx'

type Asking = Told | 'send' | 'upload' | 'pull' | 'drop' | 'reconcile' | null

/** One job of the mail: what is in it, what came back, and what is to be done next. */
export function MailJobPage() {
  const jobId = Number(useParams({ from: '/office/mail-jobs/$jobId' }).jobId)
  const query = useQuery(mailJob(jobId))
  const [asking, ask] = useState<Asking>(null)
  const job = query.data?.job
  return (
    <Stack gap="md">
      <PageHead
        title={`Mail job M-${jobId}`}
        state={job && `${stateWords[job.state]} · ${count(job.toMail, 'piece')} to mail`}
        action={query.data && <Deeds whole={query.data} ask={ask} />}
      />
      <TextLink to="/mail-jobs">All mail jobs</TextLink>
      <Loaded query={query} rows={10}>
        {(whole) => (
          <>
            <Stopped whole={whole} />
            <ShortTrays levels={whole.levels} />
            <JobFacts whole={whole} />
            <UploadSection whole={whole} />
            <ProofSection whole={whole} />
            <StepTable whole={whole} />
            <PullTable whole={whole} />
            <Asked asking={asking} whole={whole} onClose={() => ask(null)} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

/** What stops the job, before anything else. */
function Stopped({ whole: { job } }: { readonly whole: WholeJob }) {
  if (job.failure !== null)
    return (
      <Alert color="red" title="⚠ The package could not be put together" role="alert">
        {job.failure} Print the run again, give this job up, and make another.
      </Alert>
    )
  if (job.differences.length === 0) return null
  return (
    <Alert color="red" title="⚠ The job stands: a count differs" role="alert">
      <List size="sm">
        {job.differences.map(({ of, sentence }) => (
          <List.Item key={of}>{sentence}</List.Item>
        ))}
      </List>
      Find the pieces, take out those that are not mailed, and enter the right count.
    </Alert>
  )
}

type DeedsProps = { readonly whole: WholeJob; readonly ask: (asking: Asking) => void }

function Deeds({ whole, ask }: DeedsProps) {
  const { job, proof } = whole
  const may = useMay()
  const { jobId, kind, state } = job
  const house = kind === 'mail-house'
  const open = ['ready', 'sent', 'proof-received', 'proof-approved'].includes(state)
  const works = may('mail.work')
  const sends = may('mail.send')
  return (
    <Group gap="xs">
      {job.packageSha256 !== null && state !== 'making' && sends && (
        <Button
          component="a"
          variant="default"
          href={urlOf(mailJobs.package, { params: { jobId } })}
          download
        >
          Package (zip)
        </Button>
      )}
      {open && works && (
        <Button variant="default" onClick={() => ask('pull')}>
          Take a bill out …
        </Button>
      )}
      {(open || state === 'making') && sends && (
        <Button variant="default" onClick={() => ask('drop')}>
          Give it up …
        </Button>
      )}
      {state === 'ready' && house && sends && !isOnItsWay(whole) && <Send ask={ask} />}
      {['sent', 'proof-received'].includes(state) && house && works && (
        <Button variant={state === 'sent' ? 'filled' : 'default'} onClick={() => ask('proof')}>
          A proof came …
        </Button>
      )}
      {state === 'proof-received' && sends && <Approve jobId={jobId} proof={proof} />}
      {state === (house ? 'proof-approved' : 'ready') && works && (
        <Button onClick={() => ask('mailed')}>It was mailed …</Button>
      )}
      {state === 'mailed' && works && <Button onClick={() => ask('statement')}>Postage statement …</Button>}
      {state === 'statement-received' && sends && (
        <Button onClick={() => ask('reconcile')}>All counts agree: close it …</Button>
      )}
    </Group>
  )
}

/** The two ways to the mail house: from here, where that is set up, or with the package in the hand. */
function Send({ ask }: Pick<DeedsProps, 'ask'>) {
  const { data } = useQuery(mailHouse)
  const bySftp = data !== undefined && data.destination !== null
  return (
    <>
      <Button variant={bySftp ? 'default' : 'filled'} onClick={() => ask('send')}>
        It was sent …
      </Button>
      {bySftp && <Button onClick={() => ask('upload')}>Send by SFTP …</Button>}
    </>
  )
}

function Approve({ jobId, proof }: { readonly jobId: number; readonly proof: WholeJob['proof'] }) {
  const command = useCommand(() => call(mailJobs.approve, { params: { jobId } }))
  const left = proof.filter(({ verdict }) => verdict !== 'right').length
  return (
    <>
      <Button onClick={() => command.mutate(undefined)} loading={command.isPending} disabled={left > 0}>
        Approve the proof
      </Button>
      <Refusal error={command.error} />
    </>
  )
}

const JobFacts = ({
  whole: { job, proofSeed, levels, expectedPostageCents },
}: {
  readonly whole: WholeJob
}) => (
  <Facts
    facts={{
      Run: (
        <TextLink to="/runs/$runId" params={{ runId: String(job.runId) }} fz="inherit">
          Run {job.runId}, cycle {job.cycle}
        </TextLink>
      ),
      Through: job.house ?? 'The office itself',
      'Printed pieces': job.pieces.toLocaleString('en'),
      'Taken out': job.pulled > 0 && job.pulled.toLocaleString('en'),
      'To mail': job.toMail.toLocaleString('en'),
      'Total due': money(job.totalDueCents),
      'At automation prices': levels !== null && count(levels.inTrays, 'letter'),
      'Postage by the sort': expectedPostageCents !== null && money(expectedPostageCents),
      'Books read': instant(job.dataAsOf),
      'Too old from': instant(job.oldFrom),
      Package: job.packageBytes !== null && `${job.packageBytes.toLocaleString('en')} bytes`,
      'SHA-256': job.packageSha256,
      'Sample drawn by': proofSeed,
      Made: `${day(job.madeOn)}, ${job.madeBy}`,
    }}
  />
)

type AskedProps = { readonly asking: Asking; readonly whole: WholeJob; readonly onClose: () => void }

function Asked({ asking, whole, onClose }: AskedProps) {
  const today = useToday()
  const { data: to } = useQuery(mailHouse)
  const { jobId } = whole.job
  const drop = useCommand(
    (body: { reason: string }) => call(mailJobs.drop, { params: { jobId }, body }),
    onClose,
  )
  if (asking === null || today === '') return null
  if (asking === 'send') return <SendForm whole={whole} onClose={onClose} />
  if (asking === 'upload')
    return <UploadForm whole={whole} destination={to?.destination ?? ''} onClose={onClose} />
  if (asking === 'reconcile') return <ReconcileForm whole={whole} onClose={onClose} />
  if (asking === 'pull') return <PullForm whole={whole} onClose={onClose} />
  if (asking !== 'drop') return <TellForm of={asking} whole={whole} today={today} onClose={onClose} />
  return (
    <ReasonForm
      title={`Give up mail job M-${jobId}`}
      submit="Give it up"
      will="Nothing of it is mailed; tell the mail house, if it has the package. The serial numbers of its pieces stay used. The run can have another job."
      command={drop}
      onClose={onClose}
    />
  )
}
