import { Skeleton, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { PlanLink } from '../planning/plan-link.tsx'
import { ChangeTab } from './change-tab.tsx'
import { DeliveryTab } from './delivery-tab.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { ExceptionsTab } from './exceptions-tab.tsx'
import { GlTab } from './gl-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { MailSortTab } from './mail-sort-tab.tsx'
import { periodWords } from './period-words.ts'
import { RegisterTab } from './register-tab.tsx'
import { RunActions } from './run-actions.tsx'
import { RunCauses } from './run-causes.tsx'
import { RunChain } from './run-chain.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunGates } from './run-gates.tsx'
import { RunProgress } from './run-progress.tsx'
import { runShown } from './run-queries.ts'
import { runSentence } from './run-sentence.ts'
import { type RunTab, unfiltered, useRunPlace } from './run-search.ts'
import type { RunDetail } from './run-types.ts'
import { cycleWords, kindWords } from './run-words.ts'
import { SampleTab } from './sample-tab.tsx'
import { SidePage } from './side-page.tsx'
import { StateStrip } from './state-strip.tsx'
import { useRunProgress } from './use-run-progress.ts'

/** The page a run is worked on, from opening to close. */
export function RunPage() {
  const { runId } = useParams({ strict: false })
  const { data: run, error } = useQuery(runShown(Number(runId)))
  if (run) return <Workspace run={run} />
  return (
    <Stack>
      <PageHead title={`Run ${runId}`} state="" />
      {error ? <Refusal error={error} /> : <Skeleton h={480} />}
    </Stack>
  )
}

function Workspace({ run }: { run: RunDetail }) {
  useRunProgress(run)
  const { place, go } = useRunPlace()
  const title = [
    cycleWords(run.cycle),
    periodWords(run.periodFrom, run.periodUntil),
    run.kind !== 'cycle' && (run.billKind === 'regular' ? kindWords[run.kind] : `${run.billKind} bill`),
  ]
  return (
    <Stack gap="sm">
      <PageHead
        title={title.filter(Boolean).join(' · ')}
        state={runSentence(run)}
        action={<RunActions run={run} />}
      />
      <StateStrip state={run.state} />
      <RunProgress progress={run.progress} />
      <RunFacts run={run} />
      <PlanLink runId={run.id} />
      <RunGates gates={run.gates} />
      <RunChain run={run} onOpen={(part) => go({ ...unfiltered, against: undefined, ...part })} />
      {place.tab !== 'change' && (
        <RunCauses
          run={run}
          onCause={(cause, against) => go({ ...unfiltered, tab: 'register', cause, against })}
        />
      )}
      <RunTabs run={run} />
      <SidePage run={run} />
    </Stack>
  )
}

function RunTabs({ run }: { run: RunDetail }) {
  const may = useMay()
  const { place, go } = useRunPlace()
  const tab = place.tab ?? (run.exceptions.length > 0 ? 'exceptions' : 'register')
  return (
    <Tabs
      value={tab}
      onChange={(next) => go({ ...unfiltered, tab: next as RunTab })}
      keepMounted={false}
      activateTabWithKeyboard={false}
    >
      <Tabs.List mb="md">
        <Tabs.Tab value="exceptions">
          Exceptions{run.undecided > 0 && ` (${run.undecided.toLocaleString('en-US')})`}
        </Tabs.Tab>
        <Tabs.Tab value="register">Register</Tabs.Tab>
        <Tabs.Tab value="sample">Sample</Tabs.Tab>
        <Tabs.Tab value="change">Change</Tabs.Tab>
        <Tabs.Tab value="gl">General ledger</Tabs.Tab>
        <Tabs.Tab value="documents">Documents</Tabs.Tab>
        <Tabs.Tab value="delivery">Delivery</Tabs.Tab>
        {may('mail.read') && <Tabs.Tab value="mail-sort">Mail sort</Tabs.Tab>}
        <Tabs.Tab value="history">History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="exceptions">
        <ExceptionsTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="register">
        <RegisterTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="sample">
        <SampleTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="change">
        <ChangeTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="gl">
        <GlTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        <DocumentsTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="delivery">
        <DeliveryTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="mail-sort">
        <MailSortTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        {may('audit.read') ? (
          <HistoryTab run={run} />
        ) : (
          <Text>The record of a run is read by managers, auditors and administrators.</Text>
        )}
      </Tabs.Panel>
    </Tabs>
  )
}
