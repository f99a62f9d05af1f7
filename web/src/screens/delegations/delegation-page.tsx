import { call, urlOf } from '@cartwright/api/client'
import { delegations } from '@cartwright/api/delegations'
import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PrintedTable } from '../../parts/printed-table.tsx'
import { titleOf } from '../../parts/words.ts'
import { useMay, useSession } from '../../session.tsx'
import { DecideForm } from './decide-form.tsx'
import { type DelegationReport, delegationReport } from './delegation-queries.ts'
import { daysWords, limitWords, stateSentence } from './delegation-words.ts'

/** One delegation with the report of all that was done under it. */
export function DelegationPage() {
  const { delegationId } = useParams({ from: '/office/delegations/$delegationId' })
  const query = useQuery(delegationReport(Number(delegationId)))
  const shown = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={shown ? `${shown.holder.name} for ${shown.giver.name}` : `Delegation ${delegationId}`}
        state={shown ? stateSentence(shown) : ''}
        action={shown && <Deeds report={shown} />}
      />
      <Loaded query={query} rows={8}>
        {(report) => <Known report={report} />}
      </Loaded>
    </Stack>
  )
}

function Deeds({ report }: { report: DelegationReport }) {
  const may = useMay()
  const me = useSession()?.person?.userId
  const [asking, ask] = useState<'end' | 'sign' | null>(null)
  const { id, state, giver, reportWaits } = report
  const mine = giver.userId === me
  const ends = state !== 'ended' && may('delegations.end') && (mine || !may('delegations.give'))
  return (
    <Group gap="xs" data-no-print>
      <Button
        component="a"
        variant="default"
        href={urlOf(delegations.reportFile, { params: { id } })}
        download
      >
        CSV
      </Button>
      <Button variant="default" onClick={() => print()}>
        Print
      </Button>
      {ends && (
        <Button color="red" onClick={() => ask('end')}>
          End it now …
        </Button>
      )}
      {mine && reportWaits && <Button onClick={() => ask('sign')}>Sign the report …</Button>}
      {asking === 'end' && (
        <DecideForm
          title="End this delegation"
          submit="End it now"
          will={`${report.holder.name} can do nothing more for ${giver.name} from this moment on. What is being done just now is finished, and reported.`}
          danger
          send={(reason) => call(delegations.end, { params: { id }, body: { reason } })}
          onClose={() => ask(null)}
        />
      )}
      {asking === 'sign' && (
        <DecideForm
          title="Sign the report"
          submit="Sign"
          will={`You have read ${report.deedList.length === 1 ? 'the one deed' : `all ${report.deedList.length} deeds`} of ${report.holder.name}.`}
          note
          send={(note) =>
            call(delegations.acknowledge, {
              params: { id },
              body: { seenThrough: report.deedList.at(-1)?.id ?? 0, ...(note && { note }) },
            })
          }
          onClose={() => ask(null)}
        />
      )}
    </Group>
  )
}

type Deed = DelegationReport['deedList'][number]

function Known({ report }: { report: DelegationReport }) {
  const zone = useTimeZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  return (
    <>
      <Facts
        facts={{
          Days: daysWords(report),
          'What they may do': limitWords(report),
          Why: report.reason,
          'Report signed':
            report.seenOn && `${day(report.seenOn)}${report.seenNote ? `: ${report.seenNote}` : ''}`,
        }}
      />
      <Title order={2}>What was done under the authority of {report.giver.name}</Title>
      <div data-no-print>
        <DataTable
          label="What was done, oldest first"
          rows={report.deedList}
          columns={columns}
          rowKey={({ id }) => id}
          empty={report.state === 'ended' ? 'Nothing was done under it.' : 'Nothing was done under it yet.'}
        />
      </div>
      <PrintedTable rows={report.deedList} columns={columns} rowKey={({ id }) => id} />
    </>
  )
}

const columnsIn = (zone: string | undefined): readonly Column<Deed>[] => [
  { key: 'day', title: 'Business day', cell: ({ businessOn }) => day(businessOn) },
  { key: 'when', title: 'When', cell: ({ happenedAt }) => instant(happenedAt, zone) },
  { key: 'by', title: 'By', cell: ({ by }) => by },
  { key: 'deed', title: 'Deed', sortBy: ({ command }) => command, cell: ({ command }) => titleOf(command) },
  { key: 'subject', title: 'To what', sortBy: ({ subject }) => subject, cell: ({ subject }) => subject },
  { key: 'reason', title: 'Why', wrap: true, cell: ({ reason }) => reason },
]
