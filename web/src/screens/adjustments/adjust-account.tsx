import { Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { type Account, accountShown } from '../accounts/account-queries.ts'
import { ForCaseLine } from '../cases/for-case-line.tsx'
import { linesLeftOf, reasonsShown } from './adjustment-queries.ts'
import { owesWords } from './adjustment-words.ts'
import { AdjustForm } from './adjust-form.tsx'
import { CaseForm } from './case-form.tsx'

/** Credits or charges an account: by the lines of its bills or an amount, or by a standard case of the city. */
export function AdjustAccount() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/adjust' })
  const query = useQuery(accountShown(accountNumber))
  const account = query.data
  return (
    <Stack gap="md" maw={900}>
      <PageHead
        title={`Credit or charge ${accountNumber}`}
        state={account ? `${account.payerName ?? 'No payer'} ${owesWords(account.balanceCents)}.` : ''}
        action={
          <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} size="sm">
            Back to the account
          </TextLink>
        }
      />
      <ForCaseLine />
      <Loaded query={query} rows={10}>
        {(shown) => <Ways account={shown} />}
      </Loaded>
    </Stack>
  )
}

function Ways({ account }: { readonly account: Account }) {
  const { bill } = useSearch({ from: '/office/accounts/$accountNumber/adjust' })
  const [way, setWay] = useState<string | null>('lines')
  const reasons = useQuery(reasonsShown)
  const lines = useQuery(linesLeftOf(account.accountNumber, bill))
  const missing = reasons.data?.missing ?? []
  if (missing.length > 0)
    return (
      <Text>
        ⚠ The city has no rule in force for {missing.join(' and ')}. Nothing is credited or charged before it
        has: add the policy with its citation under <TextLink to="/city">City</TextLink>.
      </Text>
    )
  return (
    <Tabs value={way} onChange={setWay}>
      <Tabs.List>
        <Tabs.Tab value="lines">By line or amount</Tabs.Tab>
        <Tabs.Tab value="case">A standard case</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="lines" pt="md">
        <Loaded query={reasons} rows={8}>
          {({ rows }) => (
            <AdjustForm account={account} reasons={rows} lines={lines.data?.rows ?? []} bill={bill} />
          )}
        </Loaded>
      </Tabs.Panel>
      <Tabs.Panel value="case" pt="md">
        <CaseForm account={account} />
      </Tabs.Panel>
    </Tabs>
  )
}
