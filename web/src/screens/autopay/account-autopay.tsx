import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { titleOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { autopayOfAccount, type Mandate, type OfAccount } from './autopay-queries.ts'
import { signs, standing, wayWords } from './autopay-words.ts'
import { EndForm } from './end-form.tsx'
import { MandateForm } from './mandate-form.tsx'

type Asking = 'set-up' | 'change' | 'stop' | 'resume' | null

/** Whether and how an account is paid automatically: what was agreed to, how far it is, and what to do about it. */
export function AccountAutopay({ account }: { readonly account: Account }) {
  const query = useQuery(autopayOfAccount(account.accountNumber))
  return (
    <Loaded query={query} rows={6}>
      {(shown) => <Panel account={account} shown={shown} />}
    </Loaded>
  )
}

type PanelProps = { readonly account: Account; readonly shown: OfAccount }

function Panel({ account, shown }: PanelProps) {
  const may = useMay()('autopay.change')
  const [asking, ask] = useState<Asking>(null)
  const { rows, rule, told } = shown
  const [current] = rows.filter(({ state }) => state !== 'stopped')
  const before = rows.filter((row) => row !== current)
  if (!rule)
    return (
      <Text>
        The city has no rule on autopay. Add the policy “autopay” with its citation to the set-up first.
      </Text>
    )
  return (
    <Stack gap="md">
      {!current && <Text>{noneWords(account)}</Text>}
      {current && <MandateShown mandate={current} />}
      {told && current?.state !== 'live' && (
        <Text>
          ▲ Bill {told.billNumber}, due {day(told.dueOn)}, told the customer not to pay, and nothing draws it.
          Tell them.
        </Text>
      )}
      {may && (
        <Group gap="xs" data-no-print>
          {!current && <Button onClick={() => ask('set-up')}>Set up autopay …</Button>}
          {current && <Button onClick={() => ask('change')}>Change the bank account …</Button>}
          {current?.state === 'held' && (
            <Button variant="default" onClick={() => ask('resume')}>
              Let it go on …
            </Button>
          )}
          {current && (
            <Button variant="default" color="red" onClick={() => ask('stop')}>
              Stop autopay …
            </Button>
          )}
        </Group>
      )}
      {before.length > 0 && <Earlier mandates={before} />}
      {(asking === 'set-up' || asking === 'change') && (
        <MandateForm
          account={account}
          rule={rule}
          replaces={asking === 'change' ? (current ?? null) : null}
          onClose={() => ask(null)}
        />
      )}
      {(asking === 'stop' || asking === 'resume') && current && (
        <EndForm mandate={current} deed={asking} onClose={() => ask(null)} />
      )}
    </Stack>
  )
}

const noneWords = ({ autopay }: Account): string =>
  autopay
    ? '▲ Marked as paid automatically, but nothing of what the customer agreed to is kept here. Set it up, or take the mark away under Bill and note.'
    : 'Not on autopay. With the customer’s word it is set up here, and bills are drawn on their due day.'

const MandateShown = ({ mandate }: { readonly mandate: Mandate }) => (
  <>
    <Text fw={600}>
      {signs[mandate.state]} {standing(mandate)}
    </Text>
    <Facts
      facts={{
        Holder: mandate.holderName,
        'Bank account': `${titleOf(mandate.accountKind)} ${mandate.routing} …${mandate.last4}`,
        'Bank details since': day(mandate.detailsSince),
        Agreed: `${day(mandate.givenOn)}, ${wayWords[mandate.givenBy]}`,
        'Kept where': mandate.evidence,
        'Set up': `${day(mandate.setUpOn)}, ${mandate.setUpBy}`,
      }}
    />
    <details>
      <summary>What was agreed to, word for word</summary>
      <Text size="sm" maw="70ch" mt="xs">
        {mandate.wording}
      </Text>
    </details>
  </>
)

const Earlier = ({ mandates }: { readonly mandates: readonly Mandate[] }) => (
  <section aria-labelledby="earlier-autopay">
    <Title order={2} size="h4" id="earlier-autopay">
      Before
    </Title>
    {mandates.map((mandate) => (
      <Text key={mandate.mandateId} size="sm">
        {mandate.holderName}, {mandate.routing} …{mandate.last4}, agreed {day(mandate.givenOn)}.{' '}
        {standing(mandate)}
      </Text>
    ))}
  </section>
)
