import { urlOf } from '@cartwright/api/client'
import { proposals } from '@cartwright/api/proposals'
import { Anchor, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { Day, day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { AskForm } from './ask-form.tsx'
import { ChangeForm } from './change-form.tsx'
import { type Proposal, proposalShown, whatIfList } from './proposal-queries.ts'
import { ProposedRates } from './proposed-rates.tsx'
import { WhatIfTable } from './what-if-table.tsx'

/** One proposal: who proposes what and why, its rates beside those in force, and what was calculated by it. */
export function ProposalPage() {
  const { proposalId } = useParams({ from: '/office/what-if/$proposalId' })
  const [version, choose] = useState<number | undefined>()
  const query = useQuery(proposalShown(Number(proposalId), version))
  return (
    <Stack gap="lg">
      <Head proposal={query.data} id={proposalId} />
      <Loaded query={query} rows={12}>
        {(proposal) => <Known proposal={proposal} onVersion={choose} />}
      </Loaded>
    </Stack>
  )
}

function Head({ proposal, id }: { readonly proposal: Proposal | undefined; readonly id: string }) {
  const may = useMay()('proposals.change')
  const [asking, ask] = useState<'change' | 'calculate' | null>(null)
  const close = () => ask(null)
  return (
    <>
      <PageHead
        title={proposal?.name ?? `Proposal ${id}`}
        state={
          proposal
            ? `Proposed, not adopted · ${proposal.newest.resolution} · from ${day(proposal.newest.effectiveFrom)}`
            : ''
        }
        action={
          proposal &&
          may && (
            <Group gap="xs">
              <Button variant="default" onClick={() => ask('change')}>
                Change it …
              </Button>
              <Button onClick={() => ask('calculate')}>Calculate …</Button>
            </Group>
          )
        }
      />
      {proposal && asking === 'change' && <ChangeForm proposal={proposal} onClose={close} />}
      {proposal && asking === 'calculate' && <AskForm proposal={proposal} onClose={close} />}
    </>
  )
}

type KnownProps = { readonly proposal: Proposal; readonly onVersion: (version: number | undefined) => void }

function Known({ proposal, onVersion }: KnownProps) {
  const calculated = useQuery(whatIfList(proposal.id)).data?.rows
  return (
    <>
      <Said proposal={proposal} onVersion={onVersion} />
      <section aria-labelledby="calculated">
        <Title order={2} size="h4" id="calculated" mb="xs">
          What it would mean
        </Title>
        <WhatIfTable rows={calculated} />
      </section>
      <section aria-labelledby="rates">
        <Title order={2} size="h4" id="rates" mb="xs">
          Proposed rates
        </Title>
        {proposal.tables.map((table) => (
          <Text key={table.label} size="sm" mb={4}>
            <strong>{table.label}</strong>: {count(table.changed, 'rate')} of {count(table.rows, 'row')}{' '}
            change
            {table.gone > 0 && ` · ${count(table.gone, 'rate')} in force have no successor`}
            {table.overCap > 0 &&
              ` · ▲ ${count(table.overCap, 'rate')} over the noticed cap: a new notice and hearing are needed`}
            .
          </Text>
        ))}
        <ProposedRates key={proposal.shown} proposal={proposal} />
      </section>
      {proposal.policies.length > 0 && <Rules proposal={proposal} />}
    </>
  )
}

function Said({ proposal, onVersion }: KnownProps) {
  const zone = useTimeZone()
  const { versions, shown, newest, id, files } = proposal
  const version = versions.find(({ number }) => number === shown) ?? newest
  return (
    <Stack gap="xs">
      <Facts
        facts={{
          'How rates were set': version.method,
          Why: version.why,
          'Made by': `${version.madeBy}, ${instant(version.madeAt, zone)}`,
          'To adopt it': (
            <Group gap="sm">
              {files.map((file) => (
                <Anchor
                  key={file}
                  inherit
                  download
                  href={urlOf(proposals.file, { params: { id, file }, query: { version: shown } })}
                >
                  {file}
                </Anchor>
              ))}
              <Text span size="sm">
                into the folder of the city, then load it
              </Text>
            </Group>
          ),
        }}
      />
      {versions.length > 1 && (
        <NativeSelect
          label="Version"
          maw="28rem"
          value={shown}
          onChange={({ currentTarget }) => {
            const chosen = Number(currentTarget.value)
            onVersion(chosen === newest.number ? undefined : chosen)
          }}
          data={versions.map(({ number, madeBy, why }) => ({
            value: String(number),
            label: `${number} · ${madeBy}: ${why}`,
          }))}
        />
      )}
    </Stack>
  )
}

const Rules = ({ proposal }: { readonly proposal: Proposal }) => (
  <section aria-labelledby="rules">
    <Title order={2} size="h4" id="rules" mb="xs">
      Proposed rules
    </Title>
    <Facts
      facts={Object.fromEntries(
        proposal.policies.map(({ code, citation, from, value }) => [
          `${code}, ${citation}`,
          <span key={code}>
            from <Day on={from} />: {JSON.stringify(value)}
          </span>,
        ]),
      )}
    />
  </section>
)
