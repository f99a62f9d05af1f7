import { call } from '@cartwright/api/client'
import { whatIfs } from '@cartwright/api/what-ifs'
import { Alert, Button, Group, Progress, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ImpactAccounts } from './impact-accounts.tsx'
import { ImpactFiles } from './impact-files.tsx'
import type { ImpactSearch, ImpactTab } from './impact-search.ts'
import { ImpactShown } from './impact-shown.tsx'
import { gapsWords, impactSentence, periodsWords } from './impact-words.ts'
import { impactShown, type WhatIf, whatIfShown } from './proposal-queries.ts'
import { RemoveWhatIf } from './remove-what-if.tsx'
import { Revenue } from './revenue.tsx'

/** What a proposal would mean for the accounts of a period. */
export function ImpactPage() {
  const { whatIfId } = useParams({ from: '/office/what-if/impact/$whatIfId' })
  const query = useQuery(whatIfShown(Number(whatIfId)))
  const whatIf = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={whatIf ? `Impact of ${whatIf.proposal}` : `What-if ${whatIfId}`}
        state={whatIf ? periodsWords(whatIf) : ''}
        action={whatIf && <Actions whatIf={whatIf} />}
      />
      <Loaded query={query} rows={12}>
        {(known) => (
          <>
            <Text size="sm">
              Version {known.number} of{' '}
              <TextLink
                to="/what-if/$proposalId"
                params={{ proposalId: String(known.proposalId) }}
                fz="inherit"
              >
                {known.proposal}
              </TextLink>{' '}
              for {known.resolution}. Proposed rates count{' '}
              {known.asIfInForce ? 'as if they had been in force all the period' : 'on their own days only'}.
              Nothing of it was billed.
            </Text>
            {known.state === 'calculated' ? <Calculated whatIf={known} /> : <Going whatIf={known} />}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Actions({ whatIf }: { readonly whatIf: WhatIf }) {
  const may = useMay()('proposals.change')
  return (
    <Group gap="xs">
      {may && <RemoveWhatIf whatIf={whatIf} />}
      {whatIf.state === 'calculated' && <ImpactFiles id={whatIf.id} />}
    </Group>
  )
}

function Going({ whatIf: { id, failure, progress } }: { readonly whatIf: WhatIf }) {
  const again = useCommand(() => call(whatIfs.again, { params: { id } }))
  if (failure !== null)
    return (
      <Alert color="red" title="✗ The calculation stopped" role="alert">
        <Stack gap="xs" align="flex-start">
          {failure}
          <Refusal error={again.error} />
          <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
            Go on
          </Button>
        </Stack>
      </Alert>
    )
  const { accounts, accountsDone } = progress
  const sentence = `Calculating: ${accountsDone.toLocaleString('en-US')} of ${accounts.toLocaleString('en-US')} accounts`
  return (
    <Stack gap={4}>
      <Text size="sm" component="output" display="block">
        {sentence}. You may leave this page; nothing is lost.
      </Text>
      <Progress value={accounts > 0 ? (accountsDone / accounts) * 100 : 0} animated aria-label={sentence} />
    </Stack>
  )
}

function Calculated({ whatIf }: { readonly whatIf: WhatIf }) {
  const query = useQuery(impactShown(whatIf.id))
  const search = useSearch({ from: '/office/what-if/impact/$whatIfId' })
  const navigate = useNavigate()
  const go = (next: ImpactSearch) =>
    void navigate({
      to: '/what-if/impact/$whatIfId',
      params: { whatIfId: String(whatIf.id) },
      search: next,
    })
  return (
    <Loaded query={query} rows={12}>
      {(impact) => (
        <>
          <Text fw={600}>{impactSentence(impact)}</Text>
          {impact.withGaps > 0 && (
            <Alert color="yellow" title="⚠ Some amounts are not whole">
              {gapsWords(impact.withGaps)}{' '}
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => go({ view: 'accounts', change: 'gaps' })}
              >
                Show them
              </Button>
            </Alert>
          )}
          <Tabs
            value={search.view ?? 'impact'}
            onChange={(view) => go({ view: view as ImpactTab })}
            keepMounted={false}
            activateTabWithKeyboard={false}
          >
            <Tabs.List mb="md">
              <Tabs.Tab value="impact">Customers</Tabs.Tab>
              <Tabs.Tab value="revenue">Revenue</Tabs.Tab>
              <Tabs.Tab value="accounts">Accounts</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="impact">
              <ImpactShown impact={impact} onDrill={(part) => go({ view: 'accounts', ...part })} />
            </Tabs.Panel>
            <Tabs.Panel value="revenue">
              <Revenue impact={impact} />
            </Tabs.Panel>
            <Tabs.Panel value="accounts">
              <ImpactAccounts whatIf={whatIf} impact={impact} search={search} onGo={go} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Loaded>
  )
}
